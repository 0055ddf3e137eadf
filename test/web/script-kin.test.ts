import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { DocumentHash } from '../../src/basics/ids.ts'
import { emptyState } from '../../src/facts/state.ts'
import type { Script } from '../../src/scripts/script.ts'
import type { House } from '../../src/web/house.ts'
import { kinFinder } from '../../src/web/script-kin.ts'
import { trialScript } from '../scripts/trial-script.ts'

it('X11: the drafts of a long work are read before anything is decided, each in a turn of its own and once', async () => {
  const state = emptyState()
  const script = trialScript()
  let [reads, inTurn, most] = [0, 0, 0]
  const documents = {
    script: (hash: DocumentHash): Script => {
      reads += 1
      inTurn += 1
      most = Math.max(most, inTurn)
      setImmediate(() => {
        inTurn = 0
      })
      return { ...script, name: `work of ${hash}` }
    },
  }
  const writer = { read: async <T>(look: (from: typeof state) => T) => look(state) }
  const add = (from: number, to: number) => {
    for (let n = from; n < to; n++)
      state.scripts.set(`draft-${n}` as DocumentHash, {
        ...{ hash: `draft-${n}` as DocumentHash, name: 'another', from: 'nothing' },
        ...{ importedAt: 0 as never, taken: 0, changed: 0, refused: 0, life: 'drafted' },
        touchedBy: new Set(),
      })
  }
  const kin = kinFinder({ documents, writer } as unknown as Pick<House, 'documents' | 'writer'>)
  add(0, 50)
  await kin.look()
  add(50, 60)
  await kin.look()
  assert.deepEqual([reads, most], [60, 1])
  assert.equal(kin.kinOf(state, script).length, 60, 'all of them hold the same questions')
  assert.equal(reads, 60, 'and no turn of a decision reads one')
})
