/** P4: who the person is, where, and how to get at what is theirs. */
export const peopleRules = `
rule name
about: person
says: asks who the person is
because: Nothing that names a person may be heard in this room.
instead: Take it out. The box knows who was called; the agent must not.
find: your/full/first/last/maiden/middle/family ... name/names
find: surname/forename/initials/nickname
find: what is/are his/her/their names/name
find: is/are he/she/they called
find: what shall/should/can/may i/we call you
find: how do people/friends/they call you
find: people/friends call you
find: who/whom i_am/am_i speaking/talking
find: with whom/who do/am/i ... speak/speaking/talk
find: is it/that/this mr/mrs/miss/ms/doctor
find: mr/mrs/ms
find: who am i/whom am i/who is speaking/who is this/to whom
find: whom am i speaking/talking
find: who/whom + speaking/talking to
find: mr/mrs/miss/ms or
find: name of your
find: facebook/instagram/twitter/linkedin/whatsapp/social media name/account/profile/handle
find: name of the/your street/road/town/village/house/building/bank/company/pet/first
find: network called
find: christen*/baptis*
find: your parents/mum/dad/mother/father name/call/called/named you
find: do/would/does you/he/she go_by/answer_to
find: are/is you known/called/named
find: on whatsapp/facebook/instagram/twitter/linkedin/snapchat/tiktok/telegram/messenger/signal
find: your/the handle
unless: spell your name more than once; spell your name again
unless: your insurer s name; name or address and; the company name; a name you know; company s name; name of the company; name of your insurer; first name that comes to mind; brand name
unless: on facebook/instagram/twitter/linkedin/tiktok or; advert/advertisement/adverts/advertising/seen/see/saw ... on facebook/instagram/twitter/linkedin/tiktok; contact/contacted/complain ... on facebook/twitter/whatsapp; the handle on
unless: roughly/generally/broadly/strictly/honestly speaking
refuses: What is your surname?
refuses: What shall I call you?
allows: Did the call handler give their name?
allows: Have you seen an advert on Facebook?

rule where
about: person
says: asks where the person is to be found
because: An address is what a thief needs and a respondent is promised we do not have.
instead: Ask at most for a region, in a list of large ones.
find: postcode/post_code/zip_code/zipcode
find: house/door/flat number
find: number of your/the house/flat/door
find: street name
find: whereabouts
find: which/what street/road/town/village/city/building/estate/lane/avenue/neighbourhood/suburb/borough
find: where do you ... live
find: where you live + what/which/name
find: tell/say/give ... me/us/exactly/roughly where you live
find: where are you living/based/calling/from
find: where ... is/are your home/house/flat
find: part of town/the_country/the_city
find: name of the/your nearest/closest/local
find: at number #/one/two/three/four/five/six/seven/eight/nine/ten/eleven/twelve/twenty
find: within/about/less_than a/half/one/two/# mile/miles/walk/kilometre
find: within # minutes of
find: live/home/house + mile/miles/minutes/walk/opposite
find: part of town/the country/city
find: district/county/borough/parish council
find: live/home/house/you near/close_to/beside/opposite/behind the/a
find: football ground/club/team/stadium
find: closest/nearest to you/your
find: see from your
find: in the # area
find: are you in the ... area
find: where ... send it/them
find: childhood/old street/home/house/school/town
find: leave/left school
find: write to you
find: nearest/closest bus stop/station/shop/school/pub/town/tube
find: house/home/flat near/close_to/next_to/opposite/beside
find: your/home/postal/email/mail/current/full/correct/billing/what ... address/addresses
find: first line of
find: which/what school/college/church/pub/gym/surgery/firm/employer
find: your/his/her/their/the ... employer/workplace
find: which company/firm do/did you work
find: who/where ... do you work
find: who do you work for
find: job title
find: do for a living
find: what is your job/occupation/trade
find: who/what is your ... doctor/gp/boss/landlord/mother/father/partner/wife/husband/neighbour
find: postal/zip code/area/town
find: half/part/start/end/beginning of your/the post/postal/postcode/address/code
unless: which part of the country; address your/the/a problem/complaint/question/concern/issue; which town or; where you live in general; supervised workplace; closest to your view/opinion/answer/experience/feeling; in a town; do you live in a town; which region do you live; where do you live in a; where you live and please do not; do not know where you live
refuses: What is your postcode?
refuses: What is the nearest bus stop to you?
allows: Did they address the problem?

rule birth
about: person
says: asks for a date of birth
because: A date of birth opens accounts, and an age group is all that research needs.
instead: Ask for an age group, in bands.
find: date/year/month/place/day of birth
find: dob/d o b
find: birthday/birthdate/birth_date/star_sign/zodiac
find: year/month/date/day/when/where were/was you/they born
find: when/where ... born
find: what year ... born
find: birth certificate
find: when/which ... turn/turned/reach/be sixty/fifty/forty/thirty/seventy/eighty/sixteen/eighteen/twenty/#
find: how old are/is you/your exactly
find: winter/summer/spring/autumn/christmas/leap baby
find: had your *ieth/*fifth/*first
find: decade and year
find: exact age
find: how old is/are your
find: come/arrive/brought into/in the/this world
find: blow/light ... candles
find: candles/cake + when/month/next/age/many
find: a year older
unless: birthday present; born before or after; born in the uk
refuses: What is your date of birth?
refuses: In which year were you born?
allows: Which age group are you in?

rule contact
about: person
says: asks how the person can be reached
because: The number is never seen in this room, and nothing is taken down.
instead: Take it out.
find: email/e_mail ... address/you/reach/for/best/jot/take/give
find: your/best/what/which email/e_mail
find: take/have/get/jot an email/e_mail
find: contact/mobile/phone/telephone/landline/home/best number
find: what/which/give/take/confirm/have/is your number
find: which/what number/number is
find: another/other/second/different number ... use/reach/call/ring/you
find: what is the number
find: pay as you go
find: number is/are best
find: number ... reach/call/ring you
find: network/wifi/wi_fi password/name/called
find: wifi/wi_fi
find: at sign/symbol
find: before/after the at
find: where/how ... send/reach ... electronically/online
unless: answer/answered/read/open/reply your email/e_mail/letter; answer/answered/reply to your email/e_mail; by email; an email from; email they sent; your number i cannot; see your number; phone number on the website; the phone number on; picked your number; got your number; get your number; dialled your number; from your number; find the phone number; had your number; number keys; email or; have your number
unless: would you say .; if you do not mind
refuses: What is the best e-mail address to reach you on?
refuses: Which number is best for you in the evenings?
allows: How did you get in touch: by phone, by e-mail or by letter?

rule account
about: person
says: asks for account, card or security details
because: It is fraud, whatever the reason given.
instead: Take it out.
find: account/card/policy/reference/customer/membership/claim/passport/registration/serial/long/security/nhs/licence/national_insurance number/digits/code/no/reference
find: policy reference
find: sort code
find: bank/credit/debit/payment ... card/cards/details/statement
find: bank account
find: expiry/expire/expires + card/front/date/back
find: cvv/iban
find: which/what bank
find: who/whom do you bank
find: bank with
find: your bank details/account/card/statement/name/branch/manager
find: what/which/who is/was your bank
find: name of your bank
find: trust banks or
find: barclays/lloyds/natwest/hsbc/santander/halifax/nationwide/monzo/starling/tsb
find: is your account with
find: last/first/final ... two/three/four/five/six/# digits/letters/numbers/characters/figures
find: first/last letters/digits/numbers/letter
find: last four
find: digits
find: password/passphrase/passcode/passwords
find: pass code/word/phrase
find: memorable/secret word/date/information/place/name
find: security question/answer/word
find: user name/username/login
find: log in/on details/name/code/word
find: log in + word/use/code/details
find: one time code/password
find: your/the/a/is pin
find: pin number/code
find: code we have/just sent
find: type to get
find: black horse
find: bank card
find: barclaycard/mastercard/amex/visa/paypal
find: numbers/digits/figures on/across the/your front/back/card/top/bottom
find: transaction/transactions/statement + account/last/your
find: read me/out ... code/card/number/digits
find: mother s maiden
find: first pet/school/car/teacher
find: passport/driving licence/driving license/number plate/registration plate
find: code letter
find: =pin/=pins + you/your/use/same/share/remember
unless: ask/asked for your policy number; your policy number to hand; policy number every time
unless: on account of; bank or building society; my bank; part of a/your bank account; bank holiday; number of digits; account in credit; took account of; online account; policy number on the letter; if someone/somebody/anybody asks for your bank details; passport for
refuses: Please tell me your account number and sort code.
refuses: What was the name of your first pet?
allows: Did you use the online account?
`
