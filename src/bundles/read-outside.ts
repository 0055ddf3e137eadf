import * as v from 'valibot'
import { sha256 } from '../basics/hash.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { type BundleFault, fault } from './bundle-fault.ts'
import { canonicalJson } from './canonical.ts'
import { formatLine, type Header, headerShape, largestBundle, largestHeaderLine } from './shapes.ts'

export type Outside = {
  readonly header: Header
  /** The exact text that was signed. */
  readonly headerText: string
  readonly signature: string
  readonly sealed: Uint8Array
}

/** Reads the open part of a bundle and checks that the sealed part is the one it names. Knows no keys. */
export function readOutside(bytes: Uint8Array): Result<Outside, BundleFault> {
  if (bytes.length === 0) return err(fault('BUNDLE-01'))
  if (bytes.length > largestBundle) return err(fault('BUNDLE-02'))
  const start = Buffer.from(`${formatLine}\n`)
  if (!startsLike(bytes, start)) return err(fault('BUNDLE-03'))
  if (bytes.length < start.length) return err(fault('BUNDLE-05'))
  const label = readLine(bytes, start.length)
  if (label === undefined) return err(fault(cutOrDamaged(bytes, start.length)))
  const mark = readLine(bytes, label.next)
  if (mark === undefined) return err(fault(cutOrDamaged(bytes, label.next)))
  const header = readHeader(label.text)
  if (header === undefined) return err(fault('BUNDLE-04'))

  const sealed = bytes.subarray(mark.next)
  if (sealed.length < header.sealed.size) return err(fault('BUNDLE-05'))
  if (sealed.length > header.sealed.size) return err(fault('BUNDLE-06'))
  if (sha256(sealed) !== header.sealed.sha256) return err(fault('BUNDLE-07'))
  return ok({ header, headerText: label.text, signature: mark.text, sealed })
}

function startsLike(bytes: Uint8Array, start: Uint8Array): boolean {
  const length = Math.min(bytes.length, start.length)
  return Buffer.from(bytes.subarray(0, length)).equals(start.subarray(0, length))
}

function readLine(
  bytes: Uint8Array,
  from: number,
): { readonly text: string; readonly next: number } | undefined {
  const end = bytes.subarray(from, from + largestHeaderLine).indexOf(0x0a)
  if (end < 0) return undefined
  return {
    text: Buffer.from(bytes.subarray(from, from + end)).toString('latin1'),
    next: from + end + 1,
  }
}

function cutOrDamaged(bytes: Uint8Array, from: number): 'BUNDLE-04' | 'BUNDLE-05' {
  return bytes.length - from < largestHeaderLine ? 'BUNDLE-05' : 'BUNDLE-04'
}

function readHeader(text: string): Header | undefined {
  const parsed = v.safeParse(headerShape, parseJson(text))
  // One bundle, one text: a label spelled otherwise was not written by a box.
  return parsed.success && canonicalJson(parsed.output) === text ? parsed.output : undefined
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
