import { stamp } from './core-fields.ts'
import type { Leg } from './leg.ts'
import { directionOf } from './leg-fields.ts'

/** `show channels as json`. Nothing at all is written with a space, as FreeSWITCH does. */
export function channelRows(legs: readonly Leg[]): string {
  if (legs.length === 0) return '{"row_count": 0}\n'
  return JSON.stringify({ row_count: legs.length, rows: legs.map(row) })
}

const callColumns = [
  ...['uuid', 'direction', 'created', 'created_epoch', 'name', 'state', 'cid_name', 'cid_num'],
  ...['ip_addr', 'dest', 'presence_id', 'presence_data', 'accountcode', 'callstate'],
  ...['callee_name', 'callee_num', 'callee_direction', 'call_uuid', 'hostname'],
  ...['sent_callee_name', 'sent_callee_num'],
] as const
const otherLegs = callColumns.filter((name) => name !== 'call_uuid' && name !== 'hostname')

/** `show calls`: no two legs are bridged here, so the columns of the other leg are always empty. */
export function callRows(legs: readonly Leg[]): string {
  if (legs.length === 0) return '\n0 total.\n'
  const head = [...callColumns, ...otherLegs.map((name) => `b_${name}`), 'call_created_epoch']
  const lines = legs.map((leg) => {
    const one = row(leg)
    return [...callColumns.map((name) => one[name]), ...otherLegs.map(() => ''), ''].join(',')
  })
  return `${[head.join(','), ...lines].join('\n')}\n\n${legs.length} total.\n`
}

const callStates = {
  made: 'DOWN',
  ringing: 'RINGING',
  answered: 'ACTIVE',
  'hung-up': 'HANGUP',
} satisfies Record<Leg['state'], string>

function row(leg: Leg) {
  const name = leg.given.get('origination_caller_id_name') ?? ''
  const number = leg.given.get('origination_caller_id_number') ?? '0000000000'
  const ran = leg.doing !== undefined
  const codec = leg.answeredAt === undefined ? '' : 'PCMA'
  return {
    uuid: leg.uuid,
    direction: directionOf(leg),
    created: stamp(leg.createdAt),
    created_epoch: String(Math.floor(leg.createdAt / 1_000)),
    name: leg.name,
    state: ran ? 'CS_EXECUTE' : 'CS_CONSUME_MEDIA',
    cid_name: ran ? 'Outbound Call' : name,
    cid_num: ran ? leg.dialled : number,
    ip_addr: leg.extension === undefined ? '' : '127.0.0.1',
    dest: leg.extension ?? leg.dialled,
    application: leg.doing?.app ?? '',
    application_data: leg.doing?.data ?? '',
    dialplan: leg.extension === undefined ? '' : 'XML',
    context: leg.extension === undefined ? 'default' : 'gatehouse',
    read_codec: leg.member === undefined ? codec : 'L16',
    read_rate: codec && '8000',
    read_bit_rate: leg.member === undefined ? codec && '64000' : '128000',
    write_codec: codec,
    write_rate: codec && '8000',
    write_bit_rate: codec && '64000',
    secure: '',
    hostname: 'exchange',
    presence_id: '',
    presence_data: leg.given.get('presence_data') ?? '',
    accountcode: '',
    callstate: callStates[leg.state],
    callee_name: ran ? name : 'Outbound Call',
    callee_num: ran ? number : leg.dialled,
    callee_direction: ran ? 'RECV' : 'SEND',
    call_uuid: leg.uuid,
    sent_callee_name: '',
    sent_callee_num: '',
    initial_cid_name: name,
    initial_cid_num: number,
    initial_ip_addr: '',
    initial_dest: leg.dialled,
    initial_dialplan: '',
    initial_context: 'default',
  }
}
