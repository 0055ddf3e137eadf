import { micros } from './core-fields.ts'
import { type Fields, present } from './fields.ts'
import type { Leg } from './leg.ts'

/** The moment an event about a leg is made, which decides its state words. */
export type Moment = 'create' | 'progress' | 'answer' | 'member' | 'hangup' | 'complete' | 'destroy'

const words = {
  create: ['CS_INIT', 'DOWN', '2'],
  progress: ['CS_CONSUME_MEDIA', 'DOWN', '7'],
  answer: ['CS_CONSUME_MEDIA', 'RINGING', '7'],
  member: ['CS_EXECUTE', 'ACTIVE', '4'],
  hangup: ['CS_EXECUTE', 'ACTIVE', '10'],
  complete: ['CS_REPORTING', 'HANGUP', '11'],
  destroy: ['CS_REPORTING', 'HANGUP', '12'],
} satisfies Record<Moment, readonly [string, string, string]>

function stateWords(leg: Leg, moment: Moment): readonly [string, string, string] {
  if (moment === 'member' && leg.state === 'hung-up') return words.hangup
  if (leg.leaving) return ['CS_EXECUTE', 'ACTIVE', '2']
  if (moment !== 'hangup' || leg.answeredAt !== undefined) return words[moment]
  return ['CS_CONSUME_MEDIA', leg.progressAt === undefined ? 'DOWN' : 'RINGING', '10']
}

function answerWord(leg: Leg): string {
  if (leg.state === 'hung-up') return 'hangup'
  return leg.state === 'answered' ? 'answered' : 'ringing'
}

/** Inside a conference the switch reads linear sound; elsewhere what the line carries. */
function codecFields(leg: Leg): Fields {
  if (leg.answeredAt === undefined) return {}
  const [name, rate] =
    leg.member === undefined || leg.leaving ? ['PCMA', '64000'] : ['L16', '128000']
  return {
    'Channel-Read-Codec-Name': name,
    'Channel-Read-Codec-Rate': '8000',
    'Channel-Read-Codec-Bit-Rate': rate,
    'Channel-Write-Codec-Name': 'PCMA',
    'Channel-Write-Codec-Rate': '8000',
    'Channel-Write-Codec-Bit-Rate': '64000',
  }
}

export function directionOf({ rangBack }: Leg): 'inbound' | 'outbound' {
  return rangBack === undefined ? 'outbound' : 'inbound'
}

/** Once its application runs, the switch swaps who called and who was called. */
function callerIds(leg: Leg): Fields {
  const name = leg.given.get('origination_caller_id_name')
  const number =
    leg.rangBack?.number ?? leg.given.get('origination_caller_id_number') ?? '0000000000'
  const ran = leg.doing !== undefined && leg.rangBack === undefined
  return present({
    'Caller-Caller-ID-Name': ran ? 'Outbound Call' : name,
    'Caller-Caller-ID-Number': ran ? leg.dialled : number,
    'Caller-Orig-Caller-ID-Name': name,
    'Caller-Orig-Caller-ID-Number': number,
    'Caller-Callee-ID-Name': ran ? name : 'Outbound Call',
    'Caller-Callee-ID-Number': ran ? number : leg.dialled,
    'Caller-Network-Addr': leg.reached === 'nothing' ? undefined : '127.0.0.1',
    'Caller-ANI': number,
  })
}

function callerFields(leg: Leg): Fields {
  return {
    'Caller-Direction': directionOf(leg),
    'Caller-Logical-Direction': directionOf(leg),
    ...callerIds(leg),
    'Caller-Destination-Number': leg.extension ?? leg.dialled,
    'Caller-Unique-ID': leg.uuid,
    'Caller-Source': 'src/switch_ivr_originate.c',
    'Caller-Context': leg.extension === undefined ? 'default' : 'gatehouse',
    ...dialplanFields(leg),
    'Caller-Channel-Name': leg.name,
    'Caller-Profile-Index': '1',
    'Caller-Profile-Created-Time': micros(leg.createdAt),
    'Caller-Channel-Created-Time': micros(leg.createdAt),
    'Caller-Channel-Answered-Time': micros(leg.answeredAt),
    'Caller-Channel-Progress-Time': micros(leg.progressAt),
    'Caller-Channel-Progress-Media-Time': '0',
    'Caller-Channel-Hangup-Time': micros(leg.hungUpAt),
    'Caller-Channel-Transfer-Time': '0',
    'Caller-Channel-Resurrect-Time': '0',
    'Caller-Channel-Bridged-Time': '0',
    'Caller-Channel-Last-Hold': '0',
    'Caller-Channel-Hold-Accum': '0',
    'Caller-Screen-Bit': 'true',
    'Caller-Privacy-Hide-Name': 'false',
    'Caller-Privacy-Hide-Number': 'false',
  }
}

/** A leg that was sent to an extension says so, and what it was called before. */
function dialplanFields({ extension, cameFrom }: Leg): Fields {
  if (extension === undefined) return {}
  return present({
    'Caller-Dialplan': 'XML',
    'Caller-Transfer-Source': `bl_xfer:${extension}/gatehouse/XML`,
    'Caller-RDNIS': cameFrom,
  })
}

/** The Channel- and Caller- headers of every event about this leg, in FreeSWITCH's order. */
export function legFields(leg: Leg, moment: Moment): Fields {
  const [state, callState, number] = stateWords(leg, moment)
  const cause = leg.cause === undefined ? {} : { 'Hangup-Cause': leg.cause }
  return {
    ...(moment === 'complete' ? cause : {}),
    'Channel-State': state,
    'Channel-Call-State': callState,
    'Channel-State-Number': number,
    'Channel-Name': leg.name,
    'Unique-ID': leg.uuid,
    'Call-Direction': directionOf(leg),
    'Presence-Call-Direction': directionOf(leg),
    'Channel-HIT-Dialplan': String(leg.doing !== undefined),
    'Channel-Call-UUID': leg.uuid,
    'Answer-State': answerWord(leg),
    ...cause,
    ...codecFields(leg),
    ...callerFields(leg),
  }
}

/** All that is known of a leg that died before it had a channel name (an unknown gateway). */
export function stillbornFields(uuid: string, session: number): Fields {
  return {
    'Channel-State': 'CS_NONE',
    'Channel-Call-State': 'DOWN',
    'Channel-State-Number': '0',
    'Channel-Name': 'N/A',
    'Unique-ID': uuid,
    'Call-Direction': 'outbound',
    'Presence-Call-Direction': 'outbound',
    'Channel-HIT-Dialplan': 'false',
    'Channel-Call-UUID': uuid,
    'Answer-State': 'ringing',
    variable_direction: 'outbound',
    variable_is_outbound: 'true',
    variable_uuid: uuid,
    variable_call_uuid: uuid,
    variable_session_id: String(session),
  }
}
