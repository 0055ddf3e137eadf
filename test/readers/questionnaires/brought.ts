import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import type { ImportReport } from '../../../src/readers/import-report.ts'
import { importQuestionnaire } from '../../../src/readers/questionnaire-import.ts'
import type { Block, Script } from '../../../src/scripts/script.ts'

/** The bytes of one of the real files. */
export function realFile(name: string): Uint8Array {
  return new Uint8Array(
    readFileSync(new URL(`../../fixtures/questionnaires/${name}`, import.meta.url)),
  )
}

export type Brought = {
  readonly script: Script
  readonly questions: readonly Block[]
  readonly report: ImportReport
  /** The block of that name. */
  block(id: string): Block
  /** What became of the part of that name and type: "taken", "changed: a -> b", "refused: why". */
  fate(name: string, type?: string): string
}

/** A questionnaire that must come in as a draft. */
export async function brought(file: Uint8Array | string): Promise<Brought> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  const read = await importQuestionnaire('brought', bytes)
  assert.ok(read.ok, `it came to nothing: ${JSON.stringify(read)}`)
  const { script, report } = read.value
  return {
    script,
    questions: script.questions,
    report,
    block(id) {
      const found = script.questions.find((one) => one.id === id)
      assert.ok(found, `there is no block "${id}", only ${script.questions.map((one) => one.id)}`)
      return found
    },
    fate(name, type = '') {
      const row = report.rows.find((one) => one.name === name && one.type.startsWith(type))
      if (row === undefined) return 'not in the report'
      if (row.outcome === 'refused') return `refused: ${row.reason}`
      return row.outcome === 'changed'
        ? `changed: ${row.changes.map(({ was, now }) => `${was} -> ${now}`).join('; ')}`
        : 'taken'
    },
  }
}

/** How many parts of each type the report has, and that its sums are right. */
export function sumsOf({ rows, counts }: ImportReport): Readonly<Record<string, number>> {
  assert.equal(counts.rows, rows.length, 'each part is counted once')
  assert.equal(counts.taken + counts.changed + counts.refused, counts.rows, 'the sum is whole')
  const sums: Record<string, number> = {}
  for (const { type } of rows) {
    const kind = type.replace(/^question of type .*/, 'question')
    sums[kind] = (sums[kind] ?? 0) + 1
  }
  return sums
}

/** How often that text stands in a file. */
export function times(file: Uint8Array, what: RegExp): number {
  return [...Buffer.from(file).toString('utf8').matchAll(what)].length
}
