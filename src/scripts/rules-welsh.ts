/** The same in Welsh. Words stand here in their own form: the matching undoes soft, nasal and aspirate mutation. */
export const welshRules = `
list cy-cartref: cartref; tŷ; ty; thŷ; nhŷ; ei dŷ; fflat; eiddo; adref; gartref; garej; sied; atig; llofft; cegin; stafell; ystafell; lolfa
list cy-peth: peth; pethau; gemwaith; gemau; em; modrwy; modrwyau; oriawr; teledu; cyfrifiadur; gliniadur; beic; beiciau; camera; camerau; dodrefn; celfi; llun; lluniau; aur; arian; hen bethau; eiddo; dillad

rule cy-gwerth
about: value
says: asks what something is worth (in Welsh)
because: The value of items may not be asked in any form, in any language.
instead: Ask about the service, never about what things are worth.
find: gwerth
find: gwerth*
find: gwerthfawr/gwerthoedd/prisio/prisiad
find: drud/drutaf/costus
find: cost/gostio/costio + prynu/newid/ailadeiladu/ailbrynu/popeth/eto
find: prynu popeth
find: swm yswirio/yswiriedig
find: terfyn/uchafswm + yswiriant/polisi
find: yswirio + mil/cant/can/miliwn
find: am faint + yswirio/cynnwys/yswiriant
find: faint + cynnwys + yswirio/yswiriant
unless: gwerth am arian; gwerth da am arian; gwerth am eich arian; gwerth chweil; gwerthfawr i ni; gwerthfawrogi eich/y/pob; gwerthu; yn gwerthu dim; rydym yn gwerthfawrogi
refuses: Beth yw gwerth y pethau yn eich cartref?
refuses: Am faint mae eich cynnwys wedi’i yswirio?
allows: Nid ydym yn gwerthu dim.

rule cy-pethau
about: possessions
says: asks what is in the home (in Welsh)
because: Whoever knows what is there knows whether it is worth coming.
instead: Take it out.
find: gemwaith/gemau/diemwnt/diemwntau/modrwy/modrwyau/oriawr/oriawrau/hen_bethau
find: hen pethau
find: arian parod/sychion
find: cadw arian
find: gwaith/gweithiau/darn/darnau celf
find: aur + @cy-cartref/gennych/gwisgo
find: medalau
find: darn/darnau arian
find: sêff/seff/coffr
find: gliniadur/teledu/beic/beiciau/dodrefn/celfi/camera/camerâu/camerau/gwn/gynnau
find: beth/pa + @cy-cartref + yn/mewn/cadw + @cy-peth
find: ble/lle ... cadw/cuddio
find: car/ceir/fan/cerbyd/cerbydau/carafan/carafán + gennych/gennyt/faint/oes/pa/parcio
unless: yswiriant car/teithio/cartref/cynnwys
refuses: Oes gennych chi emwaith?
allows: Oes gennych chi yswiriant car?

rule cy-larwm
about: alarms
says: asks how the home is protected (in Welsh)
because: It tells a burglar what to expect.
instead: Take it out.
find: larwm/larymau/clo/cloeon/cloi/lladron/lleidr/lladrad/bolltau/bollt/teledu_cylch_cyfyng
find: ci + mawr/gwarchod/tŷ/ty/gennych
find: cloch drws
find: ysgol + ffenestr/ffenestri/llofft
find: golau/goleuadau + ymlaen
find: drws/ffenestr/drysau/ffenestri + cefn/agor/agored/cloi/cryf
find: diogel + tŷ/ty/cartref/drws
unless: diogelu data
refuses: Oes gennych chi larwm?
allows: Pa mor ddiogel yw’r wefan?

rule cy-allwedd
about: keys
says: asks about keys (in Welsh)
because: A key under the mat is an open door.
instead: Take it out.
find: allwedd/allweddi/goriad/goriadau/agoriad/agoriadau
find: cod drws/mynediad
unless: allweddi rhif; un o’r allweddi; pwyso allwedd; pwyswch allwedd
refuses: Pwy sydd ag allwedd i’ch tŷ?
allows: Darllenwch bob ateb.

rule cy-absenoldeb
about: absence
says: asks when nobody is at home (in Welsh)
because: A home known to be empty is an invitation.
instead: Take it out.
find: gwyliau
find: oddi cartref
find: i ffwrdd
find: gwag + @cy-cartref
find: rhywun/neb/unrhyw_un/pawb + gartref/adref/tŷ/ty/i_mewn
find: gartref/adref + bore/prynhawn/dydd/nos/diwrnod/pryd/gwaith
find: faint o r gloch
find: pryd/oriau/shifft/shifftiau + gadael/gwaith/gweithio/mynd/dychwelyd/cyrraedd
find: gweithio nos/nosweithiau
find: mynd allan
find: allan + nos/noson/nosweithiau/dyddiau
find: pan byddwch/fyddwch/fyddi/nad ... allan/yno
find: gweithio yn ystod
find: gweithio dydd/diwrnod/shifft/shifftiau
find: teithio + nesaf/haf/tramor/gaeaf
find: cysgu + rhywle/arall/nosweithiau
find: mynd + haf/nadolig/pasg/tramor
find: taith/teithio ... gwaith
refuses: A yw’r tŷ yn wag yn ystod y dydd?
allows: Faint o amser gymerodd yr hawliad?

rule cy-pwy-sy-yno
about: occupancy
says: asks who lives in the home (in Welsh)
because: Who lives alone tells who is easy to rob or to frighten.
instead: Take it out.
find: byw gyda/efo/ar eich pen
find: ar dy/ei/eu/fy pen dy/ei/eu/fy hun/hunan/hunain
find: pwy sy/sydd ... @cy-cartref
find: sawl/faint + plentyn/plant/person/pobl/oedolyn/oedolion + gennych/cartref/tŷ/byw/aelwyd
find: ar eich pen eich hun
find: pwy ... byw
find: faint o pobl/bobl ... byw/cartref/tŷ
find: plant + gennych/cartref/tŷ
unless: yswirio eich cartref/tŷ; yswiriwr cartref; yswiriant cartref
refuses: Pwy sy’n byw gyda chi?
allows: Ydych chi’n rhentu neu’n berchen ar eich cartref?

rule cy-arian
about: money
says: asks for an amount of money (in Welsh)
because: What a person pays or earns tells how much there is to take.
instead: Ask whether the price was fair, never how much it was.
find: punt/punnoedd/punnau/ceiniog/ceiniogau/£
find: faint ... talu/costio/gwario/ennill/dalu/gostio
find: faint oedd/yw ... hawliad/premiwm/bil/taliad/tâl/cost/rhent/swm
find: rhwng/dros/dan/tua ... mil
find: mwy/llai na mil
find: ydych/dych/yn ei ennill
find: ennill + blwyddyn/mis/wythnos
find: beth/faint ... talodd/talwyd
find: cyflog/incwm/enillion/cynilion/morgais
find: beth oedd/yw ... premiwm/pris/cost/swm
find: swm
refuses: Faint ydych chi’n ei dalu am eich yswiriant?
allows: A oedd y pris yn deg?

rule cy-person
about: person
says: asks who the person is or where to find them (in Welsh)
because: Nothing that names a person may be heard in this room.
instead: Take it out.
find: beth/be/dywedwch/rhowch/cadarnhau ... enw/cyfeiriad/cyfenw/rhif
find: ei/eich/ch/dy oedran
find: beth/be ... gwaith eich/dy/ei
find: eich/ch enw/cyfeiriad/cyfenw/rhif/pen blwydd/oed
find: caf/cawn/gawn/gaf ... enw/cyfeiriad/cyfenw/rhif
find: enw llawn/morwynol
find: digid/digidau/llythyren/llythrennau ... cerdyn/cod/cyfrif/rhif/enw
find: darllen/darllenwch ... rhif
find: eich/ch/dy pin
find: pa/ba ysgol
find: cod post
find: dyddiad geni
find: dyddiad eich geni
find: cawsoch ... geni
find: pryd ... geni
find: pen blwydd
find: cyfenw/cyfrinair/cyfrineiriau
find: rhif eich/cyfrif/ffôn/ffon/polisi/cerdyn/y cerdyn
find: cyfrif banc
find: cyfeiriad e bost
find: cyfeiriad ebost
find: ble/lle ... byw
find: pa stryd/ffordd/pentref/tref/ysgol/banc/cwmni ydych
find: ar pa/ba/mha stryd/ffordd/heol/lôn/lon
find: gyda/efo pa/pha banc
find: pa/ba/pha/mha banc
unless: enw da; grŵp oedran; weld/gweld eich rhif eich/enw enw/na; gweld eich rhif; eich enw na ch cyfeiriad; nid/ni ... enw
unless: llifogydd/ardal/trosedd/tywydd/troseddu lle rydych/dych/ydych chi_n/chin byw
refuses: Beth yw eich cyfeiriad?
refuses: Ar ba heol mae eich cartref?
allows: A wnaeth y staff wrando arnoch chi?
allows: Pa mor bryderus ydych chi am lifogydd lle rydych chi’n byw?

rule cy-gwerthu
about: selling
says: sells something, or leads to somebody who does (in Welsh)
because: Selling under the name of research is against the law.
instead: Take it out.
find: cynnig/cynigion arbennig/gwell/i_chi/da
find: dyfynbris/disgownt/gostyngiad/brocer/gwobr/gwobrau/raffl/cystadleuaeth/taleb
find: arbed arian
find: bargen/bargeinion
find: rhoi/trosglwyddo ... trwodd/cynghorydd/cynghorwr/cynghorwyr/arbenigwr
find: gall/hoffech/caiff/byddech + ffonio n ôl/ol
find: cynhyrchion eraill
find: anfonaf/anfonwn ... gwybodaeth
find: hoffech chi gael/brynu/arbed/glywed/newid/siarad/prynu/clywed
find: hoffech ... gwell/rhatach
find: rhatach
find: ennill gwobr
find: trosglwyddo/cysylltu/rhoi ... chi/ch
find: eich trosglwyddo/cysylltu
find: n gwerthu yswiriant/polisi/polisïau
unless: cawsoch/gawsoch/wnaethon/wnaethant ... trosglwyddo; a gawsoch eich trosglwyddo; cysylltu â chi; rhoi gwybod i chi; rhoi ... chi wybod
refuses: Hoffech chi gael dyfynbris?
allows: Fyddech chi’n dweud wrth ffrind amdanynt?

rule cy-teipio
about: typing
says: asks for words or a number that would have to be typed (in Welsh)
because: Every answer is one of those listed.
instead: List the answers.
find: geiriau eich hun
find: disgrifio/disgrifiwch/nodwch/nodi/ysgrifennu/ysgrifennwch/sillafu/sillafwch/teipio/teipiwch/esboniwch/manylwch
find: rhagor o fanylion/manylion
find: rhywbeth arall ... dweud/ychwanegu
unless: sy n disgrifio
refuses: Disgrifiwch yn eich geiriau eich hun.
allows: Dewiswch un ateb.
`
