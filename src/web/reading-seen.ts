import type { PartSeen, ReadingSeen, ScriptBlock } from '../../views/governor/script-page.tsx'
import type { DocumentHash } from '../basics/ids.ts'
import { handsIn, leftToDo, type Review } from '../facts/decide-reading.ts'
import type { Actor } from '../facts/fact.ts'
import type { ScriptVersion, State } from '../facts/state.ts'
import { blockOf } from '../scripts/parts-to-read.ts'
import { sayTexts } from '../scripts/say-hints.ts'
import type { Language, Script } from '../scripts/script.ts'
import { type Text, textsOf } from '../scripts/texts.ts'
import { type Changed, wordDifference } from '../scripts/word-difference.ts'
import { whyGreyed } from './governor-words.ts'
import { hintsHeading } from './script-seen.ts'

type Parts = readonly { readonly heading: string; readonly blocks: readonly ScriptBlock[] }[]

/** The version that was approved last before this one, of the same name. */
export function versionBefore(state: State, script: ScriptVersion): DocumentHash | undefined {
  const before = [...state.scripts.values()].filter(
    (one) =>
      one !== script &&
      one.name === script.name &&
      one.approvedAt !== undefined &&
      one.approvedAt < (script.approvedAt ?? Number.POSITIVE_INFINITY),
  )
  return before.sort((a, b) => (b.approvedAt ?? 0) - (a.approvedAt ?? 0))[0]?.hash
}

/** How far this governor has read a proposed script, part by part; undefined when it is not theirs to read. */
export function readingSeen(
  state: State,
  by: Actor,
  script: ScriptVersion,
  review: Review,
  at: string,
): ReadingSeen | undefined {
  if (script.life !== 'proposed') return undefined
  if (whyGreyed(state, by, 'APPROVE_SCRIPT', handsIn(state, script)) !== undefined) return undefined
  const { begun, parts, findings } = leftToDo(script, by.person, review)
  const unread = new Set(parts.map(({ id }) => id))
  const open = new Set(findings.map(({ id }) => id))
  const seen = review.parts.map(({ id, key }): PartSeen => {
    const read = begun && !unread.has(id)
    return {
      id,
      key,
      read,
      ...(begun && !read
        ? {
            mark: {
              label: 'I have read this',
              action: `${at}/read`,
              fields: { part: id },
              look: 'secondary',
              about: key,
            },
          }
        : {}),
      ...(read && open.has(id) ? { reasonAction: `${at}/accept` } : {}),
    }
  })
  return {
    begin: begun ? undefined : { label: 'Begin to read', action: `${at}/begin-reading` },
    read: review.parts.length - parts.length,
    of: review.parts.length,
    reasonsLeft: findings.length,
    parts: new Map(seen.map((one) => [one.key, one])),
  }
}

/** Each block with its key, its words in other languages, and what changed in it since the version before. */
export function annotated(parts: Parts, script: Script, before: Script | undefined): Parts {
  const changes = byBlock(before === undefined ? [] : wordDifference(before, script))
  const texts = byBlock(textsOf(script))
  const about = aboutBlock(script)
  return [{ heading: 'About', blocks: [about] }, ...parts].map(({ heading, blocks }) => ({
    heading,
    blocks: blocks.map((block, n) => {
      const key = keyOf(heading, block, n)
      const changed = changes.get(key) ?? []
      return {
        ...block,
        key,
        ...versionsOf(script, texts.get(key) ?? []),
        ...(changed.length > 0 ? { changed } : {}),
      }
    }),
  }))
}

/** Whatever has the key of a text, by the block to which that belongs. */
function byBlock<One extends { readonly key: string }>(
  all: readonly One[],
): ReadonlyMap<string, readonly One[]> {
  const blocks = new Map<string, One[]>()
  for (const one of all) {
    const block = blockOf(one.key)
    const there = blocks.get(block)
    if (there) there.push(one)
    else blocks.set(block, [one])
  }
  return blocks
}

/** What the version before had and this one has no more. */
export function takenOut(script: Script, before: Script | undefined): readonly Changed[] {
  if (before === undefined) return []
  const here = new Set([...textsOf(script), ...sayTexts(script)].map(({ key }) => blockOf(key)))
  return wordDifference(before, script).filter(({ key }) => !here.has(blockOf(key)))
}

function aboutBlock({ title, organisation, subject }: Script): ScriptBlock {
  return {
    id: 'about',
    kind: 'Title, organisation and subject',
    read: [title, organisation, subject].join('\n'),
  }
}

function keyOf(heading: string, { id }: ScriptBlock, n: number): string {
  switch (heading) {
    case 'About':
      return 'about'
    case 'Opening':
      return `opening/${id}`
    case 'Questions':
      return `questions/${id}`
    case 'Closings':
      return `closings/${id}`
    case hintsHeading:
      return `say/${n + 1}`
    default:
      return `asked/${n + 1}`
  }
}

const languages = { en: 'English', cy: 'Welsh' } as const satisfies Record<Language, string>

/** The same block in every other language, side by side with these words. */
function versionsOf(
  script: Script,
  texts: readonly Pick<Text, 'key' | 'text'>[],
): Pick<ScriptBlock, 'versions'> {
  const versions = (Object.keys(script.versions ?? {}) as Language[]).map((language) => ({
    language: languages[language],
    code: language,
    texts: texts.map(({ key, text }) => ({
      here: text,
      there: script.versions?.[language]?.[key] ?? 'Missing',
    })),
  }))
  return versions.length === 0 ? {} : { versions }
}
