import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { type Random, seeded } from '../../src/basics/seeded.ts'
import { fewestTogether } from '../../src/record/mixing.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import type { Script } from '../../src/scripts/script.ts'
import { copyOf } from '../support/copied-folder.ts'
import { forkedScript } from '../support/forked-script.ts'
import { LinkingAttacker, saidIn } from '../support/linking-attacker.ts'
import { ordinarySpeakers } from '../support/speakers.ts'
import {
  type Held,
  openWorkedRoom,
  type RoomOptions,
  type WorkedRoom,
} from '../support/worked-room.ts'

const seats = 4

/** Ten questions with three answers each: hardly anybody says the same as somebody else. */
const script: Script = forkedScript({ yes: 0, no: 0 })

async function withRoom(
  options: Partial<RoomOptions>,
  work: (room: WorkedRoom, dir: string) => Promise<void>,
): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'gatehouse-'))
  const room = await openWorkedRoom({ disk: realDisk(dir), script, seats, cases: 400, ...options })
  try {
    await work(room, dir)
  } finally {
    await room.close()
    await rm(dir, { recursive: true, force: true })
  }
}

/** One conversation after another, at any seat: between two of the attacker's copies lies exactly one of them. */
async function oneByOne(room: WorkedRoom, count: number, each: () => Promise<void>): Promise<void> {
  const random = seeded('who is next')
  for (let i = 0; i < count; i++) {
    const seat = 1 + Math.floor(random() * seats)
    await room.work(1, ordinarySpeakers(), async () => undefined, seat)
    await each()
  }
}

const said = ({ answers }: Held) => saidIn(answers)

describe('an attacker with all keys and a copy of the folder from before and after every interview', () => {
  it('links no response to an interview more closely than 1 in 10, with half of the sample his own', async (t) => {
    await withRoom({}, async (room, dir) => {
      const attacker = new LinkingAttacker()
      const look = async () => attacker.saw(await copyOf(dir))
      await look()
      await oneByOne(room, 3 * fewestTogether + 10, look)
      await room.closeShift()
      await look()
      await room.closeCampaign()
      await look()

      assert.deepEqual(
        [...attacker.read().keys()],
        [],
        'no key of any copy reads anything outright',
      )
      const held = room.held
      const own = halfOf(held, seeded('whose respondents'))
      const crowds = batchesOf(held, attacker).map((batch) => {
        const merged = attacker.batchOf(batch[0]?.interview ?? '')
        const left = withoutOwn(
          merged.map((one) => one.said),
          batch.filter((one) => own.has(one)).map(said),
        )
        const others = batch.filter((one) => !own.has(one))
        assert.deepEqual(left.sort(), others.map(said).sort(), 'what he is left with is the truth')
        for (const guesses of attacker.byOrder(batch.map(({ interview }) => interview)))
          assert.ok(
            right(guesses, batch) <= 8,
            'no order tells whose is whose: one in a batch is right by chance',
          )
        const shares = Object.entries(countBy(others, ({ agent }) => agent))
        t.diagnostic(
          `${batch.length} together, ${others.length} of them not his; by agent ${shares.join('; ')}`,
        )
        return others.length
      })
      assert.equal(crowds.length, 3, 'two merges and the close')
      assert.ok(Math.min(...crowds) >= 10, `crowds of ${crowds.join(', ')}`)
    })
  })

  it('reads every one of them where the private half of the mixing key is on the disk: he can find what is there', async () => {
    await withRoom({ unlocked: true }, async (room, dir) => {
      const attacker = new LinkingAttacker()
      attacker.saw(await copyOf(dir))
      await oneByOne(room, 5, async () => attacker.saw(await copyOf(dir)))
      const read = attacker.read()
      for (const held of room.held)
        assert.equal(saidIn(JSON.parse(read.get(held.interview) ?? '{}')), said(held))
    })
  })

  it('reads an interview that he copied the folder in the middle of, until the shift is closed: that is the limit', async () => {
    await withRoom({}, async (room, dir) => {
      const during = new LinkingAttacker()
      const copies: Awaited<ReturnType<typeof copyOf>>[] = []
      await room.work(3, ordinarySpeakers(), async () => {
        copies.push(await copyOf(dir))
      })
      for (const copy of [...copies, await copyOf(dir)]) during.saw(copy)
      assert.ok(during.read().size > 0, 'the keys of those who were speaking open their steps')

      const last = copies.at(-1)
      assert.ok(last)
      await room.closeShift()
      const afterwards = new LinkingAttacker()
      afterwards.saw({
        ...last,
        files: new Map([...last.files].filter(([path]) => path === 'mixing.json')),
      })
      afterwards.saw(await copyOf(dir))
      assert.equal(
        afterwards.read().size,
        0,
        'their keys open nothing in the record, which is kept',
      )
    })
  })
})

describe('the batches', () => {
  it('hold fewer than 10 others, when half is his, with less than three in a million', () => {
    const few = (together: number) => {
      let [chance, sum] = [0.5 ** together, 0]
      for (let k = 0; k < 10; k++) {
        sum += chance
        chance *= (together - k) / (k + 1)
      }
      return sum
    }
    assert.ok(few(fewestTogether) < 3e-6, `${few(fewestTogether)}`)
    assert.ok(few(10) > 0.99, 'ten together, as was planned first, nearly always')
  })
})

function halfOf(held: readonly Held[], random: Random): ReadonlySet<Held> {
  return new Set(held.filter(() => random() < 0.5))
}

/** The interviews of each batch: those whose batch has the same responses in it. */
function batchesOf(held: readonly Held[], attacker: LinkingAttacker): readonly (readonly Held[])[] {
  const batches = new Map<string, Held[]>()
  for (const one of held) {
    const batch = attacker.batchOf(one.interview)[0]?.id ?? 'none'
    batches.set(batch, [...(batches.get(batch) ?? []), one])
  }
  assert.ok(!batches.has('none'), 'every interview is in some batch')
  return [...batches.values()]
}

function withoutOwn(all: readonly string[], own: readonly string[]): string[] {
  const left = [...all]
  for (const one of own) {
    const at = left.indexOf(one)
    assert.ok(at >= 0, 'what his own respondents said is among them')
    left.splice(at, 1)
  }
  return left
}

function right(
  guesses: readonly (readonly [string, { readonly said: string }])[],
  batch: readonly Held[],
): number {
  const truth = new Map<string, string>(batch.map((one) => [one.interview, said(one)]))
  return guesses.filter(([interview, merged]) => truth.get(interview) === merged.said).length
}

function countBy<T>(items: readonly T[], of: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const item of items) counts[of(item)] = (counts[of(item)] ?? 0) + 1
  return counts
}
