import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { DocumentHash } from '../../src/basics/ids.ts'
import { checkScript } from '../../src/scripts/check-script.ts'
import type { Script } from '../../src/scripts/script.ts'
import { readSiteRules, siteIndex } from '../../src/scripts/site-rules.ts'
import { finder } from '../../src/web/find-apart.ts'
import { trialScript } from '../scripts/trial-script.ts'

const hash = 'a'.repeat(64) as DocumentHash

function houseOf(script: Script, siteRules?: ReturnType<typeof siteIndex>) {
  const documents = { script: () => script } as never
  return siteRules === undefined
    ? { documents }
    : { documents, siteRules: { now: () => siteRules } as never }
}

describe('what is found in a frozen script, beside the calls', () => {
  it('is what the checker finds, once it was looked through', async () => {
    const script = { ...trialScript(), title: 'What is your house worth?' }
    const { look, findings } = finder(houseOf(script))
    await look(hash)
    assert.deepEqual(findings(hash), checkScript(script))
  })

  it('is found by the rules of the site too, also in the thread', async () => {
    const rules = readSiteRules(`
rule cathedral
says: asks about the cathedral
because: It points at a small place.
instead: Leave it out.
find: cathedral
refuses: Do you like the cathedral?
allows: Do you like the river?
`)
    assert.ok(rules.ok, JSON.stringify(rules))
    const script = { ...trialScript(), title: 'Do you like the cathedral?' }
    const { look, findings } = finder(houseOf(script, siteIndex(rules.value)))
    await look(hash)
    assert.ok(
      findings(hash).some(({ code }) => code === 'forbidden-cathedral'),
      'the rule of the site found it',
    )
  })

  it('refuses a script that nobody has looked through, or whose check did not end (P4)', async () => {
    const { look, findings } = finder(houseOf(trialScript()), 1)
    assert.equal(findings(hash)[0]?.severity, 'refused')
    await look(hash)
    assert.equal(findings(hash)[0]?.code, 'not-looked-through')
    const patient = finder(houseOf(trialScript()))
    await patient.look(hash)
    assert.deepEqual(patient.findings(hash), checkScript(trialScript()))
  })
})
