import type { PersonId, SeatId } from '../../src/basics/ids.ts'
import { minute } from '../../src/basics/instant.ts'
import { addPerson, openStaffSession } from '../../src/facts/decide-people.ts'
import { openingChecks, openShift } from '../../src/facts/decide-room.ts'
import { assignSeats } from '../../src/facts/decide-seats.ts'
import type { Actor } from '../../src/facts/fact.ts'
import { trialSampleCsv } from '../../src/fieldwork/trial-sample.ts'
import type { House } from '../../src/web/house.ts'
import { tokenOf } from '../../src/web/tokens.ts'
import { liveCampaign, must, personNamed } from '../support/a-live-day.ts'
import { startTestBox, type TestBox, type TestBoxOptions } from '../support/test-box.ts'

/** The PIN of every agent of the bench: one of the trial's, so that its hash is known. */
export const pin = '100001'

/** A box with a shift open and an agent put down for every seat; nobody has signed in. Every respondent completes. */
export async function openBenchRoom(
  seats: number,
  differs: Pick<TestBoxOptions, 'speed' | 'slowPasswords'>,
): Promise<TestBox> {
  const ids = Array.from({ length: seats }, (_, at) => String(at + 1).padStart(2, '0') as SeatId)
  const test = await startTestBox({
    ...differs,
    profile: { completes: 1 },
    settings: { seats: ids, agentsPerSupervisor: seats },
  })
  const { house } = test.box
  const campaign = await liveCampaign(test, trialSampleCsv('bench', 4_000))
  const supervisor: Actor = { person: personNamed(house, 'Marsh'), role: 'supervisor' }
  const checks = Object.keys(openingChecks)
  await house.writer
    .do((state, ctx) => {
      const until = (ctx.now + 170 * minute) as typeof ctx.now
      return openShift(state, ctx, supervisor, { slot: 'AM', until, campaign, checks })
    })
    .then(must)
  const seating: { seat: SeatId; person: PersonId }[] = []
  for (const seat of ids) seating.push({ seat, person: await addAgent(house, seat) })
  const seated = await house.writer.do((state, ctx) => assignSeats(state, ctx, supervisor, seating))
  if (must(seated).seated !== seats) throw new Error('Not every agent is seated')
  return test
}

/** What a browser holds in which this supervisor has signed in. */
export async function supervisorCookie(house: House): Promise<string> {
  const secret = 'a'.repeat(43)
  const by: Actor = { person: personNamed(house, 'Marsh'), role: 'supervisor' }
  await house.writer
    .do((state, ctx) => openStaffSession(state, ctx, by, tokenOf(secret)))
    .then(must)
  return `gatehouse-staff=${secret}`
}

/** A new agent with the gates and the PIN of one of the trial's. */
async function addAgent(house: House, seat: SeatId): Promise<PersonId> {
  const like = house.writer.ahead.people.get(personNamed(house, 'Archer'))?.body
  if (!like) throw new Error('The trial has no Archer')
  const body = {
    ...like,
    name: { first: 'Agent', last: `Bench ${seat}` },
    prisonNumber: `B2${seat.padStart(3, '0')}BA`,
  }
  return must(
    await house.writer.do((state, ctx) =>
      addPerson(state, ctx, undefined, { role: 'agent', body }),
    ),
  )
}
