/** P4: what things there are, and where. */
export const thingRules = `
rule things
about: possessions
says: asks what is in the home
because: Whoever knows what is there knows whether it is worth coming.
instead: Take it out. If the cover matters, name the type of cover and not the things.
find: jewel*/diamond/antique/heirloom/rolex/artwork/painting/collectible/collectable/necklace/bracelet/brooch/bullion/gem/pearl/ingot
find: shotgun/firearm/gun/rifle/weapon
find: handbag/gadget/=valuables/treasure/electronics/wardrobe/furniture/furnishing/furnishings
find: television/tv/tvs/telly/laptop/tablet/console/bike/bicycle/ebike/e_bike/piano/banknote/lawnmower/watches
find: e_bike/bikes
find: camera/cameras
find: work/piece/works/pieces of art
find: fine art
find: coin/stamp/art/wine/watch/gun/medal/record/vinyl/doll/toy collection
find: wine cellar/rack/collection
find: wine + home/own/fine/keep/cellar/rare
find: home cinema/gym/bar
find: sound/music/stereo/games/hifi system/console/centre
find: musical instrument
find: play an instrument
find: drone/telescope/binoculars/chandelier/projector/amplifier/guitar/violin/treadmill/smartwatch/headphones/speakers/printer/freezer/barbecue/trainers/perfume
find: smart/sound speaker/bar/speakers/bars
find: collection/collections + @home/keep/own/your
find: hobby/hobbies
find: designer clothes/bag/watch/shoe/label/handbag
find: do/does/did you/anyone/anybody/somebody collect
find: collect stamps/coins/wine/trainers/art/watches/medals/anything/things
find: engagement/wedding/diamond/gold/signet ring
find: your/the/any/many/his/her =rings
find: how many =rings
find: your/a/any/make/wear/own watch
find: your/a/the/any/own/good sofa/settee/carpet/coat/fur/computer/phone + make/model/brand/cost/price/much/worth/new/value
find: which/what brand/make/model
find: solar panel
find: tools of your
find: gear/kit/equipment + your/own/have/home/for
find: breakable/breakables/ornament/ornaments/trinket/china/porcelain/crystal/cutlery/silverware/rug
find: nice/lovely/beautiful/smart/fine/costly things
find: all that/the_things you have/own
find: see/saw all ... you have/own
find: grab/save/rescue/take ... first + fire/emergency/you/object/things
find: inherit*
find: top/bottom/end of the range
find: games machine
find: treated/treat yourself
find: something big for the house
find: bought/purchase/purchases/purchased + house/home/new/big/lately/recently/boxes
find: harrods/argos/selfridges/ikea/currys
find: toothbrush*
find: passport
find: equipped/furnished/kitted/decorated + home/house/flat/room
find: object/objects + fire/own/house/home/grab/dear
find: your own notes
find: fill ... boxes/van/skip/lorry
find: tool/tools + own/shed/garage/keep/van/what
find: medal/coin/coins + @own/@home
find: gold/silver + family/house/grandmother
find: gold/silver/fur/platinum + @own/@home/@room/bank/piece/any
find: screen/screens + @home/inch/inches/many/big/bigger/live
find: item/possession/belonging/belongings
find: ladder
find: mobility scooter
find: sit on + lawn/mower
unless: television radio; radio television; newspapers television; television newspapers
unless: adverts/insurer/it/seen/see/advert on television; on television or; on television in; computer a tablet; tablet or a phone/computer; make a/the/your claim/call/complaint; on the television
unless: item/personal possession/possessions cover/insurance; personal belongings cover/insurance; bicycle/bike/phone/gadget/laptop/camera/gun insurance/policy/cover; camera/phone/computer said; on your phone/computer/laptop/tablet; by phone; use a computer; items of post/mail; the next item; items in the list; item on the list; item in the list
unless: advert/advertisement/advertising/adverts ... television/tv/tvs; see/seen/hear/heard ... on television/tv; a computer making/make/to_make
refuses: Do you own any antiques or works of art?
refuses: Do you have a home cinema?
allows: Do you have pet insurance or bicycle insurance?
allows: Are you happy for a computer to decide about your claim?

rule things-at-home
about: possessions
says: asks what is in the home
because: Whoever knows what is there knows whether it is worth coming.
instead: Take it out. If the cover matters, name the type of cover and not the things.
find: what/which/anything/thing/something/stuff/much ... in/inside/around/at/under your/the @home/@room/drawers
find: contents
find: contents + list/describe/own/have/room/loft/garage/house
find: in/inside your/the loft/attic/garage/shed/cellar/drawers/drawer/outbuilding/cupboard/basement/wardrobe
find: what is/are kept/stored/there in
find: what ... own/keep/store ... @home/@room
find: what you own/have/keep at/in/inside/upstairs your/the/@home/@room
find: own/have/keep/hold/bought/possess a/any/the ring
find: own/have/keep/hold/bought/possess ... laptop/computer/console/camera/watch/=rings/gold/silver/gadget/instrument/medal/coin/fur
find: how many ... tv/computer/phones/phone/device/devices/gadget/screen/room/rooms/bedroom/tablet/watch/thing/things/console
find: which of these do/would you/we have/find/own/keep at/in home/house
find: which of these ... in/at your/the/our home/house
find: would we/they/visitor/burglar/someone find in
find: how many are there in your home/house/household
find: how many do you own/have/keep
find: in your/the home/house/household/flat + have/own + which/what
find: which room/rooms
find: which of your things/stuff/goods
find: own/have more things
find: fireproof/waterproof/metal/locked box
find: how many rooms/bedrooms/bathrooms/floors
find: much of interest
find: hard/difficult/impossible to get again/replace
find: anything/something_else of interest
find: total of what you have
find: locked cupboard/drawer/box/cabinet
find: about your things/stuff/belongings/possessions
find: things in your home
unless: building/buildings the contents; the contents both
unless: contents insurance/cover/policy/policies/claim/only; buildings and/or/with contents; contents and/or buildings; home contents insurance; contents or buildings; for/on contents; cover for the building or the contents; for the contents; the contents . ; building/buildings and/or the contents; contents of the/this/that/your letter/policy/call/email/document/papers/booklet; in the home insurance; in your home insurance; how many do you have with them; anything in the policy; things in the policy
refuses: What is kept in the garage?
refuses: Are there expensive things in your garage?
allows: Does your policy include contents insurance?

rule hiding-places
about: possessions
says: asks where something is kept
because: It saves a burglar the search.
instead: Take it out. Where things are is never asked.
find: where ... keep/store/hide/put/leave/park/stash/kept/hidden/lock
find: where/which/what place/room ... @thing/passport/purse/wallet/treasured
find: in which room
find: hide/hidden/hideaway/hiding/stash
find: which drawer/cupboard/shelf/box
find: cash/banknotes/savings/money + @home/@room/indoors/under/mattress/bed/drawer/handy/keep/foreign/emergencies
find: cash
find: wall/floor/home/hidden/gun/fire/burglar/proof safe
find: a/the/any/your/have safe
find: safe + do you have one
find: strongbox/strong_box/lockbox/vault/cashbox
find: safe deposit
find: at the bank + @thing/gold
find: gold/silver/jewel*/money + bank/home
unless: hidden from you; hide anything from you; hidden in the small print/policy; hidden costs/cost/charges/fees
unless: safe place/space/way/environment/hands/distance/working/workplace/driver; a safe place/way/choice/bet; where you keep your policy; cash back; feel safe; kept safe; keeping safe; where did you keep waiting; kept waiting; kept you waiting; where do you put your trust; put you through; paid in cash; where you left off
refuses: Do you keep cash in the house?
refuses: Where do you keep your passport?
allows: Did you feel safe when you spoke to them?

rule vehicles
about: possessions
says: asks about vehicles
because: A car on the drive tells who is at home, and is taken itself.
instead: Take it out. Whether a person has car insurance may be asked, not what car or where it stands.
find: car/van/motorbike/motorcycle/caravan/motorhome/campervan/scooter/boat/yacht/trailer/vehicle/moped/lorry
find: car/vehicle + keyless/fob
find: park/parked/parking + outside/street/drive/overnight/night/place
find: on/in the/your drive/driveway
find: kept outside
find: keyless
find: electric car
find: what/which/how_often/how_far ... do/does you/he/she/they/your drive
find: set/sets/pair of wheels
find: your/own/two/four/any/many wheels
find: number/registration plate
unless: yswiriant car/ceir/fan; yswiriant car/ceir; car/van/motor/caravan/boat/vehicle insurance/insurer/policy/policies/cover/claim/breakdown; car and/or travel/home/house/pet policies/insurance/policy; car or travel; home and car insurance; car park at/of the branch; by car; motor insurance
refuses: How many cars are there in your household?
refuses: Is your car keyless?
refuses: What do you drive these days?
allows: Is your home insurance with the same company as your car insurance?
`
