import type { Entry } from '../../src/record/chain-walk.ts'
import type { Disk } from '../../src/record/disk.ts'
import type { Journal } from '../../src/record/group-commit.ts'
import { type OpenJournalOptions, openJournal } from '../../src/record/journal.ts'
import { chainHash, decodeLine, encodeLine, type Line } from '../../src/record/line.ts'

/** A record open in a test, with a writer that makes lines the way the box does: in one turn, chained. */
export class TestRecord {
  readonly journal: Journal
  readonly cut: number
  readonly entries: readonly Entry<Line>[]
  #seq: number
  #prev: string

  constructor(opened: {
    journal: Journal
    tail: { seq: number; hash: string }
    cut: number
    entries: readonly Entry<Line>[]
  }) {
    this.journal = opened.journal
    this.cut = opened.cut
    this.entries = opened.entries
    this.#seq = opened.tail.seq
    this.#prev = opened.tail.hash
  }

  get seqs(): number[] {
    return this.entries.map(({ line }) => line.seq)
  }

  /** Adds `count` lines as one append. */
  add(count = 1, data: unknown = {}): Promise<void> {
    const batch = this.journal.batchStart(this.#seq + 1)
    const texts = Array.from({ length: count }, () => this.#next(batch, data))
    return this.journal.append(texts)
  }

  #next(batch: number, data: unknown): string {
    this.#seq += 1
    const line = {
      seq: this.#seq,
      at: 1_700_000_000_000,
      boot: 'b1',
      batch,
      type: 'test.happened',
      data,
    }
    const text = encodeLine({ ...line, prev: this.#prev })
    this.#prev = chainHash(text)
    return text
  }
}

type Options = Partial<OpenJournalOptions<Line>>

export async function tryOpen(disk: Disk, options: Options = {}) {
  const entries: Entry<Line>[] = []
  const opened = await openJournal<Line>({
    disk,
    dir: 'record',
    decode: decodeLine,
    each: (entry) => entries.push(entry),
    ...options,
  })
  if (!opened.ok) return opened
  const cut = opened.value.cut?.bytes ?? 0
  return { ok: true as const, value: new TestRecord({ ...opened.value, cut, entries }) }
}

export async function openRecord(disk: Disk, options: Options = {}): Promise<TestRecord> {
  const opened = await tryOpen(disk, options)
  if (!opened.ok) throw new Error(`${opened.error.code}: ${opened.error.what}`)
  return opened.value
}
