import { unfamiliarIn } from '../../../src/scripts/check-familiar.ts'
import { findForbidden, findRefused, type TextRole } from '../../../src/scripts/find-forbidden.ts'
import type { Language } from '../../../src/scripts/script.ts'
import { benignPhrasings, forbiddenPhrasings } from '../forbidden-corpus.ts'
import { everydayAllowed } from './everyday-allowed.ts'
import { everydayForbidden } from './everyday-forbidden.ts'
import { freshAllowed } from './fresh-allowed.ts'
import { freshForbidden } from './fresh-forbidden.ts'
import { freshAllowedWelsh, freshForbiddenWelsh } from './fresh-welsh.ts'
import { moreAllowed } from './more-allowed.ts'
import { moreForbidden } from './more-forbidden.ts'
import { moreAllowedWelsh, moreForbiddenWelsh } from './more-welsh.ts'
import { obliqueAllowed } from './oblique-allowed.ts'
import { obliqueForbidden } from './oblique-forbidden.ts'
import { plainAllowed } from './plain-allowed.ts'
import { plainForbidden } from './plain-forbidden.ts'
import { trickyAllowed } from './tricky-allowed.ts'
import { unusualAllowed } from './unusual-allowed.ts'
import { unusualForbidden } from './unusual-forbidden.ts'
import { usualAllowed } from './usual-allowed.ts'
import { usualForbidden } from './usual-forbidden.ts'
import { allowedWelsh, forbiddenWelsh } from './welsh.ts'

/** One text, or a question followed by its answers. */
export type Entry = string | readonly string[]

type List = {
  readonly name: string
  readonly entries: readonly Entry[]
  readonly language?: Language
}

export const forbiddenLists: readonly List[] = [
  { name: 'first', entries: forbiddenPhrasings },
  { name: 'more', entries: moreForbidden },
  { name: 'unusual', entries: unusualForbidden },
  { name: 'oblique', entries: obliqueForbidden },
  { name: 'plain', entries: plainForbidden },
  { name: 'everyday', entries: everydayForbidden },
  { name: 'usual', entries: usualForbidden },
  { name: 'fresh', entries: freshForbidden },
  { name: 'Welsh', entries: forbiddenWelsh, language: 'cy' },
  { name: 'more Welsh', entries: moreForbiddenWelsh, language: 'cy' },
  { name: 'fresh Welsh', entries: freshForbiddenWelsh, language: 'cy' },
]

export const allowedLists: readonly List[] = [
  { name: 'first', entries: benignPhrasings },
  { name: 'more', entries: moreAllowed },
  { name: 'unusual', entries: unusualAllowed },
  { name: 'oblique', entries: obliqueAllowed },
  { name: 'plain', entries: plainAllowed },
  { name: 'everyday', entries: everydayAllowed },
  { name: 'tricky', entries: trickyAllowed },
  { name: 'usual', entries: usualAllowed },
  { name: 'fresh', entries: freshAllowed },
  { name: 'Welsh', entries: allowedWelsh, language: 'cy' },
  { name: 'more Welsh', entries: moreAllowedWelsh, language: 'cy' },
  { name: 'fresh Welsh', entries: freshAllowedWelsh, language: 'cy' },
]

/** A question is a question; a sentence without one is what the agent says, or an answer. */
export function rolesOf(entry: Entry): readonly TextRole[] {
  if (typeof entry !== 'string') return ['asking']
  if (entry.includes('?')) return ['asking']
  return isAnswer(entry) ? ['option'] : ['telling']
}

function isAnswer(text: string): boolean {
  return /^(\d|Under|Between \d|Two hundred|In 2|About \d|More than \d|Before \d|Over \d)/.test(
    text,
  )
}

/** Whether the words, alone or heard together as the checker hears them, are refused. */
export function isRefused(entry: Entry, role: TextRole): boolean {
  if (typeof entry === 'string') return findRefused(entry, role).length > 0
  const [question = '', ...answers] = entry
  const stem = question.replace(/[.?!:\s]+$/, '')
  return [
    findRefused(question, 'asking'),
    ...answers.flatMap((answer) => [
      findRefused(answer, 'option'),
      findRefused(`${stem} ${answer}`, 'asking'),
    ]),
    findRefused(`${stem} ${answers.join(', ')}`, 'asking'),
  ].some((found) => found.length > 0)
}

/** Whether a refusal or a finding for the approver brings the words before somebody's eyes. */
export function isSeen(entry: Entry, language: Language = 'en'): boolean {
  const texts = typeof entry === 'string' ? [entry] : entry
  return (
    isRefused(entry, 'asking') ||
    texts.some(
      (text) =>
        findForbidden(text, 'asking').length > 0 ||
        (language === 'en' && unfamiliarIn(text).length > 0),
    )
  )
}

/** Every part of a script in which the words could stand: an amount by itself is nothing but an answer. */
export function everyRole(entry: Entry): readonly TextRole[] {
  if (typeof entry !== 'string') return ['asking']
  return isAnswer(entry) ? ['option'] : ['asking', 'telling', 'option']
}
