import { entities } from './html-entities.ts'
import type { Change } from './import-report.ts'

/** Words without HTML and Markdown, on one line, and whether that changed them. */
export function plainWords(label: string): {
  readonly text: string
  readonly changes: readonly Change[]
} {
  const text = entities(
    unhidden(label)
      .replace(/<\/?(b|strong|i|em|u|span|font|a|small|big|sub|sup)\b[^<>]*>/gi, '')
      .replace(/<\/?[a-z!][^<>]*>/gi, ' ')
      .replace(/\*\*(?=\S)([^*\n]*[^*\s])\*\*/g, '$1')
      .replace(/__(?=\S)([^_\n]*[^_\s])__/g, '$1')
      .replace(/^#{1,6}\s+/gm, ''),
  )
  const line = tidy(text)
  return line === tidy(label)
    ? { text: line, changes: [] }
    : {
        text: line,
        changes: [{ what: lost(label), was: tidy(label), now: line }],
      }
}

/** Pairs of signs between which nothing is meant to be read. */
const hidden = [
  ['<!--', '-->'],
  ['<style', '</style'],
  ['<script', '</script'],
  ['<head', '</head'],
] as const

/** Each pair is looked for once from left to right, so that a long text of open marks takes no longer than its length. */
function unhidden(label: string): string {
  return hidden.reduce((text, [open, close]) => {
    const lower = text.toLowerCase()
    const kept: string[] = []
    let at = 0
    for (let from = lower.indexOf(open); from >= 0; from = lower.indexOf(open, at)) {
      const to = lower.indexOf(close, from)
      if (to < 0) break
      kept.push(text.slice(at, from))
      const end = text.indexOf('>', to)
      at = end < 0 ? text.length : end + 1
    }
    return kept.length === 0 ? text : [...kept, text.slice(at)].join(' ')
  }, label)
}

function lost(label: string): string {
  return /color|colour/i.test(label)
    ? 'marks taken out of the words, and colours, which may have meant "do not read this aloud"'
    : 'marks taken out of the words'
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** A name as scripts have them: letters, digits, hyphens and underscores. */
export function plainName(name: string): string {
  const kept = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[-_]+|-+$/g, '')
    .slice(0, 40)
  return kept === '' ? 'unnamed' : kept
}

/** The name of a script: small letters, digits and hyphens. */
export function slugOf(name: string): string {
  return /^[a-z0-9][a-z0-9-]{0,59}$/.test(name)
    ? name
    : plainName(name.toLowerCase().replaceAll('_', '-')).toLowerCase()
}

/** That name, or with the next number after it when it is taken; `taken` then holds it. */
export function ownName(name: string, taken: Set<string>): string {
  const plain = plainName(name)
  let own = plain
  for (let n = 2; taken.has(own); n += 1) own = `${plain.slice(0, 40 - String(n).length - 1)}-${n}`
  taken.add(own)
  return own
}
