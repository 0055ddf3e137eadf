import assert from 'node:assert/strict'
import { eventIn, type Message } from './esl-stream.ts'
import { joined } from './replay.ts'

/** What the switchboard looks at in an event, and must find the same in. */
const used = ['Event-Name', 'Event-Subclass', 'Action', 'Conference-Name'] as const
/** Whether somebody speaks depends on the sound of the phones at hand. */
const ofSound = ['start-talking', 'stop-talking', 'floor-change']

/**
 * Holds what another switch said against the recording in all that the switchboard builds on: each leg's events in their
 * order with the headers that are used, every reply, every job's end, and the words of every error.
 */
export function compareUsed(ours: readonly Message[], recorded: readonly Message[]): void {
  assert.deepEqual(story(ours), story(recorded))
}

function story(messages: readonly Message[]) {
  const legOf = new Map(joined(messages).map(({ uuid, id }) => [id, uuid]))
  const replies: unknown[] = []
  const jobs: unknown[] = []
  const legs: Record<string, unknown[]> = {}
  const rooms: Record<string, unknown[]> = {}
  for (const message of messages) {
    const event = eventIn(message)
    if (event === undefined) {
      replies.push(reply(message, legOf))
      continue
    }
    const { 'Event-Name': name = '', Action: action = '', 'Unique-ID': leg } = event
    if (name === 'HEARTBEAT' || ofSound.includes(action)) continue
    if (name === 'BACKGROUND_JOB') jobs.push([event['Job-UUID'], event['_body']])
    else if (leg === undefined) add(rooms, event['Conference-Name'] ?? '', action)
    else add(legs, leg, ofLeg(event))
  }
  return { replies, jobs, legs, rooms }
}

function add(lists: Record<string, unknown[]>, key: string, one: unknown): void {
  const list = lists[key] ?? []
  list.push(one)
  lists[key] = list
}

function ofLeg(event: Readonly<Record<string, string>>) {
  const told = used.flatMap((name) => (event[name] === undefined ? [] : [event[name]]))
  if (event['Event-Name'] === 'CHANNEL_HANGUP_COMPLETE') told.push(event['Hangup-Cause'] ?? '')
  if (event['Action'] === 'del-member') told.push(event['Answer-State'] ?? '')
  if (event['Action'] === 'add-member')
    told.push(/^\d+$/.test(event['Member-ID'] ?? '') ? 'id' : '')
  return told.join(' ')
}

function reply({ head, body }: Message, legOf: ReadonlyMap<string, string>) {
  const kind = head.replace(/Content-Length: \d+/, 'Content-Length')
  if (/^\s*[[{]/.test(body)) return [kind, keysOf(JSON.parse(body))]
  const errorOrOk = /^(?:-ERR|\+OK(?! Conf))/.test(body)
  const words = body.replace(/\d+/g, (id) => legOf.get(id) ?? id)
  return [kind, errorOrOk ? words : body === '' ? 'nothing' : 'text']
}

/** The names of the fields that are read, wherever they are. */
function keysOf(json: unknown): string[] {
  const wanted = ['row_count', 'rows', 'uuid', 'direction', 'name', 'application', 'callstate']
  wanted.push('conference_name', 'members', 'id', 'flags', 'talking')
  const found = new Set<string>()
  const look = (one: unknown): void => {
    if (Array.isArray(one)) one.forEach(look)
    else if (typeof one === 'object' && one !== null)
      for (const [key, value] of Object.entries(one)) {
        if (wanted.includes(key)) found.add(key)
        look(value)
      }
  }
  look(json)
  return [...found].sort()
}
