import { instant } from '../../src/basics/instant.ts'
import { fasterClock } from '../../src/clock.ts'
import type { FarEnd } from '../../src/exchange/far-end.ts'
import { startExchange } from '../../src/exchange/start-exchange.ts'
import type { FromExchange, ToExchange } from './exchange-child.ts'

/** Everybody lets it ring a little, answers, says nothing of their own accord, and stays until the call is ended. */
const willing: FarEnd = { does: 'answer', ringsAfter: 200, answersAfter: 3_000 }

const [port = '0', speed = '1', password = ''] = process.argv.slice(2)
const exchange = await startExchange({
  clock: fasterClock({ begin: instant(Date.now()), speed: Number(speed) }),
  seed: 'process',
  password,
  port: Number(port),
  carrier: (dialled) => {
    say({ dialled })
    return willing
  },
})

process.on('message', ({ drop, silent }: ToExchange) => {
  if (drop !== undefined) exchange.dropSeat(drop)
  if (silent !== undefined) exchange.silentSeat(silent)
  say({ legs: exchange.legs() })
})
// Whoever started it is gone.
process.on('disconnect', () => process.exit(0))
say({ port: exchange.port })

function say(news: FromExchange): void {
  process.send?.(news)
}
