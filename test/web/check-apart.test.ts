import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkScript } from '../../src/scripts/check-script.ts'
import { checkApart } from '../../src/web/check-apart.ts'
import { trialScript } from '../scripts/trial-script.ts'

describe('the checker beside the calls', () => {
  it('finds what it finds here, and the box goes on turning meanwhile', async () => {
    const check = checkApart()
    const one = { ...trialScript(), title: 'What is your house worth?' }
    let turns = 0
    const turning = setInterval(() => {
      turns += 1
    }, 1)
    const found = await Promise.all([check(one), check(trialScript())])
    clearInterval(turning)
    assert.deepEqual(found, [checkScript(one), checkScript(trialScript())])
    assert.ok(turns > 5, `the box turned ${turns} times`)
  })

  it('gives up in time, says so, and answers the next question', async () => {
    const check = checkApart(undefined, 1)
    assert.equal(await check(trialScript()), undefined)
    const patient = checkApart()
    assert.ok(Array.isArray(await patient(trialScript())), 'another thread answers')
  })
})
