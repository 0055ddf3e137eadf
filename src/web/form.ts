import type { Context } from 'hono'
import { err, ok, type Result } from '../basics/result.ts'
import { csrfOf, type Door, secretOf } from './tokens.ts'

/** The fields of a posted form, each as it came; text only. */
export type Form = {
  one(name: string): string
  all(name: string): readonly string[]
  has(name: string): boolean
  /** The text fields that it has, in their order. */
  names(): readonly string[]
  file(name: string): File | undefined
}

/** What whoever presses on an older page is told. */
export const tooOld =
  'This page was open too long, or belongs to another sign-in, so nothing was done. Look at it as it is now, then press again.'

/** Reads a form of a page of ours: without the token of this browser it is not one. */
export async function readForm(c: Context, door: Door): Promise<Result<Form, string>> {
  const form = await fieldsOf(c).catch(() => undefined)
  if (!form) return err('The form could not be read. Open the page again and repeat it there.')
  if (form.one('csrf') !== csrfOf(secretOf(c, door))) {
    return err(tooOld)
  }
  return ok(form)
}

/**
 * What was typed in a form whose token is not this browser's any more. Only to be shown again to whoever sent it, and
 * pressed once more: nothing is done by it.
 */
export function typedIn(c: Context): Promise<Form | undefined> {
  return fieldsOf(c).catch(() => undefined)
}

async function fieldsOf(c: Context): Promise<Form> {
  // Nearly every press is one of these, and reading it with the reader of files takes as long as the rest of it.
  if (/^application\/x-www-form-urlencoded(?:;|$)/i.test(c.req.header('content-type') ?? '')) {
    const fields = new URLSearchParams(await c.req.text())
    return {
      one: (name) => fields.get(name)?.trim() ?? '',
      all: (name) => fields.getAll(name),
      has: (name) => fields.has(name),
      names: () => [...new Set(fields.keys())],
      file: () => undefined,
    }
  }
  const body = await c.req.parseBody({ all: true })
  const texts = (name: string) =>
    [body[name]].flat().filter((one): one is string => typeof one === 'string')
  return {
    one: (name) => texts(name)[0]?.trim() ?? '',
    all: texts,
    has: (name) => body[name] !== undefined,
    names: () => Object.keys(body).filter((name) => texts(name).length > 0),
    file: (name) => [body[name]].flat().find((one): one is File => one instanceof File),
  }
}
