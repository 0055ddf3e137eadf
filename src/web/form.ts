import type { Context } from 'hono'
import { err, ok, type Result } from '../basics/result.ts'
import { csrfOf, type Door, secretOf } from './tokens.ts'

/** The fields of a posted form, each as it came; text only. */
export type Form = {
  one(name: string): string
  all(name: string): readonly string[]
  has(name: string): boolean
  file(name: string): File | undefined
}

/** Reads a form of a page of ours: without the token of this browser it is not one. */
export async function readForm(c: Context, door: Door): Promise<Result<Form, string>> {
  const body = await c.req.parseBody({ all: true }).catch(() => undefined)
  if (!body) return err('The form could not be read. Open the page again and repeat it there.')
  const texts = (name: string) =>
    [body[name]].flat().filter((one): one is string => typeof one === 'string')
  const form: Form = {
    one: (name) => texts(name)[0]?.trim() ?? '',
    all: texts,
    has: (name) => body[name] !== undefined,
    file: (name) => [body[name]].flat().find((one): one is File => one instanceof File),
  }
  if (form.one('csrf') !== csrfOf(secretOf(c, door))) {
    return err(
      'This page was open too long, or belongs to another sign-in. Open it again and repeat it there.',
    )
  }
  return ok(form)
}
