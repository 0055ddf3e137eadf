import { missingIn } from './edit-language.ts'
import { type Finding, refused, review } from './finding.ts'
import { inLanguage, languagesOf } from './in-language.ts'
import type { Language, Script } from './script.ts'
import { type Text, textsOf } from './texts.ts'
import { tokensIn } from './words-at.ts'

const names: Readonly<Record<Language, string>> = { en: 'English', cy: 'Welsh' }
const mostNamed = 5

/** Whether each language version says all that the script says, names the same answers, and has been read by somebody who can. */
export function checkVersions(script: Script): Finding[] {
  const others = languagesOf(script).filter((language) => language !== script.language)
  return [
    ...(script.versions?.[script.language] === undefined
      ? []
      : [
          refused(
            'own-version',
            'versions',
            `The script is in ${names[script.language]} already, and has a version of itself`,
            'Take that version out.',
          ),
        ]),
    ...others.flatMap((language) => checkVersion(script, language)),
    ...(script.language === 'cy' || others.includes('cy') ? [welshReader()] : []),
  ]
}

function checkVersion(script: Script, language: Language): Finding[] {
  const own = textsOf(script)
  const words = script.versions?.[language] ?? {}
  const where = `the ${names[language]} version`
  const missing = missingIn(script, language)
  const known = new Set(own.map(({ key }) => key))
  const strangers = Object.keys(words).filter((key) => !known.has(key))
  return [
    ...named(missing.map(({ where: at }) => at)).map((list) =>
      refused(
        'not-translated',
        where,
        `It has no words for ${list}`,
        `Add them, under their keys: ${named(missing.map(({ key }) => key)).join('')}.`,
      ),
    ),
    ...named(strangers).map((list) =>
      refused(
        'unknown-text',
        where,
        `It has words for ${list}, which the script has not`,
        'Take them out, or correct the keys.',
      ),
    ),
    ...own.flatMap((text) => checkText(text, words, language)),
    ...sameLabels(inLanguage(script, language), where),
  ]
}

function checkText(
  text: Text,
  words: Readonly<Record<string, string>>,
  language: Language,
): Finding[] {
  const said = Object.hasOwn(words, text.key) ? words[text.key] : undefined
  if (said === undefined) return []
  const where = `the ${names[language]} version, ${text.where}`
  const [own, other] = [text.text, said].map((one) => tokensIn(one).sort().join(', '))
  return [
    ...(own === other
      ? []
      : [
          refused(
            'other-tokens',
            where,
            `It puts in ${other === '' ? 'nothing' : other}, and the script puts in ${own === '' ? 'nothing' : own}`,
            'Name the same earlier answers in both languages.',
          ),
        ]),
    ...(said === text.text && text.text.split(/\s+/).length > 3
      ? [
          review(
            'left-as-it-was',
            where,
            `It is the same in both languages: “${said}”`,
            'Translate it.',
          ),
        ]
      : []),
  ]
}

/** Two answers with the same words cannot be told apart by the agent. */
function sameLabels(version: Script, where: string): Finding[] {
  return version.questions.flatMap((block) => {
    const lists = [
      ...('options' in block ? [block.options] : []),
      ...('rows' in block ? [block.rows] : []),
    ]
    const again = lists.flatMap((list) => {
      const labels = list.map(({ label }) => label.trim().toLowerCase())
      return labels.filter((label, n) => labels.indexOf(label) !== n)
    })
    return again.map((label) =>
      refused(
        'used-twice',
        `${where}, "${block.id}"`,
        `Two of its answers are “${label}”`,
        'Give each its own words.',
      ),
    )
  })
}

function named(list: readonly string[]): string[] {
  if (list.length === 0) return []
  const more = list.length - mostNamed
  return [`${list.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`]
}

function welshReader(): Finding {
  return review(
    'welsh-reader',
    'the Welsh',
    'The rules for Welsh are fewer than those for English, and its reading age is not measured',
    'A governor who reads Welsh must read every word of it, and is named as its approver.',
  )
}
