import { type Finding, refused, review } from './finding.ts'
import type { Bands, Block, Question, Script } from './script.ts'

/** What the question or its answers must speak of for bands of numbers to be of that kind. English and Welsh. */
const signs: Readonly<Record<Bands, RegExp>> = {
  age: /\b(ages?|aged|old|older|young|younger|born before|age groups?|oed|oedran|hyn|hŷn|h[eê]n)\b/i,
  frequency:
    /\b(how often|how many times|how frequently|times?|once|twice|every|daily|weekly|monthly|pa mor aml|sawl gwaith|gwaith|unwaith|dwywaith)\b/i,
  duration:
    /\b(how long|how soon|how quickly|how recently|when did|last time|seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?|ago|since|munud\w*|awr|oriau|diwrnod\w*|wythnos\w*|mis\w*|blwyddyn|mlynedd|blynyddoedd|faint o amser|ers faint)\b/i,
}

const number =
  '(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty)'
const before =
  '(?:(?:under|over|up to|less than|more than|fewer than|between|at least|at most|about|from|above|below|only|just|llai na|mwy na|dan|dros|rhwng|o leiaf)\\s+)*'
const behind = '(?:more|over|above|less|fewer|under|older|younger|longer|mwy|hŷn)'
/** A number or a band of numbers and little else: "16 to 24", "under 5 minutes", "ten or more". */
const band = new RegExp(
  `^${before}${number}(?:\\s*(?:to|-|–|and|or|i|neu)\\s*(?:${number}|${behind}))?(?:\\s+\\p{L}+){0,3}$`,
  'iu',
)

/** P4: bands are for age, frequency and duration, and for nothing else. Their words must say which, whatever the file claims. */
export function checkBands(script: Script): Finding[] {
  return script.questions.flatMap((block) => ('options' in block ? checkQuestion(block) : []))
}

function checkQuestion(block: Question): Finding[] {
  const where = `question "${block.id}"`
  const claimed = block.kind === 'single' ? block.bands : undefined
  const counted = block.options.filter(({ label }) => band.test(label.trim())).length
  const isBanded =
    block.kind !== 'scale' &&
    block.kind !== 'grid' &&
    counted >= Math.max(2, block.options.length / 2)
  if (claimed === undefined && !isBanded) return []
  const heard = [block.read, ...block.options.map(({ label }) => label)].join(' ')
  const kinds = (Object.keys(signs) as Bands[]).filter((kind) => signs[kind].test(heard))
  if (claimed === undefined ? kinds.length === 0 : !kinds.includes(claimed))
    return [
      refused(
        'bands',
        where,
        claimed === undefined
          ? 'Its answers are bands of numbers, and its words do not say that they are of age, of how often or of how long'
          : `It says that its bands are of ${claimed}, and its words do not`,
        'Ask about age, how often or how long in words that say so. Nothing else is asked in numbers (P4).',
      ),
    ]
  return counted < 2 ? [] : gapsIn(block, where)
}

/** Bands that overlap, or leave ages or times out, cannot be answered by everybody. */
function gapsIn(block: Extract<Block, { options: unknown }>, where: string): Finding[] {
  const ranges = block.options.flatMap(({ label }) => {
    const [, from, to] = /^\D*?(\d+)\s*(?:to|-|–|i)\s*(\d+)\b/.exec(label) ?? []
    return from === undefined || to === undefined
      ? []
      : [{ label, from: Number(from), to: Number(to) }]
  })
  return ranges.slice(1).flatMap((range, n) => {
    const before = ranges[n]
    if (before === undefined || before.to + 1 === range.from) return []
    const overlap = range.from <= before.to
    // 5 to 10, 10 to 15: usual for lengths of time, where nobody is exactly on the line.
    if (range.from === before.to) return []
    return [
      review(
        'uneven-bands',
        where,
        `“${before.label}” and “${range.label}” ${overlap ? 'overlap' : 'leave numbers out between them'}`,
        'Let each band begin where the one before it ends.',
      ),
    ]
  })
}
