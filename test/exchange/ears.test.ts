import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { CallId } from '../../src/basics/ids.ts'
import { openEars } from '../../src/exchange/ears.ts'
import type { Heard } from '../../src/exchange/spoken.ts'

it('what was said to one question never answers the next: unheard, it is asked again', async () => {
  const call = 'call' as CallId
  const spoken = (place: string) => ({ place, read: place, kind: 'single' }) as never
  const yes: Heard = { says: 'Yes', takes: 1 }
  const no: Heard = { says: 'No', takes: 1 }
  const answers: (Heard | undefined)[] = [yes, undefined, no]
  const ears = openEars(async () => answers.shift())
  assert.equal(await ears.hear(call, spoken('q1')), yes)
  assert.equal(ears.last(call), yes)
  assert.equal(await ears.hear(call, spoken('q2')), undefined)
  assert.equal(ears.last(call), undefined, 'not what was said to q1')
  assert.equal(await ears.hear(call, spoken('q2')), no)
  assert.equal(await ears.hear(call, spoken('q2')), no, 'looking twice is not speaking twice')
  assert.equal(ears.last(call), no)
})
