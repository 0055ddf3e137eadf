import { type Forbidden, findForbidden } from './find-forbidden.ts'
import { type Finding, refused } from './finding.ts'
import { heardTogether } from './heard-together.ts'
import type { RuleIndex } from './rule-index.ts'
import { hintsOf, readingsOf, sayTexts } from './say-hints.ts'
import type { Script } from './script.ts'
import { type Text, textsOf } from './texts.ts'

/**
 * Forbidden content (P4, T1, T2, P6) in every text that somebody wrote and in what is heard when texts follow each
 * other, and left-over marks. `more` are a site's own rules, looked for besides those of the release.
 */
export function checkWords(script: Script, more?: RuleIndex): Finding[] {
  const texts = textsOf(script)
  const alone = texts.flatMap((text) =>
    findForbidden(text.text, text.role, more)
      .filter(({ level }) => level === 'refuse' || text.role !== 'telling')
      .map((found) => forbidden(found, text.where, text.text)),
  )
  const hints = hintTexts(script).flatMap(({ where, text, role }) =>
    findForbidden(text, role, more)
      .filter(({ level }) => level === 'refuse')
      .map((found) => forbidden(found, where, text)),
  )
  return [...alone, ...hints, ...together(script, alone, more), ...texts.flatMap(leftOver)]
}

/** How hard words are said, as the agent reads it and as it could be meant: in its own language alone. */
function hintTexts(script: Script) {
  return sayTexts({ ...script, say: hintsOf(script) }).flatMap((one) =>
    readingsOf(one.text).map((text) => ({ ...one, text })),
  )
}

/** What shows only when words are heard together; not what one of them says by itself already. */
function together(script: Script, alone: readonly Finding[], more: RuleIndex | undefined) {
  const known = new Set(alone.map(({ code, where }) => `${code} ${blockIn(where)}`))
  return script.questions.flatMap((block, n) => {
    const found = heardTogether(script, n).flatMap((text) =>
      findForbidden(text, 'asking', more)
        .filter(({ level }) => level === 'refuse')
        .map((one) => forbidden(one, `"${block.id}", heard together`, text)),
    )
    return found.filter(
      ({ code }, k) =>
        !known.has(`${code} "${block.id}"`) && found.findIndex((one) => one.code === code) === k,
    )
  })
}

function blockIn(where: string): string {
  return /"[^"]*"/.exec(where)?.[0] ?? ''
}

function forbidden(found: Forbidden, where: string, text: string): Finding {
  const { rule, words, because } = found
  const shown = text.length > 120 ? `${text.slice(0, 119)}…` : text
  const review = found.level === 'review'
  return {
    code: review ? found.code : `forbidden-${found.code}`,
    severity: review ? 'review' : 'refused',
    where,
    what: `It ${found.what}: “${words}” in “${shown}” (rule ${rule})`,
    whatToDo: review ? found.instead : `${found.instead} Nobody can allow it, in any form.`,
    by: { rule, words, because },
  }
}

function leftOver({ where, text }: Text): Finding[] {
  const marked = /<\/?[a-z!][^>]*>|&[a-z]+;|&#\d+;/i.test(text)
  const open = /\[(organisation|subject|client|length|name|…|\.\.\.)\]/i.exec(text)
  return [
    ...(marked
      ? [refused('markup', where, 'It holds HTML, which would be read aloud', 'Write plain words.')]
      : []),
    ...(open
      ? [
          refused(
            'placeholder',
            where,
            `${open[0]} is still to be filled in`,
            'Put the real words there.',
          ),
        ]
      : []),
  ]
}
