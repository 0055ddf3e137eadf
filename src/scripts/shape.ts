import * as v from 'valibot'
import type { Condition, Script } from './script.ts'
import { sayHintShape } from './shape-say.ts'

/** Words are read aloud in one breath or two; a longer text is a mistake or an attack. */
const words = v.pipe(
  v.string('must be text in quotation marks'),
  v.trim(),
  v.minLength(1, 'is empty: write the words, or take it out'),
  v.maxLength(1_500, 'is longer than 1,500 letters: nobody can read that aloud, so split it'),
)
/** Names of blocks, rows and options. No dot: `q6.staff` means row `staff` of grid `q6`. */
const id = v.pipe(
  v.string('must be text in quotation marks'),
  v.regex(
    /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/,
    'must be 1 to 40 letters, digits, hyphens or underscores, beginning with a letter or digit',
  ),
)
const place = v.pipe(
  v.string('must be text in quotation marks'),
  v.regex(
    /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}(\.[A-Za-z0-9][A-Za-z0-9_-]{0,39})?$/,
    'must name a question, or a row of a grid as "question.row"',
  ),
)

function list<Item extends v.GenericSchema>(item: Item, atMost: number) {
  return v.pipe(
    v.array(item, 'must be a list in square brackets'),
    v.maxLength(atMost, `has more than ${atMost} entries: no interview needs so many`),
  )
}

const option = v.strictObject({ id, label: words })
const options = list(option, 200)
const clarifications = list(v.strictObject({ asked: words, say: words }), 30)
const disclosure = v.picklist(
  ['open', 'quasi-identifier', 'sensitive'],
  'must be "open", "quasi-identifier" or "sensitive"',
)
const yesNo = v.boolean('must be true or false, without quotation marks')

const condition: v.GenericSchema<Condition> = v.lazy(() =>
  v.union(
    [
      v.strictObject({ all: list(condition, 50) }),
      v.strictObject({ any: list(condition, 50) }),
      v.strictObject({ not: condition }),
      v.strictObject({ at: place, is: list(id, 200) }),
    ],
    'is not a condition: write {"at": "question", "is": ["option"]}, or join such with "all", "any" or "not"',
  ),
)

const common = {
  id,
  read: words,
  direction: v.exactOptional(words),
  ifAsked: v.exactOptional(clarifications),
  probes: v.exactOptional(list(words, 10)),
  when: v.exactOptional(condition),
  noReturn: v.exactOptional(yesNo),
}
const turning = v.union(
  [yesNo, v.picklist(['randomise', 'rotate', 'reverse'])],
  'must be true, false, "randomise", "rotate" or "reverse"',
)
const rotate = v.exactOptional(turning)
const last = v.exactOptional(list(id, 200))
const wholeFrom = (least: number) =>
  v.pipe(
    v.number('must be a whole number'),
    v.integer('must be a whole number'),
    v.minValue(least, `must be ${least} or more`),
    v.maxValue(200, 'must be 200 or less'),
  )
const scaleEnds = v.exactOptional(v.strictObject({ first: words, last: words }))

/** One block as it comes in; `scriptShape` says what stands around it. */
export const blockShape = v.variant(
  'kind',
  [
    v.strictObject({ kind: v.literal('statement'), ...common }),
    v.strictObject({
      kind: v.literal('single'),
      ...common,
      disclosure,
      options,
      rotate,
      last,
      bands: v.exactOptional(
        v.picklist(
          ['age', 'frequency', 'duration'],
          'must be "age", "frequency" or "duration": nothing else is asked in bands (P4)',
        ),
      ),
    }),
    v.strictObject({
      kind: v.literal('multiple'),
      ...common,
      disclosure,
      options,
      exclusive: v.exactOptional(list(id, 200)),
      atLeast: v.exactOptional(wholeFrom(1)),
      atMost: v.exactOptional(wholeFrom(1)),
      rotate,
      last,
    }),
    v.strictObject({
      kind: v.literal('scale'),
      ...common,
      disclosure,
      options,
      ends: scaleEnds,
      rotate: v.exactOptional(
        v.union(
          [v.literal(false), v.literal('reverse')],
          'must be "reverse" or false: the points keep their order',
        ),
      ),
    }),
    v.strictObject({
      kind: v.literal('grid'),
      ...common,
      disclosure,
      rows: options,
      options,
      ends: scaleEnds,
      rotate,
    }),
    v.strictObject({
      kind: v.literal('ranking'),
      ...common,
      disclosure,
      options,
      ranks: wholeFrom(2),
      thenRead: words,
      rotate,
      last,
    }),
    v.strictObject({
      kind: v.literal('end'),
      ...common,
      as: v.picklist(['screened-out', 'quota-full'], 'must be "screened-out" or "quota-full"'),
      cell: v.exactOptional(list(place, 10)),
    }),
  ],
  'must have a "kind": "statement", "single", "multiple", "scale", "grid", "ranking" or "end" (answers are always listed: P6)',
)

const turn = v.strictObject({
  parts: v.pipe(
    list(list(id, 300), 100),
    v.minLength(2, 'has fewer than two parts: nothing can change places'),
  ),
  by: turning,
})

/** `questions/age/options/16-34`, as texts.ts names every text. */
const textKey = v.pipe(
  v.string(),
  v.regex(
    /^[a-z]+(\/[A-Za-z0-9_-]{1,40}){0,4}$/,
    'is not the key of a text, such as "questions/age/read"',
  ),
)
const wording = v.record(textKey, words, 'must be texts by their keys, in { }')

const opening = v.strictObject({
  id,
  kind: v.literal('opening', 'must be "opening"'),
  read: words,
  says: list(
    v.picklist(
      ['organisation', 'subject', 'prison', 'monitoring', 'voluntary', 'length', 'source'],
      'must be "organisation", "subject", "prison", "monitoring", "voluntary", "length" or "source"',
    ),
    7,
  ),
  ifAsked: v.exactOptional(clarifications),
})

/** The shape of a script as it comes in, word for word; what it means is looked at by the checker. */
export const scriptShape: v.GenericSchema<Script> = v.strictObject({
  format: v.literal(
    'gatehouse-script/1',
    'must be "gatehouse-script/1": this is the only format known',
  ),
  name: v.pipe(
    v.string('must be text in quotation marks'),
    v.regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'must be small letters, digits and hyphens, at most 60'),
  ),
  title: words,
  language: v.picklist(
    ['en', 'cy'],
    'must be "en" or "cy": there are no rules for any other language, and what cannot be checked cannot be asked',
  ),
  organisation: words,
  subject: words,
  opening: list(opening, 20),
  questions: list(blockShape, 600),
  turns: v.exactOptional(list(turn, 50)),
  say: v.exactOptional(list(sayHintShape, 200)),
  closings: v.strictObject({
    completed: words,
    refused: words,
    'call-back': words,
    stopped: words,
    'never-again': words,
    child: words,
    distressed: words,
    'knows-me': words,
    'wrong-person': words,
    language: words,
    close: words,
  }),
  asked: list(
    v.strictObject({
      topic: id,
      asked: words,
      say: words,
    }),
    30,
  ),
  versions: v.exactOptional(
    v.strictObject({ en: v.exactOptional(wording), cy: v.exactOptional(wording) }),
  ),
})
