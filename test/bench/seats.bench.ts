import type { SeatId } from '../../src/basics/ids.ts'
import { usualSeatAddress } from '../../src/switchboard/settings.ts'
import { exchangePassword } from '../../src/trial.ts'
import { ExchangeChild } from '../support/exchange-child.ts'
import { findRealSwitch } from '../switchboard/real/find-real-switch.ts'
import { FreeSwitch } from '../switchboard/real/free-switch.ts'
import { FarEndPhone } from '../switchboard/real/sipp.ts'
import { Sound } from '../switchboard/real/sound.ts'
import { type Lived, liveSeats, type MeasuredSwitch } from './live-seats.ts'
import { type Measure, quantile } from './measure.ts'
import { said, toneAtOnce } from './tone-at-once.ts'

/** Seats at once, and the calls of each. */
const sizes = [
  [1, 20],
  [20, 5],
  [60, 4],
  [100, 3],
] as const

/** Answer to open sound, and what a live call costs, on the exchange and on a real switch where there is one. */
export async function seatsBench(): Promise<readonly Measure[]> {
  return [...(await onExchange()), ...(await onFreeSwitch())]
}

async function onExchange(): Promise<Measure[]> {
  const exchange = await ExchangeChild.open(1)
  const { port, pid } = exchange
  const at = { name: 'exchange', port, pid, password: exchangePassword }
  const measures = await ofEach({ ...at, seatAddress: usualSeatAddress })
  await exchange.kill()
  return measures
}

async function onFreeSwitch(): Promise<Measure[]> {
  const found = findRealSwitch()
  if ('missing' in found) {
    console.log(`The exchange alone: ${found.missing}.`)
    return []
  }
  const seats = Array.from({ length: 100 }, (_, n) => {
    const seat = String(n + 1).padStart(2, '0')
    return { seat, address: '127.0.0.1', phone: 'desk' as const }
  })
  // The switch is sized by the seats of its site.
  const real = await FreeSwitch.open(found.freeswitch, { settings: { seats } })
  const ear = await Sound.open()
  const respondents = await toneAtOnce()
  const first = await FarEndPhone.withSound(found.sipp, ear)
  const others = await FarEndPhone.open(found.sipp, 'answer-hold')
  const trunk = await FarEndPhone.withSound(found.sipp, respondents, real.ports.trunk)
  try {
    const at = {
      ...{ name: 'FreeSWITCH', ...real.account, pid: real.pid },
      seatAddress: (seat: SeatId) =>
        `sofia/seats/seat${seat}@127.0.0.1:${(seat === '01' ? first : others).port}`,
    }
    return await ofEach(at, ear)
  } finally {
    for (const phone of [first, others, trunk]) await phone.vanish()
    for (const sound of [ear, respondents]) sound.close()
    await real.close()
  }
}

/** `ear` is what the first seat hears, where there is any sound. */
async function ofEach(at: MeasuredSwitch, ear?: Sound): Promise<Measure[]> {
  const measures: Measure[] = []
  for (const [seats, calls] of sizes) {
    const { opened, answers, ours, theirs } = await liveSeats(at, seats, calls)
    const what = `${at.name}, ${seats} ${seats === 1 ? 'seat' : 'seats'}:`
    const promise = { unit: 'ms', limit: 2_000, against: 'D5: a voice within two seconds' } as const
    const core = { unit: 'ms', limit: 1_000 / seats, against: 'one core, shared by these' } as const
    measures.push(
      { what: `${what} answer to open sound, p50`, figure: quantile(opened, 0.5), ...promise },
      { what: `${what} the same, p99`, figure: quantile(opened, 0.99), ...promise },
      ...(ear === undefined ? [] : firstSounds(what, answers, ear)),
      { what: `${what} our work a second of call`, figure: ours, ...core },
      { what: `${what} the switch’s work`, figure: theirs, ...core },
    )
  }
  return measures
}

/** From each answer at the first seat to the first sound of the respondent there. */
function firstSounds(what: string, answers: Lived['answers'], ear: Sound): Measure[] {
  const waited = answers
    .filter(({ seat }) => seat === '01')
    .map(({ at }) => (ear.heardFrom(said, at, 2_500) ?? Number.NaN) - at)
  const promise = { unit: 'ms', limit: 2_000, against: 'D5: a voice within two seconds' } as const
  return [
    { what: `${what} answer to first sound, p50`, figure: quantile(waited, 0.5), ...promise },
    { what: `${what} the same, longest`, figure: Math.max(...waited), ...promise },
  ]
}
