import assert from 'node:assert/strict'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { instant } from '../../src/basics/instant.ts'
import { err, ok } from '../../src/basics/result.ts'
import { configurationHash } from '../../src/site/configuration-hash.ts'
import { seatAccounts } from '../../src/site/switch-files.ts'
import { directoryFile } from '../../src/switchboard/directory-file.ts'
import { attest } from '../../src/upkeep/attest.ts'
import { type Attested, standingOf } from '../../src/upkeep/attestation.ts'
import { listenerAt } from '../../src/upkeep/proc.ts'
import { until } from '../support/until.ts'
import { findRealSwitch } from './real/find-real-switch.ts'
import { FreeSwitch } from './real/free-switch.ts'

const found = findRealSwitch()
const root = process.getuid?.() === 0
const skip = 'missing' in found ? found.missing : !root && 'the attestation is tried as root alone'
const programs = 'missing' in found ? { freeswitch: '', sipp: '' } : found

describe('the attestation of a real FreeSWITCH (J16)', { skip }, () => {
  let freeSwitch: FreeSwitch
  const look = async (): Promise<Attested> => {
    const done = await attest({
      port: freeSwitch.ports.esl,
      password: freeSwitch.secrets.eslRootPassword,
      folder: freeSwitch.folder,
      configuration: configurationHash(freeSwitch.files),
      names: { organisation: 'Example Research', declineNumber: '08081570001' },
      proc: '/proc',
      now: instant(Date.now()),
    })
    assert.ok(done.ok, done.ok ? '' : done.error)
    return done.value
  }
  const failing = ({ lines }: Attested) => lines.filter((one) => !one.ok).map(({ key }) => key)

  describe('as its unit starts it', () => {
    before(async () => {
      freeSwitch = await FreeSwitch.open(programs.freeswitch, { sealed: true })
    })
    after(() => freeSwitch.close())

    it('every line holds, and with them the attestation', async () => {
      const attested = await look()
      assert.deepEqual(
        attested.lines.filter((one) => !one.ok),
        [],
      )
      const running = await listenerAt('/proc', freeSwitch.ports.esl)
      const configuration = configurationHash(freeSwitch.files)
      const standing = standingOf(attested, instant(Date.now()), running, configuration)
      assert.deepEqual(standing, { state: 'good' })
    })

    it('learns the accounts of a shift while it runs, and forgets them, with the attestation as good as before', async (t) => {
      const before = await look()
      const known = () => freeSwitch.ask('user_exists id seat31 gatehouse')
      const expanded = join(freeSwitch.folder, 'run/freeswitch.xml.fsxml')
      const path = join(freeSwitch.folder, 'seat-accounts.xml')
      const tell = async (password: string | undefined) => {
        const all = password ? [{ seat: '31', address: '127.0.0.1', password }] : []
        // It reads as another user here: its group of the box has no name on this machine.
        const file = directoryFile(path, () => seatAccounts(all), expanded)
        const began = performance.now()
        const learnt = await file.learn([], async () => {
          chmodSync(path, 0o644)
          const reply = await freeSwitch.ask('reloadxml')
          return /^\+OK \[Success\]/.test(reply) ? ok(undefined) : err(reply)
        })
        assert.deepEqual(learnt, ok(undefined))
        return performance.now() - began
      }
      assert.equal(await known(), 'false')
      const took: number[] = []
      for (const shift of ['one', 'two', 'three']) {
        took.push(await tell(`of-shift-${shift}`))
        assert.equal(await known(), 'true')
        took.push(await tell(undefined))
        assert.equal(await known(), 'false')
      }
      t.diagnostic(`read again in ${took.map(Math.round).join(', ')} ms`)
      assert.match(await freeSwitch.ask('reloadxml'), /Cannot Open log directory/, 'by itself')
      assert.equal(await known(), 'false')
      assert.deepEqual(failing(await look()), [])
      const running = await listenerAt('/proc', freeSwitch.ports.esl)
      const standing = standingOf(
        before,
        instant(Date.now()),
        running,
        configurationHash(freeSwitch.files),
      )
      assert.equal(standing.state, 'good')
    })

    it('names the file that it may write to, while it may', async () => {
      const expanded = join(freeSwitch.folder, 'run/freeswitch.xml.fsxml')
      chmodSync(expanded, 0o660)
      const attested = await look()
      chmodSync(expanded, 0o640)
      assert.deepEqual(failing(attested), ['mounts', 'doors'])
      const [mounts, doors] = attested.lines.filter((one) => !one.ok).map(({ what }) => what)
      assert.match(mounts ?? '', /it can write over .*fsxml/)
      assert.match(doors ?? '', /freeswitch\.xml\.fsxml was written over/)
      await freeSwitch.kill()
      await freeSwitch.start()
    })

    it('leaves no leg and no conference behind', async () => {
      await look()
      await until('its legs to be gone', async () =>
        /"row_count":\s*0/.test(await freeSwitch.ask('show channels as json')),
      )
      assert.match(await freeSwitch.ask('conference json_list'), /^\[\s*\]$|no active/i)
    })

    it('does not hold any more for the switch that is started after it', async () => {
      const attested = await look()
      await freeSwitch.kill()
      await freeSwitch.start()
      const running = await listenerAt('/proc', freeSwitch.ports.esl)
      const configuration = configurationHash(freeSwitch.files)
      const standing = standingOf(attested, instant(Date.now()), running, configuration)
      assert.equal(standing.state, 'does-not-match')
    })
  })

  describe('as anybody might start it', () => {
    before(async () => {
      freeSwitch = await FreeSwitch.open(programs.freeswitch)
      chmodSync(freeSwitch.folder, 0o777)
    })
    after(() => freeSwitch.close())

    it('names its user, its open files, where it can write, and each door that stands open', async () => {
      const attested = await look()
      assert.deepEqual(failing(attested), ['user', 'mounts', 'descriptors', 'doors'])
      const doors = attested.lines.find(({ key }) => key === 'doors')?.what ?? ''
      for (const door of ['uuid_record', 'conference record', 'record_session', 'system'])
        assert.match(doors, new RegExp(`${door} wrote to /tmp`), door)
    })
  })
})
