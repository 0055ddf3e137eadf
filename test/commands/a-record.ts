import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PersonId, SeatId } from '../../src/basics/ids.ts'
import { day, instant, later } from '../../src/basics/instant.ts'
import { trialSettings } from '../../src/config.ts'
import { addPerson, refuseSignIn } from '../../src/facts/decide-people.ts'
import { saveCampaign } from '../../src/facts/decide-studies.ts'
import { boxStarted } from '../../src/facts/decide-upkeep.ts'
import { openGround } from '../../src/record/open-ground.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import { must, sheetFor } from '../support/a-live-day.ts'

/** Ten in the morning of a Tuesday. */
const begin = instant(Date.UTC(2026, 10, 24, 10))

/** A small record of two days, as a box leaves it: some people, two campaigns, refused PINs at two seats. */
export async function makeRecord(dir: string): Promise<{ readonly agent: PersonId }> {
  let now = begin
  const clock = { now: () => now, after: () => () => undefined, every: () => () => undefined }
  const opened = await openGround({
    disk: realDisk(dir),
    clock,
    settings: trialSettings,
    site: 'test',
  })
  if (!opened.ok) throw new Error(opened.error)
  const { writer, documents, keys, checkpoints, signCheckpoint } = opened.value
  const about = { version: 'test', mode: 'trial', cutBytes: 0 } as const
  must(await writer.do((state, ctx) => boxStarted(state, ctx, about)))
  const add = async (role: 'governor' | 'agent', last: string) =>
    must(
      await writer.do((state, ctx) =>
        addPerson(state, ctx, undefined, { role, body: { name: { first: 'Pat', last } } }),
      ),
    )
  const governor = { person: await add('governor', 'Example'), role: 'governor' } as const
  const agent = await add('agent', 'Exemplar')
  for (const title of ['Water supply', 'Bus services']) {
    const sheet = await documents.put(JSON.stringify({ ...sheetFor('' as never), title }))
    must(await writer.do((state, ctx) => saveCampaign(state, ctx, governor, sheet)))
  }
  await writer.do(() => refuseSignIn('seat', 'wrong', { seat: '01' as SeatId, person: agent }))
  await signCheckpoint()
  now = later(begin, day)
  await writer.do(() => refuseSignIn('seat', 'wrong', { seat: '02' as SeatId }))
  await signCheckpoint()
  await writer.close()
  await checkpoints.close()
  await keys.close()
  return { agent }
}

/** A copy of it in which one line is another: an agent is made out of a governor. */
export async function damagedCopy(from: string, to: string): Promise<{ readonly line: number }> {
  await cp(from, to, { recursive: true })
  const path = join(to, 'record/000001.jsonl')
  const lines = (await readFile(path, 'utf8')).split('\n')
  const at = lines.findIndex((line) => line.includes('"role":"agent"'))
  lines[at] = lines[at]?.replace('"role":"agent"', '"role":"governor"') ?? ''
  await writeFile(path, lines.join('\n'))
  return { line: at + 1 }
}
