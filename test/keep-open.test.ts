import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CallId } from '../src/basics/ids.ts'
import { minute, second } from '../src/basics/instant.ts'
import { ok } from '../src/basics/result.ts'
import type { Box } from '../src/box.ts'
import { boxStopped } from '../src/facts/decide-upkeep.ts'
import type { Fact } from '../src/facts/fact.ts'
import { type Keeping, keepOpen } from '../src/keep-open.ts'
import { DiallerAway } from '../src/phone/numbers-port.ts'
import { verifyRecord } from '../src/record/verify.ts'
import { HandClock } from './exchange/hand-clock.ts'
import { morning } from './record/ground.ts'
import { SimulatedDisk } from './record/simulated-disk.ts'
import { factsOnDisk } from './support/facts-on-disk.ts'
import { paperParts, paperRoom, paperTalk } from './support/paper-box.ts'
import { testOrigin } from './support/test-box.ts'
import { type Trouble, TroubledDisk } from './support/troubled-disk.ts'
import { until } from './support/until.ts'
import type { RoomAtWork } from './web/at-work.ts'
import { signedIn, trialFile, words } from './web/staff-at.ts'

const full: Trouble = { code: 'ENOSPC', at: 'write' }
const unsynced: Trouble = { code: 'EIO', at: 'sync' }

/**
 * A box kept open on a disk that a test can fill, and whatever stands at its entrance now. `alone`: at so many of its
 * openings, from that one on, the dialler dies.
 */
async function kept(disk = new TroubledDisk(new SimulatedDisk()), alone = { from: 0, times: 0 }) {
  let openings = 0
  const paper = await paperParts()
  const machine = new HandClock(morning)
  const boxes: Box[] = []
  let answer: Parameters<Keeping['entrance']['open']>[0] = () => new Response('starting')
  let stop: () => void = () => undefined
  const said: string[] = []
  let entranceClosed = false
  const code = keepOpen({
    entrance: {
      port: 0,
      open: (next) => {
        answer = next
      },
      close: () => {
        entranceClosed = true
      },
    },
    folder: { disk, free: async () => (disk.trouble?.code === 'ENOSPC' ? 0 : 1e12) },
    parts: async () => {
      openings += 1
      if (openings >= alone.from && openings < alone.from + alone.times) throw new DiallerAway()
      return { ...paper.parts, disk }
    },
    machine,
    opened: (box) => {
      boxes.push(box)
      return () => undefined
    },
    stop: new Promise((resolve) => {
      stop = () => resolve('stop')
    }),
    say: (line) => said.push(line),
  })
  const ask = (url: string, init?: RequestInit) => answer(new Request(url, init), {})
  const box = {
    app: { request: ask },
    get house() {
      return boxes.at(-1)?.house
    },
  } as unknown as Box
  return {
    ...paper,
    ...{ disk, box, boxes, said, machine, code },
    stop: () => stop(),
    entranceClosed: () => entranceClosed,
    ask: async () =>
      answer(
        new Request(`${testOrigin}/room`, { headers: { host: new URL(testOrigin).host } }),
        {},
      ),
    /** Lets time pass until the box has been opened so many times. */
    reopened: (times: number) =>
      until(`opening ${times}`, () => {
        machine.move(second)
        return boxes.length === times || undefined
      }),
  }
}

type Kept = Awaited<ReturnType<typeof kept>>

/** Into an interview, two questions far. */
async function atTheThirdQuestion(one: Kept): Promise<{ room: RoomAtWork; call: CallId }> {
  await until('the first opening', () => one.boxes[0])
  const room = await paperRoom(one)
  const call = await paperTalk(one, room)
  for (let turn = 0; turn < 2; turn++) await answer(room)
  return { room, call }
}

async function answer(room: RoomAtWork) {
  const page = await room.look('01')
  const [first] = page.values('answer')
  const said: [string, string] = first ? ['answer', first] : ['said', 'yes']
  const place: [string, string] = ['place', page.values('place')[0] ?? '']
  return room.jar('01').post('/seat/01/answer', [place, said], page)
}

async function factsOf({ disk }: Kept): Promise<readonly Fact[]> {
  return factsOnDisk(disk)
}

async function end(one: Kept): Promise<void> {
  one.stop()
  assert.equal(await one.code, 0)
  const report = await verifyRecord(one.disk)
  assert.deepEqual(report.findings, [])
}

/** What is ready to happen happens; no time passes. */
async function turns(): Promise<void> {
  for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve))
}

