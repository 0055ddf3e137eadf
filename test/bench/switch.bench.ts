import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { Connection } from 'freeswitch-esl'
import { realClock } from '../../src/clock.ts'
import { startExchange } from '../../src/exchange/start-exchange.ts'
import { type EslWire, openWire } from '../../src/switchboard/esl-wire.ts'
import type { RawConnection } from '../../src/switchboard/raw-connection.ts'
import { type EventSource, openEventSource, password } from './event-source.ts'
import { inTurns, type Measure, quantile, timed } from './measure.ts'
import { seatsBench } from './seats.bench.ts'

const events = 4_000
const commands = 40

/** The wire to the switch: events in, commands out, beside the bare library and a bare socket. */
export async function switchBench(): Promise<readonly Measure[]> {
  return [await eventsIn(), ...(await commandsOut()), ...(await seatsBench())]
}

async function eventsIn(): Promise<Measure> {
  const source = await openEventSource(events)
  const measured = await inTurns(
    3,
    () => throughOurs(source),
    () => throughLibrary(source),
  )
  source.close()
  const against = 'freeswitch-esl alone, the same recorded events'
  return { what: 'events taken', unit: 'a second', ...measured, against }
}

async function throughOurs(source: EventSource): Promise<number> {
  let told: () => void = () => undefined
  let left = source.useful
  const done = new Promise<void>((resolve) => {
    told = resolve
  })
  const hear = () => {
    left -= 1
    if (left === 0) told()
  }
  const wire = await wireTo(source.port, hear)
  const ms = await timed(() => {
    source.blast()
    return done
  })
  wire.close()
  return (events / ms) * 1000
}

async function throughLibrary(source: EventSource): Promise<number> {
  const connection = await libraryTo(source.port)
  let left = events
  const ms = await timed(
    () =>
      new Promise<void>((resolve) => {
        connection.on('esl::event::**', (event) => {
          if (event.getHeader('Event-Name') !== null) left -= 1
          if (left === 0) resolve()
        })
        source.blast()
      }),
  )
  connection.disconnect()
  return (events / ms) * 1000
}

async function commandsOut(): Promise<Measure[]> {
  const exchange = await startExchange({ clock: realClock(), seed: 'bench', password })
  const wire = await wireTo(exchange.port, () => undefined)
  const library = await libraryTo(exchange.port)
  const socket = await socketTo(exchange.port)
  const bare = () => eachTakes(() => socket.background())
  const ours = await inTurns(
    3,
    () => eachTakes(() => wire.background('status', randomUUID())),
    bare,
  )
  const shipped = await inTurns(1, () => eachTakes(() => reply(library)), bare)
  wire.close()
  library.disconnect()
  socket.close()
  await exchange.close()
  const against = 'a bare socket, one packet a command'
  return [
    { what: 'a command and its answer', unit: 'ms', ...ours, against },
    { what: 'the same by the library as it comes', unit: 'ms', ...shipped, against },
  ]
}

/** The median of some commands, one after the other. */
async function eachTakes(command: () => Promise<unknown>): Promise<number> {
  const each: number[] = []
  for (let at = 0; at < commands; at++) each.push(await timed(command))
  return quantile(each, 0.5)
}

async function wireTo(port: number, hear: () => void): Promise<EslWire> {
  const nothing = () => undefined
  const opened = await openWire({
    ...{ host: '127.0.0.1', port, password, clock: realClock() },
    ...{ hear, unknown: nothing, neverAgain: nothing, lost: nothing },
  })
  if (!opened.ok) throw new Error(opened.error)
  return opened.value
}

function libraryTo(port: number): Promise<RawConnection> {
  return new Promise((resolve) => {
    const connection = new Connection() as unknown as RawConnection
    connection.on('esl::event::auth::success', () => resolve(connection))
    connection.initializeInbound({ host: '127.0.0.1', port, password })
  })
}

function reply(library: RawConnection): Promise<unknown> {
  return new Promise((resolve) =>
    library.sendRecv('bgapi status', { 'Job-UUID': randomUUID() }, resolve),
  )
}

async function socketTo(port: number) {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true })
  const ask = (text: string) =>
    new Promise<void>((resolve) => {
      socket.once('data', () => resolve())
      socket.write(text)
    })
  await new Promise<void>((resolve) => socket.once('data', () => resolve()))
  await ask(`auth ${password}\n\n`)
  return {
    background: () => ask(`bgapi status\nJob-UUID: ${randomUUID()}\n\n`),
    close: () => socket.destroy(),
  }
}
