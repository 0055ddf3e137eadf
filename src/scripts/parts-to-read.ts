import { sha256 } from '../basics/hash.ts'
import { countWords } from './count-words.ts'
import type { Finding } from './finding.ts'
import { sayTexts } from './say-hints.ts'
import type { Language, Script } from './script.ts'
import { textsOf } from './texts.ts'

/** One thing that an approver reads and marks as read: a block with all its words, or a finding. */
export type PartToRead = {
  /** Twelve hex digits of exactly what is to be read: other words are another part, and unread. */
  readonly id: string
  /** `opening/hello`, `questions/age`, `closings/refused`, `asked/1`, `say/1`, `about`; or `finding/1`. */
  readonly key: string
  /** In every language version together. */
  readonly words: number
}

/**
 * Everything that stands before the approval of a script, in the order it is read: each block with its answers, its
 * clarifications and its versions, each closing, each thing people may ask, and each finding of the checker.
 */
export function partsToRead(script: Script, findings: readonly Finding[]): PartToRead[] {
  const texts = new Map<string, string[]>()
  for (const { key, text } of [...textsOf(script), ...sayTexts(script)]) {
    const under = blockOf(key)
    const said = texts.get(under) ?? []
    said.push(text, ...inOtherLanguages(script, key))
    texts.set(under, said)
  }
  const blocks = [...texts].map(([key, said]) => part(key, said, shapeOf(script, key)))
  return [...blocks, ...findings.map((finding, n) => findingPart(finding, n))]
}

/** A review finding stands open until the approver has written why it may stand. */
export function findingsToAccept(findings: readonly Finding[]): PartToRead[] {
  return findings
    .map((finding, n) => ({ finding, part: findingPart(finding, n) }))
    .filter(({ finding }) => finding.severity === 'review')
    .map(({ part: one }) => one)
}

/** The block, closing or answer to which a text belongs, by the text's key. */
export function blockOf(key: string): string {
  const [kind = '', name] = key.split('/')
  return name === undefined ? 'about' : `${kind}/${name}`
}

function findingPart({ code, where, what, whatToDo }: Finding, n: number): PartToRead {
  return part(`finding/${n + 1}`, [what, whatToDo], [code, where])
}

function part(key: string, said: readonly string[], shape: unknown): PartToRead {
  // A finding is the same wherever it stands in the list.
  const name = key.startsWith('finding/') ? 'finding' : key
  return {
    id: sha256(JSON.stringify([name, said, shape])).slice(0, 12),
    key,
    words: said.reduce((sum, text) => sum + countWords(text), 0),
  }
}

function inOtherLanguages(script: Script, key: string): string[] {
  return (Object.keys(script.versions ?? {}) as Language[]).flatMap((language) => {
    const words = script.versions?.[language]
    return words !== undefined && Object.hasOwn(words, key) ? [words[key] ?? ''] : []
  })
}

/** What a block does besides its words: conditions, order, what may be chosen together. */
function shapeOf(script: Script, key: string): unknown {
  const [kind, name] = key.split('/')
  if (kind === 'opening') return script.opening.find(({ id }) => id === name)
  if (kind === 'questions') return script.questions.find(({ id }) => id === name)
  if (kind === 'say') return script.say?.[Number(name) - 1]
  return key === 'about' ? (script.turns ?? null) : null
}