describe('P9: a box whose disk is in trouble goes on by itself', () => {
  for (const trouble of [full, unsynced]) {
    it(`${trouble.code} at ${trouble.at}: the agent is back at the same question with the earlier answers, and the call is still up`, async () => {
      const one = await kept()
      const { room } = await atTheThirdQuestion(one)
      const before = await room.look('01')
      const answers = structuredClone([...room.ahead.interviews.values()][0]?.answers)
      one.disk.trouble = trouble
      const during = await answer(room)
      assert.equal(during.status, 503)
      assert.equal(during.view, 'closing')

      one.disk.trouble = undefined
      await one.reopened(2)
      one.tell({ kind: 'seat-up', seat: '01' as never })
      const after = await room.look('01')
      assert.equal(after.view, before.view)
      assert.deepEqual([...room.ahead.interviews.values()][0]?.answers, answers)
      assert.equal((await answer(room)).status, 200)
      assert.deepEqual(
        one.sent.filter((command) => command.do === 'apologise'),
        [],
      )
      const noted = (await factsOf(one)).filter(({ type }) => type === 'record.interrupted')
      assert.equal(noted.length, 1)
      await end(one)
    })
  }

  it('full for longer than the closing minute: the call is let go, and the record says so afterwards', async () => {
    const one = await kept()
    const { room, call } = await atTheThirdQuestion(one)
    one.disk.trouble = full
    await answer(room)
    one.clock.move(minute)
    await until('the apology', () => one.sent.find((command) => command.do === 'apologise'))
    one.tell({ kind: 'ended', call, cause: 'normal' })
    const page = await room.look('01')
    assert.equal(page.status, 503)
    assert.match(words(page), /No calls now .* Stay at your seat: this page comes back by itself/)
    assert.match(words(await room.staff.get('/supervisor')), /The box is full.* make room/)

    one.disk.trouble = undefined
    await one.reopened(2)
    const facts = await factsOf(one)
    const types = facts.slice(facts.findIndex(({ type }) => type === 'record.interrupted'))
    assert.deepEqual(
      types.slice(0, 3).map(({ type }) => type),
      ['record.interrupted', 'interview.closing_forced', 'interview.apologised'],
    )
    const noted = types.find((fact) => fact.type === 'record.interrupted')
    assert.ok(noted)
    assert.deepEqual(
      { ...noted.data, since: 0 },
      { because: 'full', since: 0, lastedMs: minute, letGo: 1 },
    )
    await end(one)
  })

  it('while it lasts nothing is dialled, every try is longer apart, and each page says so', async () => {
    const one = await kept()
    const { room } = await atTheThirdQuestion(one)
    one.disk.trouble = full
    await room.press('02', 'ready')
    const dials = one.sent.filter((command) => command.do === 'dial').length
    for (let i = 0; i < 60; i++) {
      one.machine.move(second)
      one.clock.move(second)
      await new Promise((resolve) => setImmediate(resolve))
    }
    assert.equal(one.sent.filter((command) => command.do === 'dial').length, dials)
    assert.equal(one.boxes.length, 1)
    for (const path of ['/supervisor', '/governor', '/seat/02', '/room', '/auditor'])
      assert.equal((await room.staff.get(path)).status, 503, path)
    assert.match(one.said.join(' '), /Make room on the disk .* goes on by itself/)
    one.disk.trouble = undefined
    await one.reopened(2)
    assert.equal((await room.staff.get('/supervisor')).status, 200)
    await end(one)
  })

  it('a file that finds no room is refused in words; nothing else stops for it', async () => {
    const one = await kept()
    await until('the first opening', () => one.boxes[0])
    const ruth = await signedIn(one, 'r.adeyemi')
    const file = await trialFile('household-insurance.json')
    // What a sign-in leaves to do is done: reading the file takes a while, and nothing else is to be written meanwhile.
    await one.boxes[0]?.idle()
    one.disk.trouble = full
    const page = await ruth.send('/governor/scripts/import', file)
    assert.equal(page.status, 507)
    assert.match(words(page), /not enough room on the disk of the box.* make room, then try again/)
    one.disk.trouble = undefined
    assert.equal((await ruth.send('/governor/scripts/import', file)).status, 200)
    assert.equal(one.boxes.length, 1)
    await end(one)
  })

  it('nothing that the earlier box does late reaches the disk of the next', async () => {
    const one = await kept()
    const first = await until('the first opening', () => one.boxes[0])
    one.disk.trouble = unsynced
    await assert.rejects(first.house.writer.do(boxStopped), /EIO/)
    one.disk.trouble = undefined
    await one.reopened(2)
    const types = (await factsOf(one)).map(({ type }) => type)
    assert.ok(!types.includes('box.stopped'), 'what was never synced is taken off again')
    await assert.rejects(first.house.documents.put('late'), /is over/)
    await end(one)
  })

  it('full before it has ever opened: the entrance says so and asks again by itself, then the box opens', async () => {
    const disk = new TroubledDisk(new SimulatedDisk())
    disk.trouble = full
    const one = await kept(disk)
    await until('the words at the entrance', () => one.said[0])
    const page = await until('the page', async () => {
      const response = await one.ask()
      return response.status === 503 ? response : undefined
    })
    assert.equal(page.headers.get('refresh'), '2')
    assert.match(await page.text(), /the box is full.*This page comes back by itself/)
    disk.trouble = undefined
    await one.reopened(1)
    assert.equal((await one.ask()).status, 200)
    await end(one)
  })

  it('a disk that hangs: after five seconds nothing is dialled, staff read why, and the box goes on when it answers', async () => {
    const simulated = new SimulatedDisk()
    const one = await kept(new TroubledDisk(simulated))
    const { room } = await atTheThirdQuestion(one)
    let answers: () => void = () => undefined
    simulated.beforeSync = () =>
      new Promise((resolve) => {
        answers = resolve
      })
    const pressed = answer(room)
    await turns()
    one.machine.move(4.9 * second)
    await turns()
    assert.equal(one.boxes[0]?.house.outage(), undefined, 'slow is not silent')
    one.machine.move(0.2 * second)
    const page = await pressed
    assert.equal(page.status, 503)
    assert.match(words(await room.staff.get('/supervisor')), /The disk of the box does not answer/)
    assert.match(one.said.join(' '), /has not answered for 5 seconds.* no call is placed/)
    await room.press('02', 'ready')
    const dials = one.sent.filter((command) => command.do === 'dial').length
    for (let i = 0; i < 30; i++) {
      one.machine.move(second)
      await turns()
    }
    assert.equal(one.sent.filter((command) => command.do === 'dial').length, dials)
    assert.equal(one.boxes.length, 1, 'nothing is opened over what may still arrive')

    simulated.beforeSync = () => Promise.resolve()
    answers()
    await one.reopened(2)
    assert.equal((await room.staff.get('/supervisor')).status, 200)
    const noted = (await factsOf(one)).find(({ type }) => type === 'record.interrupted')
    assert.equal((noted?.data as { because?: string } | undefined)?.because, 'silent')
    await end(one)
  })

  it('told to stop while the disk hangs it stops', async () => {
    const simulated = new SimulatedDisk()
    const one = await kept(new TroubledDisk(simulated))
    const first = await until('the first opening', () => one.boxes[0])
    simulated.beforeSync = () => new Promise(() => undefined)
    const never = assert.rejects(first.house.writer.do(boxStopped), /has not answered/)
    await turns()
    one.machine.move(6 * second)
    await never
    one.stop()
    assert.equal(await one.code, 0)
    assert.ok(one.entranceClosed())
  })

  it('told to stop while the disk is full it stops', async () => {
    const one = await kept()
    const first = await until('the first opening', () => one.boxes[0])
    one.disk.trouble = full
    await assert.rejects(first.house.writer.do(boxStopped), /ENOSPC/)
    await end(one)
    assert.ok(one.entranceClosed())
  })

  it('a disk that fails again at once is given longer each time', async () => {
    const one = await kept()
    await until('the first opening', () => one.boxes[0])
    for (let times = 1; times <= 4; times++) {
      one.disk.trouble = unsynced
      await assert.rejects(one.boxes.at(-1)?.house.writer.do(boxStopped) ?? Promise.resolve())
      one.disk.trouble = undefined
      if (times < 4) await one.reopened(times + 1)
    }
    for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve))
    one.machine.move(3.9 * second)
    for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve))
    assert.equal(one.boxes.length, 4, 'the fourth time it waits 4 s')
    await one.reopened(5)
    await end(one)
  })

  it('a surprise is no trouble of the disk: the process ends, and says that it must be started', async () => {
    const one = await kept()
    const { writer } = (await until('the first opening', () => one.boxes[0])).house
    const nobody = { type: 'agent.ready', data: {} } as const
    await assert.rejects(writer.do(() => ok({ facts: [nobody], reply: undefined })))
    assert.equal(await one.code, 1)
    assert.match(one.said.join(' '), /Start again/)
  })
})

describe('a box whose dialler dies while it is being opened', () => {
  it('waits for it, says so on its pages, and goes on by itself', async () => {
    const one = await kept(undefined, { from: 1, times: 3 })
    await until('the words', () => one.said[1])
    assert.match(one.said.join('\n'), /The dialler went while the box was being opened/)
    const page = await one.ask()
    assert.equal(page.status, 503)
    assert.match(await page.text(), /The dialler cannot be reached/)
    await one.reopened(1)
    await end(one)
  })
})
