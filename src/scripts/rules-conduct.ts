/** T1, T2, P6: selling, leads and prizes, and anything that would have to be typed. */
export const conductRules = `
list seller: broker; brokers; adviser; advisor; agent; sales; salesman; specialist; expert; colleague; partner; consultant; manager; insurer; team; company; friends in the trade; sales team; sales desk; somebody who sells; firm

rule quoting
about: selling
says: sells something, or leads to somebody who does
because: Selling under the name of research is against the law, and research is only outside the telephone preference rules while it sells nothing.
instead: Take it out. Research ends with a thank-you.
find: quote/quotes/quoted/quotation
find: save/saving/saved ... money/up_to/on_your/pounds/by/cash
find: save you/them/people
find: special/exclusive/our/free/limited/great/latest/introductory/amazing ... offer
find: offer/offers for/to you/people/someone
find: have/has/had/is/got/some/a an/some/any/good offer/offers
find: good/great/better offer at/for/this
find: we/i/they can/could/will/would/are_able_to ... offer/save/beat/get_you/find_you/sell/cut/reduce/lower/switch
find: discount/cashback/cash_back/voucher/prize/gift/raffle/lottery/competition/sweepstake/prizes
find: prize draw/draw for
find: a/the/into/in/free draw
find: you/will/could/may/might win
find: gift_card/voucher
find: =reward/=rewards/incentive
find: free/bonus trial/review/check/consultation
find: no obligation
find: special price/deal/rate/discount
find: better/best/great/good/new/cheaper/amazing/lower/keener deal/rate/quote
find: better/best/lower/cheaper price/policy/cover/insurance for/with/from/somewhere/elsewhere/to you/us
find: cheaper/better ... for you/us
find: get/find/like/want/need/have/offer/something/see ... cheaper
find: better/lower/cheaper price ... you/ring/call
find: ring/call/find/get_you ... better/cheaper/lower price
find: cheaper for
find: fancy a/an/some
find: knock/knocking + off/renewal/price
find: tempt/tempted
find: beat the/your price/quote
find: are/be/might/you interested
find: interested in hearing/finding/learning/getting/buying/switching/our/a/an/taking/more
find: can/could/may/might i/we interest
find: your interest to
find: would you/anyone/anybody/somebody ... like/want/care/prefer to receive/hear/buy/switch/sign/join/speak/talk/get/save/know/find/see/take_up/change/compare/try/upgrade/have
find: would you like/want/care for a/an/us/someone/somebody/more/our/one of
find: would you like/want me/us to send/arrange/put/get/book/find
find: would you consider/think_of/be_open_to moving/changing/switching/leaving/a new
find: open to changing/switching/moving
find: would you switch/move/change/leave
find: could/can you live with a lower/smaller bill
find: who/that/firm/company/insurer charge less
find: sign/signing up
find: subscribe/upgrade/telesales/marketing
find: switch/move/change to us
find: buy now/today/from us
find: act now
find: take advantage
find: you qualify
find: hamper/lucky/goody
find: earn you/yourself
find: for half/less
find: know a firm/company/man/place/somebody/someone who/that/would
find: showed/show you how
find: leaflet/brochure ... door/help/send/post/you
find: mark you down
find: wanting a call
find: tell you about their/our/its
find: your agreement/permission/consent to
find: have/let ... your agreement/permission/consent
find: put/have a word
find: put forward your name
find: drop you a line
find: our/new ... product/products/range/policies
find: about/in other products/policies
find: our new/latest/own policy/product
find: sign/put/pencil/enter/get you up/down/in
find: overpaying/overpay/overpaid
unless: sign up for updates/text/email/alerts
unless: did the/they/your ... offer you a lower/better price; offered/offer a discount for staying/loyal; were you offered; get a quote from/online; did you get a quote; how many quotes did
unless: felt tempted; i know a company; would you like to hear the answers/question/list again; would you like something repeated; would you like me to repeat; first/their/final/fair offer; offer they made; offered you a choice; offered me; fair was the offer; accept the/their offer; would you like to stop/go on/carry on/continue; would you like to have it read; i have nothing to sell; trial; like to know; would you prefer to speak in; save you/your time; call back; would you leave over; would you like more time; would you change anything about; would you leave; special offer in the advert; service they offer; offer good service; would you say; would you speak; best rate their; how good a deal
unless: put you down in; put you in; get you in
unless: i would like/love/be; if you do not mind; would you say .
refuses: Would you like a free quote?
refuses: Everybody who takes part goes into a draw.
refuses: You are probably overpaying; would you like to know by how much?
allows: Would you like me to repeat the question?
allows: How fair was the offer they made to settle your claim?

rule passing-on
about: selling
says: passes the person on, or promises that somebody will come back
because: There are no leads and no transfers: what is said here goes nowhere with a name on it.
instead: Take it out. Nobody is called back for a company.
find: speak/talk/chat/transfer/pass/put/connect/introduce/hand/refer/call/ring/contact/meet ... to/through/by/with/over/from/for ... @seller
find: transfer/connect/refer/hand you
find: put you through
find: stay/hold on the line
find: talk you through
find: adviser/advisor/specialist/expert/consultant/broker/somebody/someone/we/manager/team/one_of_our ... call/ring/contact/phone/visit/reach you/back
find: have somebody/someone/a ... ring/call/contact/phone/visit
find: specialist/expert/adviser/advisor/somebody/someone will/can/could/may be in touch
find: we/i/somebody/someone/partners/they ... call/ring/phone/contact you back/about/with/to/on/regarding/again/when
find: may/can/could/shall the_insurer/we/they/somebody/someone contact/ring/call/visit/write you/to
find: get/be back in touch
find: contact you about/again/with/to/regarding
find: we/i/somebody/someone/who/that will/can/could/may/shall/would ... keep you updated/informed/posted
find: like/want/happy ... kept/keep updated/informed/posted
find: send/post/text/email you
find: shall/can/could/may i/we send/post/text/email
find: pass/share/sell ... your/their details/interest/name/number/answers
find: give ... your details/number
find: pass on your
find: book/arrange/set_up ... appointment/visit/call/meeting/demonstration
find: make an appointment
find: book you
find: friends in the trade
find: look at your policy
find: remind you
find: renewal date/month
find: somebody/someone/they may/might/will be in contact
find: put you in touch/contact
find: someone/somebody/anybody/a ... to/will/can/could come and/round/over/to
find: come and see you
find: look into that/it/this for you
find: renewal due/coming/soon/month/date
find: due for renewal
find: cover/policy/insurance ... due/renewal soon/when/month
find: may/can/could/shall/should a/an/one/my ... ring/call/phone/contact/visit/email you
find: time for a/an/the/our @seller to call/ring/visit/phone
find: want/like to hear about
find: policy/insurance next up/due
find: when ... policy/cover/insurance ... renew/run out/expire/end/up
find: which month ... policy/renew/renewal
find: policy runs/run out
find: one of our
find: may/shall/can/could/let/will/would i/me/we/us ... you ... through/over/across to
unless: did you ... look at your policy; when ... you ... look at your policy; you first speak/talk; did you ... speak/talk/spoke; complaint/claim/call/question passed to; did the/a/an/your manager/adviser/broker/insurer/company ring/call/phone/contact you; were you passed
unless: video call with; web chat with; chat with an insurer; like to chat; nobody will contact/ring/call/phone/write; we will not; they will not; will never; they ring you; did they call/ring/phone you back; they call/ring/phone you back when; did they/somebody/anybody/someone/the/your ... keep you informed/updated/posted; company ring; were you passed/transferred/put; nobody will ring/try; did the insurer/company/adviser/staff; how soon did somebody; how easy was it to speak/talk; did you speak/talk; would you rather speak/talk; when they called back; said they would; did you have to; were you offered; able to speak; being able to speak; the person you spoke; how many people did you speak; rather deal; ring round; one person to speak; you spoke to; you ring them; did you ring; did you call; they sent you; sends you; sent you; you can ask; you have called; when you called; prefer to speak; we will try again; get through to; send you to say sorry; do you look at your policy/renewal; how often do you look; happy to talk; would you talk to a chat bot; would you trust; when your policy came to an end; last time your policy came; the last time; letters from; they/insurer/company/council/bank/who send/sends/sent you; please stop me
unless: through to the end/next
unless: roughly/generally/broadly/strictly/honestly speaking
refuses: May I put you through to one of our advisers?
refuses: When does your policy run out, so that we can remind you?
allows: Did they call you back when they said they would?
allows: Nobody will contact you because of this call.
allows: Roughly speaking, how likely are you to renew with the same company?

rule typing
about: typing
says: asks for a number or for words that would have to be typed
because: There is nothing to type with: every answer is one of those listed.
instead: List the answers, with "something else" as the last.
find: in/using your own words
find: in a/one few/some/word/words/sentence/sentences/nutshell
find: in a few/one_or_two words/sentences
find: please/can you/could you/would you ... describe/specify/explain/spell/elaborate/expand
find: describe your/the/in/what/how/it + damage/happened/words/detail/feel/home
find: please describe/explain/specify
find: describe the damage/what/how/your
find: describe your
find: write/type/key/note/enter/record/jot in/down/here
find: write/type/note/record/enter/jot ... down/here/box
find: write/type/note/jot/enter it/the/what/their/your
find: jot down
find: note/notes it/down/what
find: spell
find: verbatim
find: free text
find: type the/in/your
find: =tell me/us more/all/everything/about/anything/what_happened/the_story
find: tell me/us ... story
find: any/your/further/other/what/have comment/comments/remark/remarks
find: anything else + want/like/say/add/tell/that
find: what else
find: say why
find: why do/did you say/think/feel that/so
find: put it your way
find: in which/what words
find: what words would
find: give your/the/some/me/us ... reason/reasons
find: what exactly happened
find: say/tell/talk ... a/little/bit more about
find: tell me about your
find: tell us about your
find: your reasons .
find: put it/that down
find: as many reasons/things
find: who is your insurer
find: any name will do
find: what would you say to
find: explain to me/why/what/it
find: as much/more/full/any/in detail/details
find: letter by letter
find: why is that
find: what was the reason just
find: say it as it
find: say/let them ... as it comes/talk
find: let them talk
find: would/how you put that/it in
find: fill in/out the/this/your/a
find: exact/exactly/precise/precisely/actual ... number/figure/amount/date/many/much/sum
find: how many/much/old/long ... exactly
find: give/tell/read/say/confirm/state ... number/figure/digits/amount/date
find: give a/me/us number/figure/score out
find: what/which number/figure/score would/do
find: what number/figure
find: what is your ... number
find: name every/all
find: which firm/company is it
find: to a/one thousand
find: records/record in/down/here
unless: easy was/is it to describe/explain/spell; ask/asked you to describe/explain/write/fill; have to spell/describe/explain/write; let you explain
unless: tell you how the amount; best describes your; tell me to stop; tell us which; do not tell me; please do not tell; easy to fill in; a lot to fill in; form easy; forms to fill; give their name; anything else in the list; did they/the insurer/staff/anybody/somebody/adviser ... explain; well did they explain; explain your/the options/policy/rights/claim/cover/what/why; did the call handler explain; did the loss adjuster explain; explain why they; told you why; were you told why; write to; what else do they; how well did; they explain; one of the number keys; number of the answer; easy to describe; score out of ten listed; which of these describes; which of these best describes; best describes you; would describe; say the number of; any other policies; give you a number; press the number; list of numbers; tells you anything; give good advice; which number on the scale
unless: which of these/the/following words; which word/words best; best describe; best describes; how well do/does ... describe
unless: for our/the records
refuses: Please tell me in your own words what happened.
refuses: How would you put that in a sentence?
allows: How well did they explain what your policy covers?
allows: Which of these words best describes the company?
`
