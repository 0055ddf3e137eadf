/** Words that are innocent as a rule, and that an oblique question needs: for the approver's eye and written reason. */
export const reviewRules = `
rule near-the-home
level: review
about: near-the-home
says: speaks of the home, its people, its hours or its money
because: No rule knows every way to ask. What goes round the rules needs such words.
instead: Read it as a burglar or a seller would. Approve it only if the answer helps neither, and write why.
find: home/house/flat/lounge/bedroom/kitchen/garden/garage/shed/door/window/gate/neighbour/cleaner/carer/postman/parcel/lane/road/evening/night/weekend/daytime/shift/school/at_work/retired/spare/code/electric/bill/payment/figure/tax/cost/cheaper/worried/afraid/family/children/alone/live/area/landlord
unless: home/house/household/buildings insurance/insurer/policy/policies/cover; home insurers; call centre; cost of living; area of the policy
refuses: Do you have a big garden?
allows: How happy are you with your home insurer?

rule cy-near-the-home
level: review
about: near-the-home
says: speaks of the home, its people, its hours or its money (in Welsh)
because: No rule knows every way to ask. What goes round the rules needs such words.
instead: Read it as a burglar or a seller would. Approve it only if the answer helps neither, and write why.
find: cartref/tŷ/nos/teulu/plant/gwaith/ardal/byw/drws/ffenestr/bil/taliad
unless: yswiriant cartref; yswiriwr cartref; yswirwyr cartref; cwmni yswiriant cartref
refuses: Oes gennych chi deulu mawr?
allows: Pa mor fodlon ydych chi ar eich yswiriwr cartref?
`
