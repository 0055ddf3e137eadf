import { after, describe } from 'node:test'
import { instant } from '../../src/basics/instant.ts'
import { realClock } from '../../src/clock.ts'
import { startExchange } from '../../src/exchange/start-exchange.ts'
import { openSwitchboard } from '../../src/switchboard/open-switchboard.ts'
import { gearedClock } from '../support/geared-clock.ts'
import { until } from '../support/until.ts'
import { caller, type Message, ringsBack } from './rings-back.ts'

const speed = 8
const clock = gearedClock(instant(0), speed)
/** What a look every ten milliseconds may miss of it. */
const slack = 2_500

describe('somebody rings back, on the exchange (D11)', { concurrency: true }, () => {
  const open: (() => Promise<void>)[] = []
  after(async () => {
    for (const close of open.splice(0)) await close()
  })

  ringsBack(
    async ({ answer, shows = 'number' }) => {
      const exchange = await startExchange({ clock, seed: 'rings back', password: 'secret' })
      const asked: { number: string; at: number }[] = []
      const told: unknown[] = []
      const port = openSwitchboard({
        ...{ clock, wireClock: realClock(), host: '127.0.0.1', port: exchange.port },
        ...{ password: 'secret', numbers: () => undefined, callerId: '01632960000' },
        neverAgain: async (number) => {
          asked.push({ number, at: clock.now() })
          return (await answer?.()) ?? true
        },
      })
      port.listen((event) => told.push(event))
      await port.start()
      open.push(async () => {
        await port.close()
        await exchange.close()
      })
      const one = exchange.ringBack(shows === 'number' ? caller : undefined)
      const heard = new Map<string, number>()
      const hears = (message: Message) =>
        until(`the message ${message}`, () => {
          if (!heard.has(message) && one.hears.includes(message)) heard.set(message, clock.now())
          return heard.get(message)
        })
      return {
        asked,
        hears,
        press: (key) => one.press(String(key)),
        ended: async () => {
          await until('the end', () => !one.isUp())
        },
        boxGone: () => port.close(),
        told: () => JSON.stringify(told),
      }
    },
    () => clock.now(),
    slack,
  )
})
