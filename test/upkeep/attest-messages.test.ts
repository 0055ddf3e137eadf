import assert from 'node:assert/strict'
import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'node:test'
import { instant } from '../../src/basics/instant.ts'
import { messagesLine } from '../../src/upkeep/attest-messages.ts'
import { doctorCommand } from '../../src/upkeep/doctor-command.ts'
import { spokenNames, spokenSite } from '../site/a-spoken-site.ts'

it('D6, J16: the attestation and the doctor name a message that nobody approved, and what to do', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-attest-'))
  await spokenSite(folder)
  const doctor = () =>
    doctorCommand({ from: folder, attested: join(folder, 'attest.json') }, instant(0))
  assert.deepEqual(await messagesLine(folder, spokenNames), { key: 'messages', ok: true, what: '' })
  assert.doesNotMatch((await doctor()).lines.join('\n'), /message/)

  const renamed = await messagesLine(folder, { ...spokenNames, organisation: 'Somebody Else' })
  assert.match(renamed.what, /en\/information does not say the words of this release/)

  await appendFile(join(folder, 'prompts/cy/noted.PCMA'), 'x')
  const line = await messagesLine(folder, spokenNames)
  assert.equal(line.ok, false)
  assert.match(line.what, /^The switch: cy\/noted is not the sound that was put there/)
  const said = await doctor()
  assert.equal(said.exit, 1)
  assert.match(said.lines.join('\n'), /no call is placed\.\n {2}cy\/noted is not the sound/)

  await rm(join(folder, 'prompts'), { recursive: true })
  assert.match((await messagesLine(folder, spokenNames)).what, /Run gatehouse init/)
  assert.match((await doctor()).lines.join('\n'), /No call is placed: There are no spoken messages/)
  await rm(folder, { recursive: true })
})
