import { createInterface } from 'node:readline'
import { realClock } from '../../../src/clock.ts'
import { openSwitchboard } from '../../../src/switchboard/open-switchboard.ts'

// A switchboard as a process of its own: settings in the first line, then a command in each; events come back so.
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const { seatAddresses, number, ...settings } = JSON.parse((await lines.next()).value)
const port = openSwitchboard({
  clock: realClock(),
  ...settings,
  numbers: () => number,
  plainDesks: true,
  seatAddress: (seat) => seatAddresses[seat],
})
port.listen((event) => process.stdout.write(`${JSON.stringify(event)}\n`))
await port.start()
for (let line = await lines.next(); !line.done; line = await lines.next())
  await port.send(JSON.parse(line.value))
