import type { Context } from 'hono'
import { beginningOf, once, upTo } from '../basics/byte-streams.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { isSealedSample, sealedBegins } from '../readers/sample-signature.ts'
import type { Upload } from '../record/uploads.ts'
import { type Form, tooOld } from './form.ts'
import { BadForm, boundaryOf, formParts } from './form-parts.ts'
import { csrfOf, type Door, secretOf } from './tokens.ts'

/** As much of a raw file as is held in memory; a sealed one may be longer, and lies on the disk. */
export const largestRaw = 16 * 1024 * 1024
/** Four million numbers, once they are sealed. */
export const largestSealed = 64 * 1024 * 1024
/** The fields of the form beside its file. */
export const otherFields = 64 * 1024

export type SentBytes = { readonly name: string } & Upload

export type StreamedForm = { readonly form: Form; readonly file: SentBytes | undefined }

/** Why it was not taken, in a sentence; and what was typed, to be shown again, where only its token is too old. */
export type NotTaken = { readonly why: string; readonly typed?: Form }

type Keep = (bytes: AsyncIterable<Uint8Array>, most: number) => Promise<Upload | undefined>

export const tooLarge = 'too-large'

/**
 * Reads a form of a page of ours whose file may be long, as it comes in: nothing of a sealed file is held in memory. A
 * raw one, which is read by anybody, is never written down. `too-large` when the file is longer than may be taken.
 */
export async function readStreamedForm(
  c: Context,
  door: Door,
  keep: Keep,
): Promise<Result<StreamedForm, NotTaken>> {
  const boundary = boundaryOf(c.req.header('content-type'))
  const body = c.req.raw.body
  if (boundary === undefined || body === null) return err({ why: notRead })
  const read = await fieldsAndFile(body, boundary, keep)
  if (!read.ok) return err({ why: read.error })
  const { texts, file } = read.value
  const all = (name: string) => texts.get(name) ?? []
  const one = (name: string) => all(name)[0]?.trim() ?? ''
  const has = (name: string) => texts.has(name)
  const names = () => [...texts.keys()]
  const form: Form = { one, all, has, names, file: () => undefined }
  if (one('csrf') !== csrfOf(secretOf(c, door))) {
    await file?.forget()
    return err({ why: tooOld, typed: form })
  }
  return ok({ form, file })
}

const notRead = 'The form could not be read. Open the page again and repeat it there.'

type Read = { readonly texts: Map<string, readonly string[]>; readonly file: SentBytes | undefined }

async function fieldsAndFile(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
  keep: Keep,
): Promise<Result<Read, string>> {
  const texts = new Map<string, readonly string[]>()
  let file: SentBytes | undefined
  let long = false
  try {
    for await (const { name, fileName, bytes } of formParts(body, boundary)) {
      if (fileName === undefined) {
        const text = await upTo(otherFields, bytes)
        texts.set(name, [...(texts.get(name) ?? []), Buffer.from(text ?? []).toString('utf8')])
      } else if (file === undefined && !long) {
        const kept = await taken(bytes, keep)
        long = kept === undefined
        if (kept) file = { name: fileName, ...kept }
      }
    }
  } catch (cause) {
    await file?.forget()
    if (cause instanceof BadForm) return err(notRead)
    throw cause
  }
  return long ? err(tooLarge) : ok({ texts, file })
}

/** A sealed file goes to the disk; any other is held in memory, and must be short enough for that. */
async function taken(bytes: AsyncIterable<Uint8Array>, keep: Keep): Promise<Upload | undefined> {
  const [first, all] = await beginningOf(bytes, sealedBegins)
  if (isSealedSample(first)) return keep(all, largestSealed)
  const raw = await upTo(largestRaw, all)
  if (raw === undefined) return undefined
  return { size: raw.length, bytes: () => once(raw), forget: async () => undefined }
}
