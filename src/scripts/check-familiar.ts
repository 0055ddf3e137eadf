import { keepRecent } from '../basics/keep-recent.ts'
import { type Finding, review } from './finding.ts'
import { knownWords } from './known-words.ts'
import { readings } from './plain-text.ts'
import { sentencesIn } from './rule-match.ts'
import type { Script } from './script.ts'
import { textsOf } from './texts.ts'

const mostNamed = 8

/**
 * Words in questions and answers that no honest questionnaire here has used, one finding for each block. No list of
 * rules knows every way to ask; what goes round it needs such words, so the approver meets every one (P4). English
 * only: for Welsh its reader does the same by eye.
 */
export function checkFamiliar(script: Script): Finding[] {
  if (script.language !== 'en') return []
  const own = new Set([script.organisation, script.subject].flatMap(wordsIn))
  const found = new Map<string, Set<string>>()
  for (const { text, block, role } of textsOf(script)) {
    if (role === 'telling' || block === undefined) continue
    const words = found.get(block) ?? new Set<string>()
    for (const word of unfamiliarIn(text)) if (!own.has(word)) words.add(word)
    found.set(block, words)
  }
  return [...found]
    .filter(([, words]) => words.size > 0)
    .map(([block, words]) =>
      review(
        'unfamiliar-words',
        `"${block}"`,
        `It says ${named([...words])}, which no questionnaire about a service here has said`,
        'Read it as a burglar or a seller would. Approve it only if the answer helps neither, and write why.',
      ),
    )
}

function named(words: readonly string[]): string {
  const more = words.length - mostNamed
  const first = words.slice(0, mostNamed).map((word) => `“${word}”`)
  return `${first.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** The words of a text that are not known, in no form. */
export function unfamiliarIn(text: string): readonly string[] {
  return kept.get(text) ?? kept.set(text, unfamiliarOf(text))
}

const kept = keepRecent<readonly string[]>(2_000_000)

function unfamiliarOf(text: string): string[] {
  const tokens = (readings(text.replace(/\{\{[^{}]*\}\}/g, ''))[0] ?? '').trim()
  return [
    ...new Set(
      sentencesIn(tokens)
        .flat()
        .filter(({ form, lemmas }) => {
          if (!/^\p{L}{2,}$/u.test(form)) return false
          return !knownWords.has(form) && ![...lemmas].some((lemma) => knownWords.has(lemma))
        })
        .map(({ form }) => form),
    ),
  ]
}

function wordsIn(text: string): string[] {
  return sentencesIn(readings(text)[0] ?? '')
    .flat()
    .map(({ form }) => form)
}
