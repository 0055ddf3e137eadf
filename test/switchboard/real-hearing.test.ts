import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import type { CallId, SeatId } from '../../src/basics/ids.ts'
import type { SuperviseMode } from '../../src/phone/switch-port.ts'
import { until } from '../support/until.ts'
import { findRealSwitch } from './real/find-real-switch.ts'
import { FreeSwitch } from './real/free-switch.ts'
import { sounds } from './real/laboratory.ts'
import { RealRoom } from './real/real-room.ts'
import { FarEndPhone } from './real/sipp.ts'
import { Sound } from './real/sound.ts'

const found = findRealSwitch()
const skip = 'missing' in found && found.missing
const programs = 'missing' in found ? { freeswitch: '', sipp: '' } : found
const [seat01, supervisor] = ['01' as SeatId, '90' as SeatId]

/** Everybody says a tone of their own. */
const says = { agent: 500, respondent: 800, supervisor: 1_100 } as const
type Who = keyof typeof says
/** Loud enough to be the tone itself, and too quiet to be anything: it is said at 8,000. */
const [loud, quiet] = [2_500, 400]

describe('who hears whom, on a real FreeSWITCH', { skip }, () => {
  let freeSwitch: FreeSwitch
  let room: RealRoom
  let ears: Record<Who, Sound>
  before(async () => {
    freeSwitch = await FreeSwitch.open(programs.freeswitch)
  })
  afterEach(async () => {
    await room.close()
    for (const ear of Object.values(ears)) ear.close()
  })
  after(() => freeSwitch.close())

  async function talking(): Promise<CallId> {
    ears = {
      agent: await Sound.open(),
      respondent: await Sound.open(),
      supervisor: await Sound.open(),
    }
    for (const who of Object.keys(says) as Who[]) ears[who].say(says[who])
    room = await RealRoom.open(freeSwitch, programs.sipp, {
      trunk: await FarEndPhone.withSound(programs.sipp, ears.respondent, freeSwitch.ports.trunk),
      sounds: new Map([
        [seat01, ears.agent],
        [supervisor, ears.supervisor],
      ]),
    })
    return room.talking(seat01)
  }
  async function turnTo(mode: SuperviseMode): Promise<void> {
    await room.send({ do: 'supervise', seat: seat01, supervisor, mode })
    await room.hears({ kind: 'supervising', seat: seat01, supervisor, mode })
  }
  /** Waits until exactly these are heard: each word is `listener<speaker`. */
  async function heard(...pairs: readonly `${Who}<${Who}`[]): Promise<void> {
    const wrong = (only: 'all' | 'leaks' = 'all') =>
      (Object.keys(says) as Who[]).flatMap((listener) =>
        (Object.keys(says) as Who[])
          .filter((speaker) => speaker !== listener)
          .flatMap((speaker) => {
            const level = ears[listener].hears(says[speaker], 300)
            const wanted = pairs.includes(`${listener}<${speaker}`)
            if (wanted && only === 'leaks') return []
            return (wanted ? level > loud : level < quiet)
              ? []
              : [`${listener} hears ${speaker} at ${Math.round(level)}`]
          }),
      )
    await until('the right ears', () => wrong().length === 0, 5_000).catch(() =>
      assert.deepEqual(wrong(), []),
    )
    // And it stays so: half a second in which nobody hears what they may not.
    const end = performance.now() + 500
    await until('half a second', () => {
      assert.deepEqual(wrong('leaks'), [])
      return performance.now() > end
    })
  }
  const conversation = ['agent<respondent', 'respondent<agent'] as const
  const overheard = ['supervisor<agent', 'supervisor<respondent'] as const

  it('agent and respondent hear each other; nobody hears the supervisor who listens', async () => {
    await talking()
    await heard(...conversation)
    await turnTo('listen')
    await heard(...conversation, ...overheard)
  })

  it('a whisper is heard by the agent alone; who joins is heard by both; who leaves by nobody', async () => {
    await talking()
    await turnTo('listen')
    await turnTo('whisper')
    await heard(...conversation, ...overheard, 'agent<supervisor')
    await turnTo('join')
    await heard(...conversation, ...overheard, 'agent<supervisor', 'respondent<supervisor')
    await turnTo('whisper')
    await heard(...conversation, ...overheard, 'agent<supervisor')
    await room.send({ do: 'stop-supervising', supervisor })
    await heard(...conversation)
  })

  it('of a whisper not one packet reaches the respondent, from the first moment on', async () => {
    await talking()
    await turnTo('listen')
    const since = performance.now()
    await turnTo('whisper')
    await heard(...conversation, ...overheard, 'agent<supervisor')
    assert.equal(ears.respondent.heardFrom(says.supervisor, since, 1_000), undefined)
  })

  it('who takes over has the respondent alone: the agent hears nobody any more', async () => {
    const call = await talking()
    await room.openSeat(supervisor)
    await room.send({ do: 'take-over', call, seat: seat01, supervisor })
    await room.hears({ kind: 'supervising', seat: seat01, supervisor, mode: 'join' })
    await heard('supervisor<respondent', 'respondent<supervisor')
  })

  it('D5: after an ordinary end no message is played', async () => {
    const call = await talking()
    await heard(...conversation)
    const before = ears.respondent.packets()
    await room.send({ do: 'end-call', call })
    await room.hears({ kind: 'ended', call })
    assert.equal(ears.respondent.heardFrom(sounds.information.hz, 0, 2_000), undefined)
    assert.ok(before > 20, 'there was sound to hear it in')
  })

  it('the apology is heard by the respondent alone, and nothing after it', async () => {
    const call = await talking()
    await room.send({ do: 'apologise', call })
    await until('the apology', () => ears.respondent.hears(sounds.apology.hz) > loud)
    assert.ok(ears.agent.hears(says.respondent, 200) < quiet, 'the agent hears no more')
    await room.hears({ kind: 'ended', call })
    assert.equal(ears.agent.heardFrom(sounds.apology.hz, 0, 2_000), undefined)
  })
})
