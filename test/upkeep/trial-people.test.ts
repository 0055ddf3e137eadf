import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { trialHashes } from '../../src/upkeep/trial-hashes.ts'
import { castOf } from '../../src/upkeep/trial-people.ts'
import { openPasswords } from '../../src/web/passwords.ts'

const everybody = castOf(Number.POSITIVE_INFINITY)
const secrets = everybody.flatMap(({ password, pin }) => [password, pin]).filter((one) => one)
const costOf = (hash: string | undefined) => /^\$argon2id\$v=\d+\$[^$]+\$/.exec(hash ?? '')?.[0]

describe('the people of the trial', () => {
  const passwords = openPasswords()

  it('sign in with what the welcome prints, against the hashes made beforehand', async () => {
    for (const secret of new Set(secrets)) {
      const right = await passwords.verify('staff', trialHashes[secret ?? ''], secret ?? '')
      assert.ok(right, `trial-hashes.ts has no hash of ${secret}: make one with passwords.hash`)
    }
    assert.equal(await passwords.verify('staff', trialHashes['271828'], '271829'), false)
  })

  it('have hashes that cost as much as those of a live box', async () => {
    const usual = costOf(await passwords.hash('anything'))
    assert.ok(usual)
    assert.deepEqual([...new Set(Object.values(trialHashes).map(costOf))], [usual])
  })

  it('leave no hash behind when they go', () => {
    const kept = Object.keys(trialHashes).filter((secret) => !secrets.includes(secret))
    assert.deepEqual(kept, [])
  })
})
