import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { CampaignId, PersonId, SeatId } from '../../src/basics/ids.ts'
import { hour, minute } from '../../src/basics/instant.ts'
import { agreeErasure, noteExport, proposeErasure } from '../../src/facts/decide-erase.ts'
import { openStaffSession, stepUp } from '../../src/facts/decide-people.ts'
import { prepareRelease } from '../../src/facts/decide-release.ts'
import type { Actor } from '../../src/facts/fact.ts'
import { trialSampleCsv } from '../../src/fieldwork/trial-sample.ts'
import { openKeySlots } from '../../src/record/key-slots.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import { commandHere } from '../commands/gatehouse.ts'
import { liveCampaign, must, personNamed } from '../support/a-live-day.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { until } from '../support/until.ts'
import { RoomAtWork } from '../web/at-work.ts'
import { type StaffAt, signedIn, words } from '../web/staff-at.ts'
import { atRest, mergeSome, recoveryKeys } from './drill.ts'

const csv = trialSampleCsv('drill', 120)
const work = await mkdtemp(join(tmpdir(), 'gatehouse-drill-'))
const safe = join(work, 'safe')
const keysOf = await recoveryKeys(work)
const options = { speed: 60, profile: { completes: 1 } } as const

/** Backup, work on, erase a person, lose the box, restore, import the client's file, continue the same day. */
describe('the drill: a box is lost in the middle of a day (G5, G8)', () => {
  let campaign: CampaignId
  let erased: PersonId
  let interviewKey: string
  let merged: number
  let linesAtBackup: number
  let linesAtWitness: number
  let waiting: number
  let there: TestBox
  let governor: StaffAt
  let room: RoomAtWork

  before(async () => {
    const first = await startTestBox(options)
    campaign = await liveCampaign(first, csv)
    await first.stop()
    merged = await atRest(first.dir, 10 * hour, (ground, stores) =>
      mergeSome(ground, stores, campaign),
    )

    const box = await startTestBox({ ...options, dir: first.dir, at: 10 * hour + 10 * minute })
    const was = await openRoom(box)
    erased = personNamed(box.box.house, 'Barrett')
    const call = await was.talk('Archer', '01')
    await was.look('01')
    const interview = await until('the interview', () => {
      const known = was.ahead.calls.get(call)
      return known?.state === 'talking' ? was.ahead.interviews.get(known.interview) : undefined
    })
    interviewKey = interview.key
    await mkdir(safe)
    const wanted = was.ahead.seq
    await until('a checkpoint over the call', async () => (await signed(box.dir)) >= wanted)
    const made = await commandHere(
      ...['backup', safe, '--data', join(box.dir, 'box'), '--recovery', keysOf.pub, '--json'],
    )
    assert.equal(made.exit, 0, made.said)
    linesAtBackup = JSON.parse(made.said).lines
    // Work goes on after the backup, and is lost with the box.
    await lookAtRelease(box, campaign)
    await was.sit('Cadwallader', '03')
    await erase(box, erased)
    const note = await box.box.house.services.witness()
    linesAtWitness = Number(note.split('\n')[1])
    await writeFile(join(work, 'witness'), note)
    await box.stop()
    await rm(join(box.dir, 'box'), { recursive: true })

    const [backup = ''] = await readdir(safe)
    const to = join(box.dir, 'box')
    const words = ['restore', join(safe, backup), '--to', to, '--identity', keysOf.identity]
    const asked = await commandHere(...words, '--witness', join(work, 'witness'))
    assert.equal(asked.exit, 1, 'whether it is the newest must be said by a person')
    assert.match(asked.said, new RegExp(`--newest ${linesAtWitness}`))
    assert.deepEqual(await readdir(box.dir), [], 'and nothing was made')
    const newest = ['--newest', String(linesAtWitness)]
    const done = await commandHere(
      ...words,
      '--witness',
      join(work, 'witness'),
      ...newest,
      '--json',
    )
    assert.equal(done.exit, 0, done.said)
    waiting = JSON.parse(done.said).waiting
    there = await startTestBox({ ...options, dir: box.dir, at: 11 * hour + 10 * minute })
    governor = await signedIn(there, 'r.adeyemi')
    room = await openRoom(there)
  })
  after(async () => {
    await there.close()
    await rm(work, { recursive: true })
  })

  const ahead = () => there.box.house.writer.ahead

  it('the person who was erased stays erased, and everybody else is there', () => {
    assert.equal(ahead().people.get(erased)?.body, undefined)
    assert.deepEqual(ahead().people.get(erased)?.keys, [])
    const names = [...ahead().people.values()].map((one) => one.body?.name.last)
    assert.ok(['Adeyemi', 'Marsh', 'Archer', 'Cadwallader'].every((name) => names.includes(name)))
  })

  it('no answers of the interview under way came back, and no key of it', async () => {
    assert.deepEqual(await readdir(join(there.dir, 'box/steps')).catch(() => []), ['000001.jsonl'])
    const master = await readFile(join(there.dir, 'box/master.key'))
    const slots = await openKeySlots(realDisk(join(there.dir, 'box')), master)
    await slots.close()
    assert.ok(![...slots.found.keys()].map(String).includes(interviewKey))
    assert.equal(ahead().interviews.size + ahead().calls.size, 0)
  })

  it('X6: what a release told that was looked at after the backup is known to be forgotten, and no more is released', async () => {
    const { writer } = there.box.house
    const release = await governor.post(`/governor/campaigns/${campaign}/release`)
    assert.match(words(release), /prepared after the backup that this box was made of/)
    const page = await governor.get(`/governor/campaigns/${campaign}/results`)
    assert.match(words(page), /no more of this campaign is released/, 'said before it is pressed')
    assert.equal(ahead().releases.size, 0)
    assert.equal(ahead().campaigns.get(campaign)?.toldUnknown, true)
    const record = await governor.get('/governor/record?deed=RESTORE_BOX')
    assert.match(words(record), /Of one campaign a release was looked at that the backup does not/)
    assert.ok(await writer.read((state) => state.campaigns.get(campaign)?.toldUnknown), 'still')
  })

  it('the responses are there, and the pool is new', () => {
    const known = ahead().campaigns.get(campaign)
    assert.equal(known?.mergedResponses, merged)
    assert.equal(known?.waitingToMerge, 0)
  })

  it('the record verifies, with the witness of the old box too, and shows where it was joined', async () => {
    const { exit, said } = await commandHere(
      ...['record', 'verify', join(there.dir, 'box'), '--witness', join(work, 'witness')],
    )
    assert.equal(exit, 0, said)
    const lost = linesAtWitness - linesAtBackup
    assert.match(said, /is whole/)
    assert.match(
      said,
      new RegExp(`backup of the first ${linesAtBackup} lines\\. Lost: ${lost} lines`),
    )
  })

  it('the campaign’s page says how many cases wait, and the room’s why nothing is dialled meanwhile (G5)', async () => {
    const page = await governor.get(`/governor/campaigns/${campaign}`)
    assert.match(
      page.text,
      new RegExp(`${waiting} cases are waiting for their numbers: import the client’s file again`),
    )
    assert.match(page.text, /asked never to be called after the backup is not known to this box/)
    const home = await governor.get('/governor')
    assert.match(home.text, /Numbers after the restore: .*Waiting for the file/s)
    await room.sit('Archer', '01')
    await room.press('01', 'ready')
    const live = await room.staff.get('/supervisor')
    assert.match(live.text, /Every case of the campaign waits for its number since the restore/)
    assert.equal(ahead().seats.get('01' as SeatId)?.mode.is, 'ready')
    assert.equal(ahead().calls.size, 0)
  })

  it('another list is refused in words, and the same list gives every open case its number again', async () => {
    const other = await bring(governor, campaign, trialSampleCsv('another', 120))
    assert.match(other.text, /This is not the list that the cases of this campaign came from/)
    const same = await bring(governor, campaign, csv)
    assert.match(
      same.text,
      new RegExp(`${waiting} open cases of this campaign can be called again`),
    )
    assert.ok(waiting > 100)
    const page = await governor.get(`/governor/campaigns/${campaign}`)
    assert.doesNotMatch(page.text, /waiting for their numbers/)
    assert.doesNotMatch((await governor.get('/governor')).text, /Numbers after the restore/)
  })

  it('the same day goes on: the agent who was ready gets a call, and somebody answers', async () => {
    const call = await room.nextCall('01')
    assert.equal(ahead().calls.get(call)?.seat, '01' as SeatId)
    const seating = await room.staff.get('/supervisor/seating')
    assert.ok(!seating.text.includes(erased), 'who was erased is not offered a seat')
  })
})

