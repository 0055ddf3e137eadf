/**
 * The dictionary forms that an English word may be a form of, itself first: `leaving` may be leaving or leave. Worked
 * out by the endings of English, so it offers forms that are no words; a rule names real words, so they match nothing.
 */
export function englishLemmas(word: string): readonly string[] {
  const known = irregular.get(word)
  if (known !== undefined) return [word, ...known]
  const found = new Set([word])
  for (const [ending, stand] of endings) {
    if (!word.endsWith(ending)) continue
    const stem = word.slice(0, -ending.length)
    if (stem.length < 3) continue
    for (const one of stand(stem)) found.add(one)
  }
  return [...found]
}

type Stand = (stem: string) => readonly string[]

const plain: Stand = (stem) => [stem]
/** hid(e), stop(p): the stem, with an e, and without its doubled letter. */
const verb: Stand = (stem) => [
  stem,
  `${stem}e`,
  ...(/(.)\1$/.test(stem) ? [stem.slice(0, -1)] : []),
]
const withY: Stand = (stem) => [`${stem}y`]

const endings: readonly (readonly [string, Stand])[] = [
  ['s', plain],
  ['es', plain],
  ['ies', withY],
  ['ves', (stem) => [`${stem}f`, `${stem}fe`]],
  ['ing', verb],
  ['ings', verb],
  ['ed', verb],
  ['ied', withY],
  ['ly', plain],
]

const irregular: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    be: 'am is are was were been being',
    have: 'has had having ve',
    do: 'does did done doing',
    go: 'goes went gone going',
    keep: 'kept',
    leave: 'left leaves leaving',
    hide: 'hid hidden',
    steal: 'stole stolen',
    buy: 'bought',
    sell: 'sold',
    pay: 'paid',
    spend: 'spent',
    cost: 'costs costing',
    get: 'got gotten getting',
    give: 'gave given giving',
    take: 'took taken taking',
    tell: 'told',
    say: 'said says',
    speak: 'spoke spoken',
    think: 'thought',
    hold: 'held',
    lend: 'lent',
    sleep: 'slept',
    come: 'came coming',
    break: 'broke broken',
    ring: 'rang rung rings ringing',
    wear: 'wore worn',
    win: 'won winning wins',
    write: 'wrote written writing',
    know: 'knew known',
    drive: 'drove driven driving',
    put: 'putting puts',
    set: 'setting sets',
    let: 'letting lets',
    live: 'lives living lived',
    die: 'died dying dies',
    use: 'uses used using',
    owe: 'owes owed owing',
    own: 'owns owned owning',
    thief: 'thieves',
    child: 'children kid kids',
    person: 'people',
    man: 'men',
    woman: 'women',
    wife: 'wives',
    penny: 'pence pennies',
    knife: 'knives',
  }).reduce<[string, readonly string[]][]>((all, [lemma, forms]) => {
    for (const form of forms.split(' ')) all.push([form, [lemma]])
    return all
  }, []),
)
