import { chainFault, newWalk, type Walk } from './chain-walk.ts'
import type { Disk } from './disk.ts'
import type { KeyReader } from './keys.ts'
import { chainHash, chainStart, decodeLine } from './line.ts'
import { leafHash, MerkleTree } from './merkle.ts'
import { decodeHeader, segmentName, segmentNumbers } from './segment.ts'
import { otherWork } from './shuffle.ts'
import { type TextLine, textLines } from './text-lines.ts'
import { type ClaimOptions, type Claims, readClaims, type SignedBy } from './verify-checkpoints.ts'
import { type Finding, Findings } from './verify-findings.ts'
import type { Seam } from './verify-seams.ts'
import { verifyView } from './verify-view.ts'

export type VerifyReport = {
  /** Nothing was found. A last line cut short by a power cut, or being written just now, is not a finding. */
  readonly ok: boolean
  readonly lines: number
  /** Checkpoints held against the lines, witnesses counted. */
  readonly checkpoints: number
  /** Bytes of a last line that has no end yet. The box cuts them off at its next start: nobody was told of them. */
  readonly tornBytes: number
  readonly findings: readonly Finding[]
  /** Lines up to here are held by a witness outside the box; 0 without one. Those behind could be cut off unseen. */
  readonly outside: number
  /** Who signed each witness that was given. */
  readonly signedBy: readonly SignedBy[]
  /** Where the record was joined by a restore: no finding, and never hidden. */
  readonly seams: readonly Seam[]
  /** What was found of the saved state, or why it was left out. */
  readonly view: string
}

export type VerifyOptions = ClaimOptions & {
  /** Opens what is sealed, so that the lines can be added up again; without it that part is left out. */
  readonly keys?: KeyReader
  /** Why it is not there, in words. */
  readonly noKeys?: string
}

/**
 * Reads the whole record, changing nothing: every header, line, link and batch, and every checkpoint's root and
 * signature over the lines before it (all of them over one tree, so each continues every other). What it cannot see: lines cut off after the last checkpoint that is known
 * outside the box, and, without such a checkpoint, a record rebuilt as a whole by somebody who holds the signing key.
 * Given keys, it also adds the lines up again and holds the saved state against them.
 */
export async function verifyRecord(disk: Disk, options: VerifyOptions = {}): Promise<VerifyReport> {
  const findings = new Findings()
  const claims = await readClaims(disk, options, findings)
  const check = new RecordCheck(findings, claims)
  const segments = segmentNumbers(await disk.list('record'))
  const last = segments.at(-1)
  if (last === undefined) findings.add('no-record', 'record', 0, 'There is no record here.')
  for (let segment = 1; segment <= (last ?? 0); segment++) {
    const file = `record/${segmentName(segment)}`
    const bytes = await disk.read(file)
    if (bytes === undefined) check.missing(file)
    else await check.segment(file, segment, bytes, segment === last)
  }
  claims.end(check.lines)
  const { lines, tornBytes } = check
  const view = await viewOf(disk, options, findings)
  const { count: checkpoints, outside, signedBy, seams } = claims
  const ok = findings.all.length === 0
  const found = { findings: findings.all, outside, signedBy, seams, view }
  return { ok, lines, checkpoints, tornBytes, ...found }
}

async function viewOf(disk: Disk, options: VerifyOptions, findings: Findings): Promise<string> {
  const { keys, noKeys = 'the master key was not at hand' } = options
  if (findings.all.length > 0) return 'The lines were not added up again: they are not whole.'
  if (keys === undefined) return `The lines were not added up again: ${noKeys}.`
  return verifyView(disk, keys, findings)
}

const linesPerTurn = 1_000

class RecordCheck {
  readonly #findings: Findings
  readonly #claims: Claims
  readonly #tree = new MerkleTree()
  readonly #walk: Walk = newWalk({ seq: 0, hash: chainStart }, 0)
  /** What went before could not be read: the next line's or header's own word is taken for it. */
  #lost = false
  tornBytes = 0

  constructor(findings: Findings, claims: Claims) {
    this.#findings = findings
    this.#claims = claims
    claims.check(this.#tree)
  }

  get lines(): number {
    return this.#tree.size
  }

  missing(file: string): void {
    this.#findings.add('missing-segment', file, 0, 'This segment is missing.')
    this.#lost = true
  }

  async segment(file: string, segment: number, bytes: Uint8Array, last: boolean): Promise<void> {
    const lines = textLines(bytes)
    this.#header(file, segment, lines.next().value)
    this.#walk.batch = 0
    let number = 1
    for (const line of lines) {
      number += 1
      if (!line.whole && last) this.tornBytes = line.end - line.offset
      else this.#line(file, number, line)
      if (number % linesPerTurn === 0) await otherWork()
    }
  }

  #header(file: string, segment: number, line: TextLine | undefined): void {
    const header = line?.text === undefined || !line.whole ? undefined : decodeHeader(line.text)
    if (!header?.ok) {
      this.#findings.add('bad-header', file, 1, 'The header cannot be read.')
      return
    }
    const { gatehouse, segment: named, first, prev } = header.value
    if (gatehouse !== 'record' || named !== segment)
      this.#findings.add('bad-header', file, 1, 'The header belongs to another segment.')
    else if (!this.#lost && (first !== this.#walk.seq + 1 || prev !== this.#walk.hash))
      this.#findings.add('broken-chain', file, 1, 'The header does not follow the line before it.')
    if (this.#lost) Object.assign(this.#walk, { seq: first - 1, hash: prev })
    this.#lost = false
  }

  #line(file: string, number: number, found: TextLine): void {
    const decoded = found.text === undefined || !found.whole ? undefined : decodeLine(found.text)
    this.#tree.add(leafHash(found.text ?? ''))
    this.#claims.check(this.#tree)
    if (found.text === undefined || !decoded?.ok) {
      this.#findings.add('bad-line', file, number, 'The line cannot be read.')
      this.#walk.seq += 1
      this.#lost = true
      return
    }
    const line = decoded.value
    if (this.#lost) Object.assign(this.#walk, { hash: line.prev, batch: line.batch })
    this.#lost = false
    const fault = chainFault(this.#walk, line)
    if (fault !== undefined) this.#findings.add(codeOf(fault.code), file, number, fault.what)
    Object.assign(this.#walk, { seq: line.seq, hash: chainHash(found.text), batch: line.batch })
  }
}

function codeOf(code: string): 'wrong-seq' | 'wrong-batch' | 'broken-chain' {
  return code === 'wrong-seq' || code === 'wrong-batch' ? code : 'broken-chain'
}
