/** What a Welsh first letter may have been before it was softened, nasalised or breathed on: `larwm` is itself. */
const radicals: readonly (readonly [string, readonly string[]])[] = [
  ['ngh', ['c']],
  ['mh', ['p']],
  ['nh', ['t']],
  ['ng', ['g']],
  ['ch', ['c']],
  ['ph', ['p']],
  ['th', ['t']],
  ['dd', ['d']],
  ['m', ['b']],
  ['n', ['d']],
  ['g', ['c']],
  ['b', ['p']],
  ['d', ['t']],
  ['f', ['b', 'm']],
  ['l', ['ll', 'gl']],
  ['r', ['rh', 'gr']],
  ['w', ['gw']],
  ['h', ['']],
]

/**
 * The forms that a Welsh word may be a mutation of, itself first: `wyliau` may be `gwyliau`, `nghartref` `cartref`,
 * `hallwedd` `allwedd`. Soft, nasal and aspirate mutation, and h before a vowel. Plurals stand in the rules.
 */
export function welshRadicals(word: string): readonly string[] {
  const found = new Set([word])
  for (const [sign, before] of radicals) {
    if (!word.startsWith(sign)) continue
    const rest = word.slice(sign.length)
    if (rest.length < 2 || (sign === 'h' && !/^[aeiouwy]/.test(rest))) continue
    for (const letter of before) found.add(`${letter}${rest}`)
  }
  if (/^[aeiouy]/.test(word) && word.length > 2) found.add(`g${word}`)
  return [...found]
}
