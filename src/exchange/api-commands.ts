import { randomUUID } from 'node:crypto'
import type { Clock } from '../basics/clock.ts'
import type { Instant } from '../basics/instant.ts'
import { callRows, channelRows } from './channel-rows.ts'
import { conferenceCommand } from './conference-commands.ts'
import type { Legs } from './legs.ts'
import { readOriginate, readTransfer } from './originate-command.ts'

export type Core = {
  readonly legs: Legs
  readonly clock: Clock
  readonly uuid: string
  readonly startedAt: Instant
  readonly trunkCalls: () => { readonly out: number; readonly failed: number }
}

/** Gives the text of the answer, at once or (originate) when it is known. */
type Api = (core: Core, words: readonly string[], answer: (text: string) => void) => void

/** Runs one `api` or `bgapi` command. Unknown ones get FreeSWITCH's own refusal. */
export function runApi(core: Core, line: string, answer: (text: string) => void): void {
  const [name = '', ...words] = line.trim().split(/\s+/)
  if (name === 'originate') {
    originate(core, line.trim().slice('originate'.length), answer)
    return
  }
  const api = apis[name]
  if (api === undefined) {
    answer(`-ERR ${name} Command not found!\n`)
    return
  }
  api(core, words, answer)
}

function originate(core: Core, text: string, answer: (text: string) => void): void {
  const command = readOriginate(text)
  if (!command.ok) {
    answer(`-ERR ${command.error}\n`)
    return
  }
  const uuid = command.value.given.get('origination_uuid') ?? randomUUID()
  core.legs.originate(command.value, uuid, answer)
}

const noChannel = '-ERR No such channel!\n'

const apis: Readonly<Record<string, Api>> = {
  status: (core, _words, answer) => answer(statusText(core)),
  version: (_core, _words, answer) => answer('FreeSWITCH Version 1.10.12-release~64bit ( 64bit)\n'),
  show: (core, words, answer) => {
    const table = words[0] === 'calls' ? callRows : channelRows
    answer(table(core.legs.all()))
  },
  sofia: (core, words, answer) => answer(gatewayText(core, words)),
  global_getvar: (core, words, answer) => answer(words[0] === 'core_uuid' ? core.uuid : ''),
  module_exists: (_core, words, answer) =>
    answer(String(['mod_sofia', 'mod_conference', 'mod_event_socket'].includes(words[0] ?? ''))),
  create_uuid: (_core, _words, answer) => answer(randomUUID()),
  conference: (core, words, answer) => conferenceCommand(core, words, answer),
  uuid_exists: ({ legs }, [uuid = ''], answer) => answer(String(legs.find(uuid) !== undefined)),
  uuid_kill: ({ legs }, [uuid = '', cause = 'NORMAL_CLEARING'], answer) => {
    const leg = legs.find(uuid)
    answer(leg === undefined ? noChannel : '+OK\n')
    if (leg !== undefined) legs.hangUp(leg, cause)
  },
  uuid_setvar: ({ legs }, [uuid = '', name = '', ...value], answer) => {
    const leg = legs.find(uuid)
    leg?.given.set(name, value.join(' '))
    answer(leg === undefined ? noChannel : '+OK\n')
  },
  uuid_transfer: ({ legs }, [uuid = '', ...where], answer) => {
    const leg = legs.find(uuid)
    const route = readTransfer(where)
    if (leg === undefined || route === undefined) return answer(noChannel)
    answer('+OK\n')
    legs.walker.transfer(leg, route)
  },
}

function statusText(core: Core): string {
  const up = Math.floor(core.clock.now() - core.startedAt)
  return [
    `UP ${upTime(up)}`,
    'FreeSWITCH (Version 1.10.12-release  64bit) is ready',
    `${core.legs.sessions} session(s) since startup`,
    `${core.legs.all().length} session(s) - peak ${core.legs.all().length}, last 5min ${core.legs.all().length} `,
    '0 session(s) per Sec out of max 200, peak 0, last 5min 0 ',
    '2000 session(s) max',
    'min idle cpu 0.00/100.00',
    'Current Stack Size/Max 240K/8192K\n',
  ].join('\n')
}

/** FreeSWITCH's way of saying how long it has been up. */
export function upTime(ms: number): string {
  const units: readonly (readonly [string, number, number])[] = [
    ['years', 31_536_000_000, Number.POSITIVE_INFINITY],
    ['days', 86_400_000, 365],
    ['hours', 3_600_000, 24],
    ['minutes', 60_000, 60],
    ['seconds', 1_000, 60],
    ['milliseconds', 1, 1_000],
  ]
  const parts = units.map(([name, size, wrap]) => `${Math.floor(ms / size) % wrap} ${name}`)
  return [...parts, '0 microseconds'].join(', ')
}

function gatewayText(core: Core, words: readonly string[]): string {
  const [status, gateway, name] = words
  if (status !== 'status' || gateway !== 'gateway') return '-ERR Unknown command!\n'
  if (name !== 'trunk') return 'Invalid Gateway!\n'
  const rule = '='.repeat(97)
  const { out, failed } = core.trunkCalls()
  const uptime = Math.floor((core.clock.now() - core.startedAt) / 1_000)
  const lines: readonly (readonly [string, string])[] = [
    ['Name    ', 'trunk'],
    ['Profile ', 'carrier'],
    ['Scheme  ', 'Digest'],
    ['Realm   ', '127.0.0.1'],
    ['Username', 'x'],
    ['Password', 'yes'],
    ['From    ', '<sip:x@127.0.0.1:5070>'],
    ['Contact ', '<sip:gw+trunk@127.0.0.1:5090;transport=udp;gw=trunk>'],
    ['Exten   ', 'x'],
    ['To      ', 'sip:x@127.0.0.1:5070'],
    ['Proxy   ', 'sip:127.0.0.1:5070'],
    ['Context ', 'carrier'],
    ['Expires ', '3600'],
    ['Freq    ', '3600'],
    ['Ping    ', '0'],
    ['PingFreq', '0'],
    ['PingTime', '0.00'],
    ['PingState', '0/0/0'],
    ['State   ', 'NOREG'],
    ['Status  ', 'UP'],
    ['Uptime  ', `${uptime}s`],
    ['CallsIN ', '0'],
    ['CallsOUT', String(out)],
    ['FailedCallsIN', '0'],
    ['FailedCallsOUT', String(failed)],
  ]
  return `${rule}\n${lines.map(([key, value]) => `${key}\t${value}\n`).join('')}${rule}\n`
}
