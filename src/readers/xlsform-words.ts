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
      at = to + close.length
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

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  pound: '£',
  euro: '€',
  rsquo: '’',
  lsquo: '‘',
  ndash: '–',
  mdash: '—',
  hellip: '…',
}

/** Puts back the signs that a text writes as `&amp;` or `&#8217;`; what it does not know stays as it is. */
export function entities(text: string): string {
  return text.replace(/&(#x?[0-9a-f]{1,6}|[a-z]{1,8});/gi, (all, body: string) => {
    if (!body.startsWith('#')) return Object.hasOwn(named, body) ? (named[body] ?? all) : all
    const code = /^#x/i.test(body) ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1))
    return isSign(code) ? String.fromCodePoint(code) : all
  })
}

/** A sign that stands by itself: not a control, nor half of another sign. */
function isSign(code: number): boolean {
  return (
    (code >= 0x20 || code === 9 || code === 10) &&
    code <= 0x10ffff &&
    (code < 0xd800 || code > 0xdfff)
  )
}

/** A name as scripts have them: letters, digits, hyphens and underscores. */
export function plainName(name: string): string {
  const kept = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[-_]+|-+$/g, '')
    .slice(0, 40)
  return kept === '' ? 'unnamed' : kept
}

/** That name, or with the next number after it when it is taken; `taken` then holds it. */
export function ownName(name: string, taken: Set<string>): string {
  const plain = plainName(name)
  let own = plain
  for (let n = 2; taken.has(own); n += 1) own = `${plain.slice(0, 40 - String(n).length - 1)}-${n}`
  taken.add(own)
  return own
}
