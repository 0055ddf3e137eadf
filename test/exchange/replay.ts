import { eventIn, type Message } from './esl-stream.ts'
import type { Recording } from './recording.ts'
import { WireClient } from './wire-client.ts'

/** What a recording is replayed against: a switch, and the time that passes there. */
export type Stage = {
  readonly port: number
  /** Lets so many milliseconds of the recording pass. */
  pass(ms: number): Promise<void>
  until(what: string, so: () => boolean): Promise<void>
  /** What the recorded client said, as this switch has to be told it: its password, its phones. */
  say?(text: string): string
}

/** Sends what the recorded client sent, each at its recorded time, and gives what came back. */
export async function replay(stage: Stage, recording: Recording): Promise<readonly Message[]> {
  const client = new WireClient(stage.port)
  await stage.until('the greeting', () => client.received.length > 0)
  let at = 0
  for (const { ms, text } of recording.sent) {
    await stage.pass(Math.max(0, ms - at))
    at = Math.max(at, ms)
    const replies = () => client.received.filter((one) => eventIn(one) === undefined).length
    const soFar = replies()
    const ours = withOurMembers(text, recording, client.received)
    client.send(stage.say?.(ours) ?? ours)
    await stage.until(`a reply to ${text}`, () => replies() > soFar)
  }
  await stage.pass(Math.max(0, recording.endsAt - at))
  client.end()
  await stage.until('the end of the connection', () => client.closed)
  return client.received
}

/** Member ids are counters of the switch's whole life: the recorded client's become ours. */
function withOurMembers(text: string, recording: Recording, received: readonly Message[]): string {
  const ours = new Map(joined(received).map(({ uuid, id }) => [uuid, id]))
  const known = new Map(joined(recording.received).map(({ uuid, id }) => [id, ours.get(uuid)]))
  if (!/^api conference \S+ (?:relate|mute|unmute|kick)/.test(text)) return text
  return text.replace(/\b\d+\b(?!\S)/g, (id) => known.get(id) ?? id)
}

/** Which member id each leg was given, in the order in which they joined. */
export function joined(messages: readonly Message[]): { uuid: string; id: string }[] {
  return messages.flatMap((message) => {
    const event = eventIn(message)
    if (event?.['Action'] !== 'add-member') return []
    return [{ uuid: event['Unique-ID'] ?? '', id: event['Member-ID'] ?? '' }]
  })
}
