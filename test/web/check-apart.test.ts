import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkScript } from '../../src/scripts/check-script.ts'
import { readSiteRules, siteIndex } from '../../src/scripts/site-rules.ts'
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

  it('looks with the rules that are in force at each question, not with those of its start', async () => {
    const read = readSiteRules(
      'rule hens\nsays: asks about hens\nbecause: x\ninstead: y\nfind: hens\nrefuses: Any hens?',
    )
    assert.ok(read.ok, JSON.stringify(read))
    const index = siteIndex(read.value)
    let inForce: typeof index | undefined
    const check = checkApart(() => inForce)
    const script = { ...trialScript(), title: 'Do you like hens?' }
    const codes = async () => (await check(script))?.map(({ code }) => code) ?? ['none']
    assert.deepEqual(
      await codes(),
      checkScript(script).map(({ code }) => code),
    )
    inForce = index
    assert.ok((await codes()).includes('forbidden-hens'), 'from the next question on')
  })

  it('gives up in time, says so, and answers the next question', async () => {
    const check = checkApart(undefined, 1)
    assert.equal(await check(trialScript()), undefined)
    const patient = checkApart()
    assert.ok(Array.isArray(await patient(trialScript())), 'another thread answers')
  })
})
