import type { Context } from 'hono'
import { noteView } from '../facts/decide-people.ts'
import { decodeCheckpoint } from '../record/checkpoint.ts'
import { asStaff } from './deeds.ts'
import type { House } from './house.ts'

/** Gives a witness as a file for a stick, the fact first: the witness covers the line that says who took it. */
export async function giveWitness(c: Context, house: House): Promise<Response> {
  const noted = await asStaff(c, house, (state, ctx, by) =>
    noteView(state, ctx, by, 'witness.downloaded'),
  )
  if (!noted.ok) return c.text(noted.error.sentence, 403)
  const note = await house.services.witness()
  const checkpoint = decodeCheckpoint(note.slice(0, note.indexOf('\n\n') + 1))
  const lines = checkpoint.ok ? checkpoint.value.size : 0
  const origin = checkpoint.ok ? checkpoint.value.origin.replaceAll(/[^a-z0-9-]+/gi, '-') : 'box'
  return c.body(note, 200, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Disposition': `attachment; filename="${origin}-${lines}.witness"`,
  })
}
