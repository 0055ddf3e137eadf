import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { CaseId, EnquiryId, SeatId } from '../../src/basics/ids.ts'
import type { DiallerApart } from '../../src/dialler/dialler-apart.ts'
import { heldNumberCommand } from '../../src/dialler/held-number-command.ts'
import { nationalSpelling } from '../../src/fieldwork/phone-number.ts'
import { type ApartSite, startApartSite } from '../support/apart/apart-site.ts'
import { tapSocket } from '../support/apart/tapped-socket.ts'
import { copyOf } from '../support/copied-folder.ts'
import { openNumbers } from '../support/hash-attacker.ts'
import { leakSearch } from '../support/leak-search.ts'
import { until } from '../support/until.ts'
import { type RoomAtWork, roomOn } from '../web/at-work.ts'
import { type StaffAt, signedIn, words } from '../web/staff-at.ts'
import { endBy } from './end-by.ts'

describe('somebody rings, and the numbers are another process’s (design 4)', () => {
  const seat = '01' as SeatId
  let site: ApartSite
  let apart: DiallerApart
  let room: RoomAtWork
  let tap: Awaited<ReturnType<typeof tapSocket>>
  let ruth: StaffAt
  let owen: StaffAt
  let case_: CaseId
  let number: string
  const home = '/governor/public'
  const lookUp = async (typed: string) => {
    await ruth.post(`${home}/ask`, [['what', 'held']])
    const [id = ''] = [...room.ahead.enquiries.keys()].slice(-1)
    await owen.post(`${home}/${id}/agree`)
    return ruth.post(`${home}/${id}`, [['typed', typed]])
  }
  const command = (asked: string) =>
    heldNumberCommand(asked, { data: site.config.data, masterKey: undefined })

  before(async () => {
    site = await startApartSite()
    const through = join(site.dir, 'tapped.sock')
    tap = await tapSocket(through, site.config.socket)
    apart = await site.connect(through)
    room = await roomOn(await site.openBox(apart), await site.sealed())
    ruth = await signedIn(room.test, 'r.adeyemi')
    owen = await signedIn(room.test, 'o.pritchard')
    await owen.stepUp()
    const call = await room.talk('Archer', seat)
    case_ = room.ahead.calls.get(call)?.case as CaseId
    const dot = case_.lastIndexOf('.')
    const numbers = openNumbers(await copyOf(site.config.data), case_.slice(0, dot))
    number = numbers.get(Number(case_.slice(dot + 1))) ?? assert.fail('the call has a number')
  })
  after(async () => {
    await room.test.stop()
    tap.close()
    await site.close()
  })

  it('G5: a number that two governors hold is shown by no page, and at the machine alone', async () => {
    const open = await ruth.post('/governor/incidents/new', [
      ['kind', 'threat'],
      ['seat', seat],
      ['hold', 'yes'],
    ])
    assert.match(words(open), /Held until/)
    const [incident = ''] = [...room.ahead.incidents.keys()].slice(-1)
    const at = `/governor/incidents/${incident}`
    await owen.post(`${at}/agree`)
    assert.match(words(await owen.get(home)), /Now 1 number is held/)
    await ruth.post(`${at}/ask-number`)
    const page = await owen.post(`${at}/show-number`)
    assert.match(words(page), /gatehouse held-number/)
    assert.ok(page.text.includes(`held-number ${case_}`), 'the page says which')
    assert.deepEqual(await command(case_), { lines: [nationalSpelling(number)], exit: 0 })
    assert.equal((await command('../../etc/passwd')).exit, 2)
    assert.equal((await command('other.1')).exit, 1)
    assert.equal((await command(`${case_.slice(0, case_.lastIndexOf('.'))}.9999999`)).exit, 1)
    await ruth.post(`${at}/release`)
  })

  it('T3: a call that is up ends as it will after never again, and the number is not dialled any more', async () => {
    const done = await ruth.post(`${home}/never`, [['never', `0${number.slice(3)}`]])
    assert.match(words(done), /You will not be called again/)
    assert.equal(room.ahead.calls.size, 1, 'the call goes on')
    await endBy(room, seat, 'call-back')
    assert.equal(room.ahead.cases.get(case_)?.askedBack, true, 'and ends like any other')
    assert.deepEqual(await apart.numbers.mayRing([case_]), ['excluded'])
  })

  it('G8: two people see what the dialler’s own index tells, once the call has ended', async () => {
    const page = await until('the attempt is in the index', async () => {
      const shown = await lookUp(number)
      return shown.text.includes('Archer') ? shown : undefined
    })
    assert.match(words(page), /Whoever answered asked for a call at another time/)
    const folder = await readdir(join(room.test.dir, 'box'))
    assert.ok(!folder.includes('enquiry'), 'the box has none of it')
    assert.deepEqual(await readdir(join(site.config.data, 'enquiry')), ['2026-11-24.slots'])
  })

  it('P2: what is typed goes to the dialler in the one message of that form, and comes back in none', async () => {
    const canary = '01632960777'
    const search = leakSearch({ numbers: new Set([canary.slice(1)]), canaries: [] })
    const before = tap.heard().length
    await ruth.post(`${home}/never`, [['never', canary]])
    await lookUp(canary)
    const heard = tap.heard().subarray(before).toString('latin1')
    assert.equal(search(Buffer.from(heard)).length, 2)
    assert.deepEqual(search(Buffer.from(heard.replaceAll(`"typed":"${canary}"`, ''))), [])
    for (const dir of [join(room.test.dir, 'box'), site.config.data]) {
      const { files } = await copyOf(dir)
      for (const [path, { bytes }] of files) assert.deepEqual(search(bytes), [], path)
    }
    for (const { jar } of [ruth, owen])
      for (const sent of jar.received) assert.deepEqual(search(Buffer.from(sent)), [])
  })

  it('says so when the dialler cannot be reached, and a permission is not used up by it', async () => {
    await ruth.post(`${home}/ask`, [['what', 'held']])
    const [id = ''] = [...room.ahead.enquiries.keys()].slice(-1)
    await owen.post(`${home}/${id}/agree`)
    await site.dialler.stop()
    await until('it is gone', async () =>
      apart.numbers.mayRing([case_]).then(
        () => undefined,
        () => true,
      ),
    )
    for (const page of [
      await ruth.post(`${home}/never`, [['never', number]]),
      await ruth.post(`${home}/${id}`, [['typed', number]]),
    ]) {
      assert.equal(page.status, 422)
      assert.match(words(page), /The dialler cannot be reached, and nothing was done/)
    }
    assert.ok([...room.ahead.enquiries.keys()].includes(id as EnquiryId))
  })
})
