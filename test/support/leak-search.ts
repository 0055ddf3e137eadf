import type { CanarySample } from './canary-sample.ts'

/** Looks for a trace of the sample's people in some bytes; gives what it found, in the words of the sample. */
export type LeakSearch = (bytes: Uint8Array) => readonly string[]

/**
 * A number is ten digits in a row, whatever stands before them (+44, 0044, 0 or nothing) and whatever spaces, dots,
 * hyphens and brackets stand between them: so every spelling is found by its digits alone.
 */
export function leakSearch({
  numbers,
  canaries,
}: Pick<CanarySample, 'numbers' | 'canaries'>): LeakSearch {
  const canary = new RegExp(
    [...canaries.map(literally), 'QX\\d{2}(?: |\\+|%20)?\\dZZ'].join('|'),
    'gi',
  )
  return (bytes) => {
    const text = Buffer.from(bytes).toString('latin1')
    const found = [...text.matchAll(canary)].map(([word]) => word)
    return [...found, ...numbersIn(text, numbers)]
  }
}

/** Random ids and hashes are no spelling of anything: in a million of them, ten digits do stand in a row. */
const random =
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\b(?=[0-9]*[a-f])[0-9a-f]{32,}\b/g
const digits = /\d(?:(?:[ \t().+\-/]|%20|&nbsp;|\u00a0){0,3}\d){9,}/g

function numbersIn(text: string, numbers: ReadonlySet<string>): string[] {
  const found: string[] = []
  for (const [run] of text.replace(random, ' ').matchAll(digits)) {
    const row = run.replaceAll('%20', '').replace(/\D/g, '')
    for (let start = 0; start + 10 <= row.length; start++) {
      const ten = row.slice(start, start + 10)
      if (numbers.has(ten)) found.push(run)
    }
  }
  return found
}

function literally(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
