import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { QuotaCell } from '../../src/fieldwork/quota.ts'
import { fewestTogether } from '../../src/record/mixing.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import type { Block, Script } from '../../src/scripts/script.ts'
import { copyOf } from '../support/copied-folder.ts'
import { factsOnDisk } from '../support/facts-on-disk.ts'
import { withFastFolder } from '../support/fast-folder.ts'
import { forkedScript } from '../support/forked-script.ts'
import { campaign } from '../support/found-room.ts'
import { ordinarySpeakers } from '../support/speakers.ts'
import { openWorkedRoom } from '../support/worked-room.ts'

const quotas: readonly QuotaCell[] = ['yes', 'no'].map((option) => ({
  of: [{ at: 'fork', is: [option] }],
  target: option === 'yes' ? 20 : 400,
}))

function scriptWithEnd(): Script {
  const { questions, ...rest } = forkedScript({ yes: 0, no: 0 })
  const at = questions.findIndex(({ id }) => id === 'fork') + 1
  const end: Block = {
    ...{ id: 'enough', kind: 'end', as: 'quota-full', cell: ['fork'] },
    read: 'Thank you. Goodbye.',
  }
  return { ...rest, questions: [...questions.slice(0, at), end, ...questions.slice(at)] }
}

it('an attacker with every key, and copies from before and after each interview, sees no cell move but with a merge', async () => {
  await withFastFolder(async (dir) => {
    const disk = realDisk(dir)
    const room = await openWorkedRoom({
      disk,
      script: scriptWithEnd(),
      seats: 1,
      cases: 400,
      quotas,
    })
    const { ahead } = room.ground.writer
    const known = () => ahead.campaigns.get(campaign)
    let before = { merged: 0, responses: Buffer.alloc(0), filled: 0 }
    const look = async () => {
      const { files } = await copyOf(dir)
      const bytes = files.get(`responses/${campaign}.json`)?.bytes ?? new Uint8Array()
      return {
        merged: known()?.mergedResponses ?? 0,
        responses: Buffer.from(bytes),
        filled: known()?.filled?.length ?? 0,
      }
    }
    before = await look()
    let merges = 0
    await room.work(160, ordinarySpeakers({ fork: { yes: 30, no: 70 } }), async () => {
      const after = await look()
      if (after.merged === before.merged) {
        assert.ok(after.responses.equals(before.responses), 'the counts lie as they lay')
        assert.equal(after.filled, before.filled, 'and nothing says that a cell is full')
      } else {
        merges += 1
        assert.ok(after.merged - before.merged >= fewestTogether, 'a crowd goes together')
      }
      before = after
    })
    assert.ok(merges > 0, 'there was a merge')
    assert.ok(
      room.held.some(({ outcome }) => outcome === 'not-eligible'),
      'and somebody too many',
    )

    // What his keys open of the steps of a shift that is still open, interviews that are over with it.
    const facts = await factsOnDisk(disk)
    assert.ok(
      facts.some(({ type }) => type === 'attempt.coded'),
      'he reads the facts of the calls',
    )
    for (const fact of facts)
      if (fact.type !== 'quota.filled' && fact.type !== 'campaign.created')
        assert.doesNotMatch(JSON.stringify(fact.data), /cells|enough|"fork"/, fact.type)
    for (const [n, { type }] of facts.entries())
      if (type === 'quota.filled') assert.equal(facts[n - 1]?.type, 'pool.merged')
    await room.closeShift()
    await room.close()
  })
})
