import { instant } from '../../src/basics/instant.ts'
import type { FarEnd } from '../../src/exchange/far-end.ts'
import { startExchange } from '../../src/exchange/start-exchange.ts'
import type { FromExchange, ToExchange } from './exchange-child.ts'
import { gearedClock } from './geared-clock.ts'

/** Everybody lets it ring a little, answers, says nothing of their own accord, and stays until the call is ended. */
const willing: FarEnd = { does: 'answer', ringsAfter: 200, answersAfter: 3_000 }
/** Nobody answers before they are told to. */
const waiting: FarEnd = { does: 'ring-out', ringsAfter: 200 }

const [port = '0', speed = '1', password = ''] = process.argv.slice(2)
let toldWhen = false
const clock = gearedClock(instant(Date.now()), Number(speed))
const exchange = await startExchange({
  clock,
  seed: 'process',
  password,
  port: Number(port),
  carrier: (dialled) => {
    say({ dialled })
    return toldWhen ? waiting : willing
  },
})

/** When each leg was first seen at what it does, on this clock. */
const since = new Map<string, { does: string; at: number }>()
const look = () => {
  const legs = exchange.legs()
  for (const [leg, does] of Object.entries(legs))
    if (since.get(leg)?.does !== does) since.set(leg, { does, at: clock.now() })
  for (const leg of since.keys()) if (legs[leg] === undefined) since.delete(leg)
  return legs
}
let looking = false

process.on('message', ({ drop, silent, answer, answersWhenTold }: ToExchange) => {
  const at = clock.now()
  if (drop !== undefined && !looking) {
    looking = true
    setInterval(look, 5)
  }
  if (answersWhenTold !== undefined) toldWhen = answersWhenTold
  if (drop !== undefined) exchange.dropSeat(drop)
  if (silent !== undefined) exchange.silentSeat(silent)
  if (answer !== undefined) exchange.pickUp(answer)
  const legs = look()
  say({ legs, since: Object.fromEntries([...since].map(([leg, one]) => [leg, one.at])), at })
})
// Whoever started it is gone.
process.on('disconnect', () => process.exit(0))
say({ port: exchange.port })

function say(news: FromExchange): void {
  process.send?.(news)
}
