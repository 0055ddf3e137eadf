import { findRefused } from './find-forbidden.ts'
import { type Finding, review } from './finding.ts'
import { type Likeness, likenessOf } from './likeness.ts'
import type { Script } from './script.ts'
import { type Text, textsOf } from './texts.ts'

/**
 * Questions that sound, as a whole, like those that no script may ask (P4, T1), where no rule of the release has a phrase
 * for it. One finding for each text, of its worst question. In Welsh, of which fewer phrasings are known, it is for the reader of
 * the Welsh to look at, and refuses nothing.
 */
export function checkLikeness(script: Script): Finding[] {
  return textsOf(script).flatMap((text) => {
    const found = questionsIn(text).flatMap((question) => {
      const like = likenessOf(question)
      return like === undefined ? [] : [{ question, like }]
    })
    const worst = found.find(({ like }) => like.level === 'refuse') ?? found[0]
    return worst === undefined ? [] : [finding(script, text, worst.question, worst.like)]
  })
}

/** What is asked there: the sentences with a question mark, or all where a question has none. */
function questionsIn({ text, role, key, where }: Text): readonly string[] {
  if (role !== 'asking' || !/\/(read|thenRead|probes\/\d+)$/.test(key)) return []
  const sentences = text.replace(/\{\{[^{}]*\}\}/g, '').match(/[^.?!]+[.?!]*/g) ?? []
  const asked = sentences.filter((one) => one.includes('?'))
  const heard = asked.length > 0 || !where.startsWith('question') ? asked : sentences
  return findRefused(text, role).length > 0 ? [] : heard
}

function finding(script: Script, { where }: Text, question: string, like: Likeness): Finding {
  const words = like.words.map((one) => `“${one}”`).join(', ')
  const shown = question.length > 120 ? `${question.slice(0, 119)}…` : question
  const because =
    'Its words are those of questions about what somebody has, where and when, or of a seller.'
  const by = { rule: 'likeness', words: like.words.join(', '), because }
  const what = `It sounds like what no script may ask: ${words} in “${shown.trim()}”`
  if (like.level === 'refuse' && script.language === 'en')
    return {
      code: 'forbidden-likeness',
      severity: 'refused',
      where,
      what,
      whatToDo:
        'Ask about the service, in the words of somebody who uses it, or take it out. Nobody can allow it, in any form.',
      by,
    }
  return {
    ...review(
      'like-forbidden',
      where,
      what,
      'Read it as a burglar or a seller would. Approve it only if the answer helps neither, and write why.',
    ),
    by,
  }
}
