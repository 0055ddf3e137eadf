/** Words that several rules speak of. A site may name these lists in its own rules. */
export const sharedLists = `
# Where people live, and the parts of it.
list home: home; house; household; flat; apartment; bungalow; cottage; premises; property; residence; roof; indoors; inside; place
list room: front room; living room; lounge; kitchen; bedroom; bathroom; loft; attic; cellar; basement; garage; shed; outbuilding; study; hallway; hall; landing; conservatory; upstairs; downstairs; cupboard; drawer; garden; drive; driveway; porch

# Things that can be carried off.
list thing: thing; stuff; item; possession; belonging; =goods; valuable; valuables; gadget; device; electronics; furniture; clothes; jewel*; watches; piece; collection; heirloom; treasure; painting; picture; picture; antique; diamond; gold; silver; camera; laptop; computer; television; tv; tvs; telly; console; phone; tablet; bike; bicycle; instrument; piano; tool; bag; handbag; sofa; settee; carpet; coat; shoes; cash
list own: own; have; keep; hold; possess; store; stash; hide; collect; wear; possess; get
list mine: your; his; her; their; everything; all you own; what you own; what you have; what you keep

# Ways to say what something costs or brings.
list dear: expensive; pricey; priciest; dear; dearest; costly; costliest; precious; prized; treasured; cherished; luxurious; luxury; high end; upmarket; top of the range; irreplaceable; one of a kind; rare; best; finest; special
list money: pound; pounds; quid; penny; gbp; euro; dollar; fiver; tenner; grand; £; €; $; ¥

# Nobody, somebody, when and where.
list nobody: nobody; no one; no body; none of you; not anybody; not anyone; without anybody; without anyone
list somebody: somebody; someone; anybody; anyone; everybody; everyone; who; the family; your family; you; people; children; child; relative; partner; husband; wife; visitor; cleaner; neighbour; lodger; carer
list daypart: day; daytime; morning; afternoon; evening; night; weekday; weekend; noon; midday; lunchtime; monday; tuesday; wednesday; thursday; friday; saturday; sunday; week; christmas; easter; summer; winter; overnight; o clock; hour; hours
`