async function openRoom(test: TestBox): Promise<RoomAtWork> {
  const staff = await signedIn(test, 'h.marsh')
  const page = await staff.get('/supervisor/open')
  const [campaign = ''] = page.options('campaign')
  const checks = page.values('check').map((one): [string, string] => ['check', one])
  const fields: [string, string][] = [['slot', 'AM'], ['campaign', campaign], ...checks]
  const opened = await staff.post('/supervisor/open', fields)
  assert.equal(opened.view, 'seating', opened.text.slice(0, 300))
  return new RoomAtWork(test, staff)
}

/** By two governors, as their pages do it. The keys are gone when this resolves. */
async function erase({ box }: TestBox, person: PersonId): Promise<void> {
  const { writer } = box.house
  const [one, two] = ['Adeyemi', 'Pritchard'].map(
    (last): Actor => ({
      person: personNamed(box.house, last),
      role: 'governor',
    }),
  )
  assert.ok(one && two)
  const token = 'who-agrees'
  must(await writer.do((s, c) => openStaffSession(s, c, two, token)))
  must(await writer.do((s, c) => stepUp(s, c, two, token)))
  must(await writer.do((s, c) => noteExport(s, c, undefined, person)))
  must(await writer.do((s, c) => proposeErasure(s, c, one, person)))
  must(await writer.do((s, c) => agreeErasure(s, c, two, person, token)))
  await box.idle()
}

/** A governor prepares a release and looks at it. */
async function lookAtRelease(box: TestBox, campaign: CampaignId): Promise<void> {
  const { writer, documents } = box.box.house
  const [by] = [...writer.ahead.people.values()].flatMap(({ id, role }) =>
    role === 'governor' ? [{ person: id, role } as const] : [],
  )
  assert.ok(by)
  const document = await documents.put('{"format":"gatehouse-release-files/1","files":[]}')
  const what = { campaign, document, responses: 120 }
  must(await writer.do((s, c) => prepareRelease(s, c, by, what)))
}

async function signed(dir: string): Promise<number> {
  const text = await readFile(join(dir, 'box/record/checkpoints.txt'), 'utf8').catch(() => '')
  return Math.max(
    0,
    ...[...text.matchAll(/^gatehouse\/test\n(\d+)$/gm)].map(([, size]) => Number(size)),
  )
}

function bring(governor: StaffAt, campaign: CampaignId, list: string) {
  return governor.sample(
    `/governor/campaigns/${campaign}/sample`,
    { name: 'sample.csv', bytes: Buffer.from(list) },
    [
      ['source', 'The client’s customer list'],
      ['obtained', '2026-11-02'],
    ],
  )
}
