import { type AddressInfo, createServer, type Socket } from 'node:net'
import { readEslEvent } from '../../src/switchboard/esl-event.ts'
import { eventIn } from '../exchange/esl-stream.ts'
import { readRecording } from '../exchange/recording.ts'

export const password = 'bench'

export type EventSource = {
  readonly port: number
  /** How many of the events the house has a use for. */
  readonly useful: number
  /** Sends all the events at once to whoever connected last. */
  blast(): void
  close(): void
}

const names = ['answer-then-agent-ends', 'no-answer', 'supervisor-listen-whisper-barge']

/** Plays recorded events of a real FreeSWITCH over and over, as fast as they are taken. */
export async function openEventSource(count: number): Promise<EventSource> {
  const recorded = names
    .flatMap((name) => readRecording(name).received)
    .filter((message) => eventIn(message) !== undefined)
  const messages = Array.from({ length: count }, (_, at) => recorded[at % recorded.length])
  const bytes = Buffer.from(messages.map((one) => `${one?.head}\n\n${one?.body}`).join(''))
  const useful = messages.filter((one) => one !== undefined && isUseful(eventIn(one) ?? {})).length

  let latest: Socket | undefined
  const server = createServer((socket) => {
    latest = socket
    socket.on('error', () => undefined)
    socket.write('Content-Type: auth/request\n\n')
    socket.on('data', () =>
      socket.write('Content-Type: command/reply\nReply-Text: +OK accepted\n\n'),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    useful,
    blast: () => latest?.write(bytes),
    close: () => server.close(),
  }
}

function isUseful(event: Readonly<Record<string, string>>): boolean {
  return typeof readEslEvent((name) => event[name], event['_body'] ?? '') !== 'string'
}
