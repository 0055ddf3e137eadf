import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import type { SeatId } from '../../src/basics/ids.ts'
import { respondentDial } from '../../src/switchboard/dial-strings.ts'

const from = new URL('../../appliance/freeswitch/', import.meta.url)
const files = readdirSync(from).map((name) => [name, readFileSync(new URL(name, from), 'utf8')])

/** Whatever FreeSWITCH has to tell a machine's answer from a person's, or to wait for one to have spoken. */
const machines = /avmd|\bamd\b|\bvmd|detect_|tone|wait_for_silence|beep/i

describe('what the switch of this house can do', () => {
  it('J16, D9: it loads these modules, and another would be a visible act', () => {
    const [, core = ''] = files.find(([name]) => name === 'core.xml') ?? []
    const loaded = [...core.matchAll(/<load module="([^"]+)"/g)].map(([, module]) => module)
    assert.deepEqual(loaded.sort(), [
      'mod_commands',
      'mod_conference',
      'mod_dialplan_xml',
      'mod_dptools',
      'mod_event_socket',
      'mod_loopback',
      'mod_native_file',
      'mod_sofia',
    ])
  })

  it('takes sound from where the far end said that it comes from, and from nobody who is quicker', () => {
    for (const profile of ['seats.xml', 'trunk.xml']) {
      const [, text = ''] = files.find(([name]) => name === profile) ?? []
      assert.match(text, /<param name="disable-rtp-auto-adjust" value="true"\/>/, profile)
    }
  })

  it('D9: nothing takes an answer for a machine, in its configuration or in a dial', () => {
    for (const [name, text = ''] of files) assert.doesNotMatch(text, machines, name)
    const dial = respondentDial({
      ...{ call: 'call', seat: '01' as SeatId, number: '+441632960001' },
      ...{ callerId: '01134960000', longestCallMs: 60_000 },
    })
    assert.doesNotMatch(dial, machines)
  })
})
