/** P4: how a home is protected, and who has its keys. */
export const homeRules = `
rule alarms
about: alarms
says: asks how the home is protected
because: It tells a burglar what to expect.
instead: Take it out. Security is never asked, not even as a reason for a price.
find: alarm
find: alarmed + @home/is/are
find: cctv/doorbell/doorbells/deadlock/deadbolt/mortice/padlock/bolt/bolts/siren/sensor/sensors/floodlight
find: bell box/only
find: security/video/doorbell/door/indoor/outdoor/nest/ring camera/cam/light/system/bell/measure/gate/guard/device/sensor/lock/firm/company/grille
find: home/house/your/household security
find: burgl*/intruder/housebreak*/trespass*/break_in/breaking_in/broken_into/break_ins
find: panic button/room
find: neighbourhood/neighborhood watch
find: see/sees everything
find: across the road/street
find: installed/install/fitted/fit your/the/any protection/security/system
find: place/house/home ... monitored/watched/guarded/protected
find: sticker
find: someone/somebody/anyone/anybody/stranger at/tell/from the/your/outside door/outside
find: stranger
find: monitoring centre/company/station
find: restrictor/grille/shutters/shutter/curtain/curtains/blinds
find: bars on the window
find: chain/chains/spyhole/peephole + door/doors/front/fitted
find: check/shut/close/lock/open ... window/windows/door/doors ... bed/night/out/leave/sleep
find: way/get/climb on/on_to/onto/up/over ... roof/balcony/wall/fence
find: roof/balcony + easy/climb/reach/on
find: police + take/long/reach/come/minutes/near
find: how secure/safe/strong/protected/well_protected ... @home/door/window/lock
find: weakest/strongest ... door/window/lock/entrance
find: door/doors/window/windows/entrance + weakest/weak/strong/strongest/gap/wide/opened
find: door/window/gate + opened/open/latch/unlocked/ajar/shut/closed
find: tall/high/low/height/length + fence/hedge/wall/gate
find: fence/hedge/wall ... gap/back/low/high/climb
find: gap in the fence/hedge
find: back/rear/side/patio/french/front door/gate/window/entrance/way
find: climb/get_in/get_into/way_in/way_round/way_around + @home/back/garden/window
find: way into your/the house/home
find: round/around/at to the back
find: light/lights/lamp/lamps + come_on/comes_on/motion/path/timer/timers/off/walks/left_on/leave
find: leave/put a light on
find: timers
find: outside/outdoor/security/porch light/lights/lighting
find: flat/apartment on the ground/first/top/basement floor
find: glass broke/break/breaks/breaking
find: hear + glass/break
find: see/seen/look/overlooked + lounge/room/window/pavement/street
find: from the pavement/street/road
find: upstairs/downstairs/ground_floor/first_floor window/door
find: dog + bark/guard/protect/home/house/big/large/small/have/garden/loose/yours
find: guard/watch/big/large dog
find: guard dogs
find: police station/response
find: neighbours/neighbour + look/watch/notice/strangers/keep_an_eye/hear
find: keep an eye on
find: how safe from
find: forced/jemmied/prised/smashed/kicked/force/jemmy/prise/smash/kick + door/window/lock/entry/gate
find: gated
find: side passage/alley/alleyway/path/gate/entrance/access/door
find: anything/something electronic/electrical
find: set/arm/activate/switch ... before/when you leave/go/sleep
unless: alarm you; alarmed by/at the/anything/letter/price; alarming; to alarm; security question/questions from; cause for alarm; false alarm about; data security; keep your data; way in which; back door to; a way round the problem; ring round; security of your data; online security; smoke alarm; website security
unless: when you set up/out
refuses: Is there a burglar alarm?
refuses: Do you have a dog that barks?
allows: I do not want to alarm you.

rule locks
about: alarms
says: asks about locks
because: It tells a burglar which way in is easy.
instead: Take it out. Nothing about locks or doors is asked.
find: lock/locks/locked/unlocked/locking/unlock/lever/levers
find: double lock/locked
find: on the latch
find: lever lock
unless: locked out of your/the/my account/app; locked into a/the contract/policy/deal; lockdown; locked in to
refuses: What kind of locks are on your doors?
allows: Were you locked out of your account?

rule keys
about: keys
says: asks about keys
because: A key under the mat is an open door.
instead: Take it out. Who has a key is never asked.
find: =keys
find: spare/door/house/car/master/latch/front/back key
find: key + left/kept/hidden/stored/under/behind/beside/mat/neighbour/spare/home/house/door/who
find: key safe/holder/box/fob/code/ring
find: have/hold/leave/keep/hide/give/lend a/the/your/their/any key
find: spare set/one
find: own set
find: one key/keys
find: way of getting in
find: combination + use/garage/door/gate/safe/shed/lock/which
find: sets of keys
find: fob
find: door/entry/gate/access/key/alarm/entrance code
find: code of/for/to your door/gate/house/home/alarm/garage
find: code to the door/gate/house/building
find: code of/for the door/gate/alarm/entrance
find: let/lets herself/himself/themselves/themself/yourself in
find: flowerpot/flower_pot/doormat/under_the_mat
unless: press the keys; keys that i see
unless: number/arrow/these/those/the/letter/press/following/your/right keys on; number/arrow keys; press one of the number keys; key reason/part/point/person/worker/contact/fact/role/message/thing/word/facts/points/information; keys on/of your/the phone/keypad/keyboard; the number keys; use the keys
refuses: Does anybody else hold a spare key?
refuses: Under which flowerpot do people usually leave the spare?
allows: Please press one of the number keys.
`
