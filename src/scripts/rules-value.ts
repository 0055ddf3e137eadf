/** P4: what things are worth. */
export const valueRules = `
rule worth
about: value
says: asks what something is worth
because: A list of what homes are worth tells a burglar which to choose.
instead: Ask how the insurer dealt with the person, never what the person has.
find: worth
unless: worth your time/while/trouble/effort; worth the time/effort/wait/trouble/money; worth while; worth it; worth reading/having/doing/knowing/asking/trying/complaining/changing/reading/calling/claiming/saying
refuses: Roughly how much are your belongings worth?
allows: Was it worth your while to call them?

rule worth-taking
about: value
says: asks what would be worth taking
because: It is the burglar's own question.
instead: Take it out. Nothing about what could be taken is asked.
find: worth stealing/taking/insuring/nicking/robbing/having_stolen
find: steal/stolen/theft/robbed/robbery/nick/pinch/swipe
find: thief/thieves/robber
find: upset/miss/hate/sad + lose/lost/went/gone/missing + @home/@thing/@own
find: hate/sorry/upset ... to lose
find: would you miss ... @thing/went/gone/from/@room
find: lose ... in a fire/flood
unless: identity theft; lost your claim
refuses: Is there anything at home worth stealing?
allows: Would you miss your insurer if it closed?
refuses: Are there any family treasures you would hate to lose?

rule value-word
about: value
says: asks what something is worth
because: The value of items may not be asked in any form, bands included.
instead: Ask about the service, the cover by name, or the reasons for a choice.
find: valu*
find: apprais*
find: estimate/assess + @thing/@home
find: priced/price by a/an/the specialist/expert/jeweller
find: jeweller
find: specialist/expert ... price it/them
unless: value for money; good/better/poor/bad/fair/best/great value; value your time/view/opinion/help/answer/feedback; valued customer; feel valued; make you feel valued; time/opinion/feedback/help/view is/are valuable; valuable feedback/time/opinion/help/information/advice/service; do/did you value their/the service/advice/help; much/highly do/did you value their/the service/advice/help; value being/having/speaking/talking/knowing/getting; value able; devalue
refuses: What is the value of the things in your home?
allows: Is your policy good value for money?

rule sum-insured
about: value
says: asks how much something is insured for
because: The sum insured is the value of the home by another name.
instead: Ask which type of cover it is: buildings, contents or both.
find: sum/amount insured/covered/assured
find: insured/covered/cover/insurance for/over/under/above/below more/less/over/under/up/#
find: insured/covered/cover/insurance for/over/under/above/below about/around/roughly/nearly #
find: cover/policy/claim/payout/insurance limit
find: limit of/on your/the cover/policy
find: underinsured/overinsured
find: how much cover/insurance
find: how much is it/everything insured/covered
find: how much is your cover/policy
find: how much ... cover/insured for
find: listed/list/named/named/specify/itemise ... policy + @thing/ring/watch/possession/bracelet/item
find: list ... watch/ring/bracelet/jewel*
find: separately on/in the/your policy
find: insured/covered/cover/contents/policy/protected/limit up to
unless: covered for everything; named on the policy
unless: up to the/date; up to and
refuses: What is the sum insured on your policy?
allows: Did you choose the level of cover yourself?

rule replacing
about: value
says: asks what it would cost to have things again
because: "What would it cost to replace" is the question about value in other clothes.
instead: Ask whether the cover suited the person.
find: how would you price
find: price what is/you
find: replacement/rebuild/rebuilding/reinstatement cost/price/sum/value/figure
find: replace everything/all/your/the/it/them/what
find: replace + cost/money/price/bill/pound/much
find: replac* + @home
find: refill/refurnish/reinstate
find: put ... back as it was
find: put back + @home
find: buy ... again/anew + @thing/everything
find: start again from nothing
find: set you back
find: what/how much would/will/might/could it/they/you/that ... fetch/bring/raise/go_for/sell_for
find: fetch + @thing/sell/watch/house/home
find: sell/sold + @thing + what/much/price
find: what would it go for
find: how big/large a hole
find: face to refill
find: hole ... pocket/wallet/finances
find: what sort/kind of bill/sum/money
unless: replace the policy/insurer/card
refuses: What would it cost to replace everything you own?
refuses: Ballpark, what did your sofa set you back?
allows: Did the cover suit you?

rule dear-things
about: value
says: asks what is expensive
because: Whatever is dear is what a thief would come for.
instead: Take it out. Ask about the insurer, not the things.
find: @dear + @thing
find: most/how/very/more/any @dear ... @home/@room/@own/@thing
find: @dear hobby/hobbies/taste/tastes/habit
find: pawn*
find: most/more expensive/precious/costly/treasured/prized
find: how expensive/precious/costly/treasured/prized ... @thing/things
find: priciest/dearest/costliest
find: cheap/modest/basic/plain/low ... dear/luxurious/luxury/high_end/high + @own/@home/@thing
find: describe + contents/goods/furniture/furnishing
find: household/family goods/treasure/silver/fortune
find: full of ... furniture/things/stuff
find: famous signature/artist/painter/name on
find: cost ... more/most than the rest/others
find: item/thing/possession ... cost
find: cost ... a lot + @own/play/instrument/@thing
find: expensive + item/thing/possession/good/object/watch/car/bike/phone/clothes
find: something/anything/item/things precious/special
find: modest/comfortable + luxurious
find: a lot of money in
find: plush/swanky/posh/lavish/opulent/humble/modest + own/home/house/taste/belongings/things/you/live/room
unless: best value; best thing about your insurer; good things; best of all; special offer; bad things; best insurer; good as; as good; cheap policy/policies/insurance/insurer/insurers; dear ones
unless: modest increase/rise; home insurance
refuses: What is the priciest thing in the lounge?
allows: Which of these best describes your insurer?
`
