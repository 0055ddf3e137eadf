/** P4: when a home is empty, and who lives in it. */
export const absenceRules = `
rule empty-home
about: absence
says: asks when nobody is at home
because: A home known to be empty is an invitation.
instead: Take it out. Nobody is asked when they are in or out; the box rings at hours that suit.
find: @home ... empty/unoccupied/vacant/unattended/deserted/quiet/left
find: empty/unoccupied/unattended/vacant + @home/place/it
find: unoccupied/unattended
find: place/house/home is/be/stand/stands/left/gets quiet/empty/alone
find: @home alone
find: left alone/empty/unattended
find: leave ... home/house/flat/property ... for/alone/empty/day/days/time
find: @nobody in/home/there/around/about/in_there
find: nobody answers
find: @nobody is/be/being/was in/there/around/home/inside
find: with @somebody in it
find: are/is/were you in every/most/all/each/on/at
find: @somebody ... at_home/in_the_house/home_alone/at_your_house/in_the_home/there/around/about + @daypart
find: @somebody usually/always/ever/often in/home/around/there
find: is/are/will/was @somebody/there ... in during/most/every/all/before/after/until
find: always somebody/someone/anybody at_home/in
find: is/are anybody/anyone/somebody/someone/nobody at/in the home/house
find: anybody/anyone/somebody/someone around to/for
find: is/are there somebody/someone/anybody/anyone at_home/in
find: at home + daytime/afternoon/morning/evening/moment/now/usually/alone/during/night
find: are/will/were/be/is you/it often/usually/always/ever/mostly/normally/generally/at/most out/home/in/away
find: are/will/were/be you at home
find: are/were you at your desk/work/place/house
find: anyone/anybody/someone/somebody/who with/near/beside you at/now/today/tonight
find: there with you
find: who is/was/will/would ... in/at your/the house/home/flat
find: who is/was/will/would be in/home/there/around
find: @somebody =be in/out/home/there
find: alone + live/home/house/sleep
find: in if i/we/somebody called/call/came/come/knocked
find: call/called/come/came round/over/by at
find: out all/half/most/of the
find: mostly/usually/always/normally/often/rarely/never in/out/home .
find: at home today/tonight/tomorrow/now/most
find: are/will/were/be you out/in/home/away/off
find: you/house/home/flat/are/is ... out of the house
find: out most/every/late/all/of an/on
find: when/while/if you are out/away/not/at/off
find: pop/nip/go/going/goes/get/gets/come/comes/coming out
find: out of it/the house/home
find: when ... be out/in/home/back/up/asleep
find: =away
find: sign for parcels/deliveries
find: parcel/parcels/delivery/deliveries + nobody/noon/sign/leave/who/in/home
find: find nobody/anyone/you in/at_home
find: lights/lamp/lamps + switch/off/timers/travel
find: last person ... night/lights/bed/out
find: quiet ... place/house/home
find: stop the post/milk/papers
find: best/good/right/convenient time to call/visit/find/catch/come/ring
find: go to/to bed/sleep + when/time
find: asleep/bedtime
find: what_time/what_hours/which_days/which_mornings/which_evenings ... leave/go/start
find: when do/does/did/will/would/are/is/can you/they/he/she/everybody/people/anyone/the/your ... leave/get_home/come_home/get_back/go_out/start/finish/bed/asleep/get_in/return/up
find: look/looks/looking after/over the/your house/home/place/property/flat
find: mind/minds/feed/feeds/water/waters the/your house/home/place/cat/plants/property/dog
find: check/checks/watch/watches on the/your/it/them house/home/place/property/flat
find: check the/your property/house/home
find: asked next door
find: what does a normal/typical/usual day/week/weekday/weekend look like
find: your typical/normal/usual day/week/routine/weekday
find: routine
unless: confident/interested/involved/satisfied/happy were/are you in
unless: claim/repair/repairs/policy/service/problem/study/call start/begin/end/finish
unless: are you in prison; in prison; right/straight/put/throw/thrown/give/given/gave/take/taken/send/sent/turn/turned/pass/passed/explain/explained/walk/walked/look/looked away; away with; away from the/your phone/desk/insurer/company; right away; straight away; out of their/its/the way; way out; out of hours; found out; find out; out of the insurer; in time; you in touch; are you in work/touch/contact/favour/favor/agreement/control/any/doubt/the/a/which/one/paid/full; will you be in favour; group/groups/band/bracket/region/category/england/wales/country are you in; trade secret; left off; checked out; went out of; turned out; carried out; worked out; dealt with; get in touch; get through; look after it/this/the policy/insurance/them/you/customers/the insurance; looked after; going on; come out; got out of; are you out of contract; out of ten
find: @home + mid morning/full/packed
find: are/were/be/is/will you usually/often/mostly/always/ever/still/currently/all on_your_own/by_yourself/alone
find: are/were/be/is/will you on_your_own/by_yourself/alone
find: @home/place stand/sit/lie/left/stay/be idle/dark/shut/locked/still/unused
find: =idle
find: shut/close/lock up the/your @home
find: have/get/expect/any company + @daypart/tonight/home
find: before you leave/set_off/head_out/turn_in/go_out/go_to_bed
unless: looking after the home or/and; retired/studying/working ... looking after the home/house/family
refuses: Is the house empty during the day?
refuses: Are you in every evening?
refuses: Are you on your own just now?
allows: Did they deal with it right away?
allows: Are you working, retired or looking after the home?

rule habits
about: absence
says: asks how the person spends their days
because: Habits tell when a home is empty as surely as asking for the hours.
instead: Take it out. How often people use a service may be asked, not when they are out.
find: spend/spends your/the saturday/sunday/weekend/evening/day/days/morning/time/afternoon/christmas/summer
find: go/goes/going/went to/out_to church/gym/pub/bingo/football/shop/shops/mosque/chapel/class/club/theatre/cinema/market
find: walk/walking the/your dog
find: big/weekly/main shop
find: season ticket
find: homebody/on_the_go
find: set off ... morning/work/school
find: what time do/does/did you/they/he/she/your
find: when are you ... home/in/out/back/free
find: how late
find: stay out
find: up/rise/bed/back/home early/late
find: early riser
find: back before/by/after
find: take/takes in/out your/the bin/bins
find: bins
find: fly/flying + you/anywhere/soon/where/next
find: break/breaks planned/booked
find: seaside/beach/skiing/cruise
find: courier/postman/milkman
find: better/best/easier/good ... to catch/find/reach you
find: round the clock
find: which/what day/days/evening/evenings/night/mornings do/are you/they
find: on which/what day/days/evening/evenings do/does/are/is/will
find: heating go/goes/comes off/on
find: you are not about
find: not about
find: are you a morning/night/evening person
find: school/nursery run
find: take/keep/get/drag you out/away
find: pack/packing/packed ... bag/case/suitcase
find: suitcase/suitcases/luggage
unless: which day did they; early enough; too late; late payment; what day did; get back before; back by the time; settle; call you back by; to reach
refuses: When do you walk the dog?
allows: On what day did they promise to call?

rule holidays
about: absence
says: asks about holidays and travel
because: Who is on holiday has an empty home.
instead: Take it out. Whether a person has travel insurance may be asked.
find: holiday/vacation
find: trip/travel/journey/cruise + next/abroad/booked/when/plan/month/summer/soon/much/often/week/times
find: abroad/overseas
find: travel/travelling + in/next/soon/this/over/at/during/for/away/lamps
find: go/going/off/been/be away/abroad/anywhere
find: off anywhere
find: where are you going/off/travelling
find: second/holiday/other/weekend home
find: caravan at weekends
find: sleep/stay/spend ... elsewhere/somewhere_else/abroad
find: spend the night/nights/summer/winter
find: nights a month/week
find: stay/stays ... with you/there/at night
find: regular evening/morning class/club/meeting
find: evening class/classes
find: when/where/how_soon do/will/are/would/can you next
find: jet/fly/head/dash/sneak off
find: sun/sunshine/suntan/tan + summer/winter/spring/autumn/year/month
unless: bank holiday/holidays; travel insurance/policy/policies/cover/insurer; holiday insurance/cover/policy; car and/or travel policies/insurance; travel by train/bus; somewhere to stay; go abroad insurance
unless: the sun newspaper; read the sun
refuses: Do you plan to go on holiday this summer?
refuses: Where will you next jet off to?
allows: Do you have travel insurance?

rule work-times
about: absence
says: asks when the person is at work
because: Hours of work are hours at which the home is empty.
instead: Ask at most whether the person is in paid work, in a list of kinds of work.
find: shift/shifts/nightshift
find: do nights/days/lates/earlies/overtime
find: days or nights
find: nights or days
find: switch/turn off your phone/lights
find: work nights/days/away/late/shifts/weekends/from_home/in_the_day/during
find: what/which hours/days/shifts ... work
find: what hours/shifts
find: work/job/commute + @daypart/hours/start/finish/overnight/away
find: what time/times ... work/job
find: leave/get_back/come_back/return/home ... work
find: leave for work/the_office/school
find: commute
find: at work ... day/evening/night/moment/now/morning
find: job take/takes/keep/keeps you away
find: get/come/comes/gets home/back/in ... school/work/college
find: when do/does the/your children/child/family/partner/husband/wife ... get/come/leave/go
find: kids/children/child ... home/in/back/school + when/time
find: between nine and five
find: nine to five
find: full days
unless: at work told; days to work out; worked out; work well; works well; hours did you wait; opening hours; website; work on your phone; the work; how good was the work; hours of work they; somebody at work; time to work
refuses: What hours do you work?
refuses: What time do you usually leave for work?
allows: Are you in paid work, retired, studying or something else?

rule who-lives-there
about: occupancy
says: asks who lives in the home
because: Who lives alone, or with whom, tells who is easy to rob or to frighten.
instead: Take it out. An age group and whether the person deals with the insurance are enough.
find: live/living/lives/are/home/be/stay/sleep/manage alone/on_your_own/by_yourself/single_handed
find: on your/their own + most/home/house/live/living
find: live/living/lives/share/shares/stay/sleep with you/a/your/anybody/anyone/somebody/partner/family
find: who/how many ... live/lives/living/sleep/sleeps/stay/share/shares ... home/house/household/you/there/address/with
find: who lives
find: how many of you
find: teenager/toddler/baby/babies/pensioner/invalid/wheelchair/frail/bedridden/housebound/infirm/students/flatmate/housemate
find: wife/husband/partner/son/daughter work/works/job/out/travel
find: how many/any ... people/adult/adults/children/person ... live/sleep/household/home/house/stay/there
find: live with
find: is it just you
find: just you there/at_home/in
find: share/shares your/the home/house/flat
find: anybody/anyone/somebody/someone/who stay/stays/sleep/sleeps with
find: children/child/kids + under/home/house/grown/have/live/young/youngest/many
find: elderly/relative/lodger/tenant/tenants/au_pair/cleaner/carer/nanny/nurse + house/home/stay/come/lives/in/herself/live/your
find: man/woman/men in/around/about the/your house/home
find: do/does you/your have/hire/use/employ a cleaner/carer/nanny/gardener/lodger/carers
find: widow/widower/widowed
find: mother/father/daughter/son/parents/sister/brother/granny/nephew/niece + house/home/room/live/lives/getting/gets/own/get/with/there
find: young/strong/big/tough/frail/old man/lady/woman
find: tenancy
find: hear well enough
find: the only one on/in/at/there
find: only adult/person/one in/at the/your home/house/household
find: husband/wife/partner + home/house/there/live/you
find: both go/work/out
find: who else comes/visits/calls
find: household size
find: grown_up/grown_ups/grownups/mouths/heads + how_many/any/home/house/sleep/feed
find: under your/the/one/the_same roof
find: rattle around
unless: children under 16 may not; exit for a child; person is under; only for people aged; would you live with; carer for a; do you care for
refuses: Do you live alone?
refuses: How many people live in your household?
allows: Do you live in a house or a flat?
`
