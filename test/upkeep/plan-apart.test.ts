import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { planRelease, type ReleaseRequest } from '../../src/results/release.ts'
import type { Response } from '../../src/results/tabulate.ts'
import { planApart } from '../../src/upkeep/plan-apart.ts'
import { busScript, town } from '../results/support.ts'

function request(responses: readonly Response[]): ReleaseRequest {
  return {
    campaign: 'buses',
    script: busScript,
    scriptHash: 'a'.repeat(64),
    responses,
    dispositions: { completed: responses.length },
    period: { first: '2026-W03', last: '2026-W07' },
  }
}

describe('a release planned on a thread of its own', () => {
  it('is the one that would have been planned here, to the byte', async () => {
    const asked = request(town('apart', 120, 1))
    assert.deepEqual(await planApart(asked), planRelease(asked))
  })

  it('lets other work go on here while it is planned', async () => {
    let went = false
    setImmediate(() => {
      went = true
    })
    await planApart(request(town('busy', 120, 1)))
    assert.ok(went)
  })

  it('is refused in the same words', async () => {
    assert.deepEqual(await planApart(request(town('small', 9, 1))), {
      ok: false,
      error: { code: 'RELEASE-01' },
    })
  })

  it('is a surprise, and no answer, when the planning itself breaks', async () => {
    const twice = town('twins', 20, 1).map((one) => ({ ...one, id: 'the same' }))
    await assert.rejects(planApart(request(twice)), /same id/)
  })
})
