import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { PersonId } from '../../src/basics/ids.ts'
import { day, later } from '../../src/basics/instant.ts'
import { ok } from '../../src/basics/result.ts'
import { eraseNow } from '../../src/facts/decide-erase.ts'
import type { NewFact } from '../../src/facts/fact.ts'
import { openFact } from '../../src/record/fact-codec.ts'
import type { Ground } from '../../src/record/open-ground.ts'
import { readFacts } from '../../src/record/read-facts.ts'
import { loadSavedState } from '../../src/record/state-view.ts'
import { verifyRecord } from '../../src/record/verify.ts'
import { morning, openOn, withCampaign } from './ground.ts'
import { house } from './house.ts'
import { SimulatedDisk } from './simulated-disk.ts'

const ruth = 'ruth' as PersonId
const leon = 'leon' as PersonId

/** Ruth signed Leon's training; she has a new username since she was added, under a second key. */
async function withRuth(disk: SimulatedDisk): Promise<Ground> {
  const ground = await withCampaign(disk)
  const { keys, writer } = ground
  const signed = { on: later(morning, -day), until: later(morning, day) }
  const person = (id: PersonId, secret: Extract<NewFact, { type: 'person.added' }>['secret']) => ({
    type: 'person.added' as const,
    on: { person: id },
    data: { role: id === ruth ? ('governor' as const) : ('agent' as const), key: keys.take() },
    secret,
  })
  const gates = {
    training: { ...signed, signedBy: 'Adeyemi, R.' },
    interview: { ...signed, signedBy: 'Okoro, B.' },
    blockingAlerts: [],
    excludedOffences: [],
  }
  await writer.do(() =>
    ok({
      facts: [
        person(ruth, { name: { first: 'Ruth', last: 'Adeyemi' }, username: 'r.adeyemi' }),
        person(leon, { name: { first: 'Leon', last: 'Barrett' }, gates }),
        {
          type: 'person.pin_reset',
          on: { person: ruth },
          data: { key: keys.take() },
          secret: { pinHash: 'hash-of-ruth' },
        },
      ],
      reply: undefined,
    }),
  )
  await ground.keepState()
  assert.ok(disk.files.has('view.json'), 'the view knows her too')
  return ground
}

const erase = ({ writer }: Ground) =>
  writer.do((state) => {
    const known = state.people.get(ruth)
    assert.ok(known)
    return ok(eraseNow(state, known, 'agreed'))
  })

/** Everything that anybody can read with every key that is still on the disk. */
async function everythingReadable(disk: SimulatedDisk, { keys }: Ground): Promise<string> {
  const said: string[] = []
  for await (const fact of readFacts(disk, { open: (line) => openFact(keys, line) }))
    said.push(JSON.stringify(fact))
  for (const path of disk.files.keys())
    said.push(Buffer.from((await disk.read(path)) ?? '').toString('latin1'))
  const saved = await loadSavedState(disk, keys)
  for (const { body } of saved?.state.people.values() ?? []) said.push(JSON.stringify(body))
  return said.join('\n')
}

const traces = /Adeyemi|r\.adeyemi|hash-of-ruth/

describe('a person who was erased (G8)', () => {
  it('is in no line and no file that any key on the box opens, and the record still verifies', async () => {
    const disk = new SimulatedDisk()
    const ground = await withRuth(disk)
    const keeper = (await house(ground, disk)).keeping
    assert.match(await everythingReadable(disk, ground), traces)
    await erase(ground)
    await keeper.idle()
    assert.doesNotMatch(await everythingReadable(disk, ground), traces)
    await ground.signCheckpoint()
    assert.equal((await verifyRecord(disk)).ok, true)
    const read = await openOn(disk)
    assert.equal(read.writer.ahead.people.get(ruth)?.body, undefined)
    const { training, interview } = read.writer.ahead.people.get(leon)?.body?.gates ?? {}
    assert.equal(training?.signedBy, 'a person, erased')
    assert.equal(interview?.signedBy, 'Okoro, B.')
    assert.deepEqual([...read.writer.ahead.doomedKeys], [])
  })

  it('after a crash at any moment stays erased, with nothing left of the name and nobody else lost', async () => {
    const whole = new SimulatedDisk()
    const once = await withRuth(whole)
    const keeper = (await house(once, whole)).keeping
    const begin = whole.operations
    await erase(once)
    await keeper.idle()
    const operations = whole.operations - begin
    assert.ok(operations >= 8, `${operations} operations`)
    let erased = 0
    for (let cut = 1; cut <= operations; cut++) {
      const disk = new SimulatedDisk()
      const ground = await withRuth(disk)
      const keeper = (await house(ground, disk)).keeping
      disk.cutAt = disk.operations + cut
      const done = await erase(ground).then(
        (result) => result.ok,
        () => false,
      )
      await keeper.idle()
      const left = disk.afterPowerCut(cut % 2 === 0 ? 0 : 1_000_000)
      const restarted = await openOn(left)
      const again = (await house(restarted, left)).keeping
      await again.settle()
      await again.idle()
      const known = restarted.writer.ahead.people.get(ruth)?.body
      if (done) assert.equal(known, undefined, `cut ${cut}: the erasure was said to be done`)
      if (known !== undefined) continue
      erased += 1
      assert.doesNotMatch(await everythingReadable(left, restarted), traces, `cut ${cut}`)
      const body = restarted.writer.ahead.people.get(leon)?.body
      assert.equal(body?.name.last, 'Barrett', `cut ${cut}`)
      assert.equal(body?.gates?.training?.signedBy, 'a person, erased', `cut ${cut}`)
    }
    assert.ok(erased >= 5)
  })
})
