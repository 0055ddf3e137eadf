import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { IndexKeeping } from '../../src/facts/told-attempt.ts'
import { DiallerAway, type NumberKeeping } from '../../src/phone/numbers-port.ts'
import { case_ } from './ground.ts'
import { endedBy, type House, restarted, talking } from './house.ts'
import { SimulatedDisk } from './simulated-disk.ts'

/** From now on nobody keeps the numbers; what it returns brings them back. */
function away({ stores }: House): () => void {
  const { numbers } = stores
  const gone = () => Promise.reject(new DiallerAway())
  const nobody: NumberKeeping & { readonly index: IndexKeeping } = {
    ...{ erase: gone, suppress: gone, closeCampaign: gone },
    index: { note: gone, keep: gone },
  }
  Object.assign(stores, { numbers: nobody })
  return () => Object.assign(stores, { numbers })
}

async function told({ stores }: House, number: string): Promise<readonly string[]> {
  const found = await stores.numbers.index.told(number)
  return found.ok ? found.value.map(({ outcome }) => outcome) : [found.error]
}

describe('while whoever keeps the numbers is away', () => {
  for (const exit of ['refuses', 'never-call'] as const)
    it(`a case that ends (${exit}) is written down, and its number goes as soon as there is somebody again`, async () => {
      const opened = await talking(new SimulatedDisk())
      const number = opened.stores.numberOf(case_)
      assert.ok(number)
      const back = away(opened)
      await endedBy(opened, exit)
      await opened.keeping.idle()
      const { ahead } = opened.ground.writer
      assert.ok(ahead.doomedNumbers.has(case_), 'the record says that it is still to be done')
      assert.equal(opened.stores.numberOf(case_), number)
      back()
      opened.keeping.catchUp()
      await opened.keeping.idle()
      assert.equal(opened.stores.numberOf(case_), undefined)
      assert.equal(opened.stores.doNotCall.has(number), exit === 'never-call')
      assert.equal(ahead.doomedNumbers.size + ahead.toSuppress.size, 0)
      assert.deepEqual(await told(opened, number), [exit], 'and the index was told before it went')
    })

  it('a box that is killed meanwhile does it at its next start', async () => {
    const disk = new SimulatedDisk()
    const opened = await talking(disk)
    const number = opened.stores.numberOf(case_) ?? assert.fail('there is a number')
    away(opened)
    await endedBy(opened, 'never-call')
    await opened.keeping.idle()
    const after = await restarted(disk.afterPowerCut())
    assert.equal(after.stores.numberOf(case_), undefined)
    assert.equal(after.ground.writer.ahead.toSuppress.size, 0)
    assert.deepEqual(await told(after, number), ['never-call'])
    const again = await restarted(disk.afterPowerCut())
    assert.deepEqual(await told(again, number), ['never-call'], 'and not twice')
  })
})
