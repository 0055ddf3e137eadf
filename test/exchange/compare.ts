import assert from 'node:assert/strict'
import { eventIn, type Message } from './esl-stream.ts'
import { joined } from './replay.ts'

/** Holds what a switch said against the recording, header by header, but for times, ports and counters. */
export function compare(ours: readonly Message[], real: readonly Message[]): void {
  const told = (messages: readonly Message[]) =>
    messages.filter(notHeartbeat).map(telling(messages))
  assert.deepEqual(told(ours), told(real))
}

/** A heartbeat comes when it comes. */
function notHeartbeat(message: Message): boolean {
  return eventIn(message)?.['Event-Name'] !== 'HEARTBEAT'
}

/** What must be the same in both: every header's name, and every value that is not a time, a port or a counter. */
function telling(all: readonly Message[]): (message: Message) => unknown {
  const legOf = new Map(joined(all).map(({ uuid, id }) => [id, uuid]))
  return (message) => {
    const event = eventIn(message)
    if (event === undefined) return reply(message, legOf)
    return {
      names: Object.keys(event).sort(),
      values: compared(event, legOf),
      at: Object.keys(event)[0],
    }
  }
}

function reply({ head, body }: Message, legOf: ReadonlyMap<string, string>) {
  const varies = /^(?:UP |=====|\[\{|\{"row_count":|\d+;|\+OK Conf|uuid,dir)/.test(body)
  const members = (text: string) => text.replace(/\d+/g, (id) => legOf.get(id) ?? id)
  return {
    head: head.replace(/Content-Length: (\d+)/, (_, length) =>
      Number(length) === Buffer.byteLength(body)
        ? 'Content-Length: right'
        : 'Content-Length: wrong',
    ),
    body: varies ? layout(body) : members(body).replace(/^(?:true|false|[0-9a-f-]{36})$/, '#'),
  }
}

/** A text with every number, uuid, time and host blanked, so that only its layout and its words are left. */
function layout(text: string): string {
  return text
    .replace(/"(?:created|hostname|read_codec|conference_uuid)":\s*"[^"]*"/g, '"#"')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (uuid) => (/^(.)\1{7}/.test(uuid) ? uuid : '#'))
    .replace(/(RECV|SEND),[^,\n]*,[^,\n]*/g, '$1,#,#')
    .replace(/\d+(?:\.\d+)?/g, '#')
}

const comparedHeaders = `Event-Name Event-Subclass Event-Calling-File Event-Calling-Function
  Event-Calling-Line-Number Channel-State Channel-Call-State Channel-State-Number Channel-HIT-Dialplan Answer-State
  Hangup-Cause Call-Direction Channel-Name Unique-ID Channel-Call-UUID Channel-Read-Codec-Name
  Channel-Write-Codec-Name Caller-Caller-ID-Name Caller-Caller-ID-Number Caller-Orig-Caller-ID-Number
  Caller-Callee-ID-Name Caller-Callee-ID-Number Caller-Destination-Number Conference-Name Conference-Size
  Conference-Profile-Name Action Floor Hear Speak Talking Member-Type Old-ID Job-UUID Job-Command Job-Command-Arg
  Content-Length _body variable_hangup_cause variable_hangup_cause_q850 variable_sip_invite_failure_status
  variable_sip_invite_failure_phrase variable_current_application
  variable_current_application_data`.split(/\s+/)

function compared(event: Readonly<Record<string, string>>, legOf: ReadonlyMap<string, string>) {
  const values = comparedHeaders
    .filter((name) => event[name] !== undefined)
    .filter((name) => !(event['Caller-ANI'] === '0000000000' && name.startsWith('Caller-')))
    .map((name) => [name, event[name]] as const)
  const members = ['Member-ID', 'New-ID'].map(
    (name) => [name, legOf.get(event[name] ?? '')] as const,
  )
  return Object.fromEntries([...values, ...members])
}
