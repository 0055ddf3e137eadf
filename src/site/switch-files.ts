import { join } from 'node:path'
import { sipPasswordHash } from '../basics/hash.ts'
import { fill, type Markup, param, type Values } from './fill.ts'
import { type MessageName, messageFile } from './messages.ts'
import type { Secrets } from './secrets.ts'
import type { SiteSettings } from './site-settings.ts'

/** Where the switch finds what is not configuration. All are read-only to it. */
export type SwitchPlaces = {
  readonly prompts: string
  readonly tls: string
  /** The accounts of browsers: the box writes them for every shift, and has the switch read them (`reloadxml`). */
  readonly browserAccounts: string
}

/** The templates, by file name, as they lie in `appliance/freeswitch/`. */
export type Templates = Readonly<Record<string, string>>

export const templateNames: readonly string[] = [
  'freeswitch.xml',
  'core.xml',
  'seats.xml',
  'trunk.xml',
  'conference.xml',
  'dialplan.xml',
  'accounts.xml',
]

/** The accounts of desk phones are a file of their own: their passwords last. */
export const deskAccountsFile = 'desk-accounts.xml'

type Asked = {
  readonly settings: SiteSettings
  readonly secrets: Secrets
  readonly places: SwitchPlaces
  readonly templates: Templates
  /** For a laboratory on loopback: seats speak plain SIP at this port. No setting of a site leads here. */
  readonly plainSeats?: number
}

/** Every file of the switch's configuration, by name. The same for the same settings and secrets, to the byte. */
export function switchFiles(asked: Asked): ReadonlyMap<string, string> {
  const { settings, secrets, places, templates } = asked
  const values: Readonly<Record<string, Values>> = {
    'freeswitch.xml': { signalsPort: settings.signalsPort, signalsId: secrets.signalsId },
    'core.xml': {
      ...sizes(settings.seats.length),
      eslPort: settings.eslPort,
      eslRootPassword: secrets.eslRootPassword,
      carrierNodes: carrierNodes(settings),
    },
    'seats.xml': {
      lanAddress: settings.lan.address,
      seatsPort: asked.plainSeats ?? settings.lan.tlsPort - 1,
      seatsTransport: seatsTransport(asked),
    },
    'trunk.xml': {
      gateway: gateway(settings),
      trunkLocalAddress: settings.trunk.local.address,
      trunkLocalPort: settings.trunk.local.port,
      trunkTransport: trunkTransport(settings, places),
    },
    'conference.xml': {},
    'dialplan.xml': dialplanValues(settings, places),
    'accounts.xml': {
      eslPassword: secrets.eslPassword,
      browserAccounts: places.browserAccounts,
    },
  }
  const files = templateNames.map((name): [string, string] => {
    const template = templates[name]
    if (template === undefined) throw new Error(`appliance/freeswitch/${name} is missing.`)
    return [name, fill(template, values[name] ?? {})]
  })
  const desks = settings.seats.filter(({ phone }) => phone === 'desk' || asked.plainSeats)
  const accounts = desks.flatMap(({ seat, address }) => {
    const password = secrets.desks[seat]
    return password === undefined ? [] : [{ seat, address, password }]
  })
  return new Map([...files, [deskAccountsFile, seatAccounts(accounts)]])
}

export type SeatAccount = {
  readonly seat: string
  /** The seat's own address: from any other the account does not work. */
  readonly address: string
  readonly password: string
}

/** The SIP accounts of seats, as the file that the switch reads again when it is told to (`reloadxml`). */
export function seatAccounts(accounts: readonly SeatAccount[]): string {
  const users = accounts.map(({ seat, address, password }) => {
    const name = `seat${seat}`
    const hash = param('a1-hash', sipPasswordHash(name, 'gatehouse', password))
    return `<user id="${name}"><params>${hash}${param('auth-acl', `${address}/32`)}</params></user>`
  })
  return `<include>\n${users.join('\n')}\n</include>\n`
}

/** A leg for each seat and its respondent, one supervisor for every two seats, twenty who ring back; and a half more. */
function sizes(seatCount: number): Values {
  const maxSessions = Math.ceil((seatCount * 2.5 + 20) * 1.5)
  return {
    seatCount,
    maxSessions,
    // At the start of a shift every seat is rung at once.
    sessionsPerSecond: Math.max(30, seatCount * 2),
    rtpFrom: 20_000,
    // Two ports a leg, RTP and RTCP, and twice as many as legs: a port rests before it is used again.
    rtpTo: 20_000 + maxSessions * 4,
  }
}

function carrierNodes({ trunk }: SiteSettings): Markup {
  const nodes = trunk.inboundFrom.map((cidr) => `<node type="allow" cidr="${cidr}"/>`)
  return { xml: nodes.join('\n') }
}

function seatsTransport({ settings, places, plainSeats }: Asked): Markup {
  if (plainSeats !== undefined) return { xml: '<!-- A laboratory on loopback: plain SIP. -->' }
  return lines([
    param('tls', true),
    param('tls-only', true),
    param('tls-sip-port', settings.lan.tlsPort),
    ...tlsParams(places),
    param('tls-verify-policy', 'none'),
    param('wss-binding', `${settings.lan.address}:${settings.lan.wssPort}`),
    param('apply-candidate-acl', 'localnet.auto'),
  ])
}

function trunkTransport({ trunk }: SiteSettings, places: SwitchPlaces): Markup {
  if (trunk.transport !== 'tls') return { xml: '<!-- Plain SIP: this carrier offers no TLS. -->' }
  return lines([
    param('tls', true),
    param('tls-only', true),
    param('tls-sip-port', trunk.local.port + 1),
    ...tlsParams(places),
    param('tls-verify-policy', 'out|subjects_out'),
    param('tls-verify-date', true),
  ])
}

function tlsParams(places: SwitchPlaces): readonly string[] {
  return [
    param('tls-cert-dir', places.tls),
    param('tls-version', 'tlsv1.2'),
    param('tls-ciphers', 'ECDHE+AESGCM:ECDHE+CHACHA20'),
  ]
}

function gateway({ trunk, callerIds }: SiteSettings): Markup {
  const { register, transport } = trunk
  const credentials = register ?? { username: callerIds[0] ?? '', password: 'none' }
  const via = transport === 'udp' ? '' : `;transport=${transport}`
  const secure = 'mandatory:AES_CM_128_HMAC_SHA1_80'
  return lines([
    param('username', credentials.username),
    param('password', credentials.password),
    param('realm', trunk.address),
    param('proxy', `${trunk.address}:${trunk.port}${via}`),
    param('register', register !== undefined),
    ...(register ? [param('register-transport', transport), param('expire-seconds', 300)] : []),
    param('retry-seconds', 15),
    param('caller-id-in-from', true),
    ...(trunk.pingSeconds > 0 ? [param('ping', trunk.pingSeconds), param('ping-max', 1)] : []),
    '<variables>',
    `<variable name="outbound_redirect_fatal" value="true" direction="outbound"/>`,
    ...(trunk.srtp
      ? [`<variable name="rtp_secure_media" value="${secure}" direction="outbound"/>`]
      : []),
    '</variables>',
  ])
}

function dialplanValues({ languages }: SiteSettings, places: SwitchPlaces): Values {
  const paths = (name: MessageName) =>
    languages.map((language) => join(places.prompts, messageFile(language, name)))
  const play = (name: MessageName): Markup => ({
    xml: paths(name)
      .map((path) => `<action application="playback" data="${path}"/>`)
      .join('\n'),
  })
  return {
    playInformation: play('information'),
    playApology: play('apology'),
    playNoted: play('noted'),
    playNotNoted: play('not-noted'),
    playWithheld: play('withheld'),
    playGoodBye: play('good-bye'),
    callBackFiles: `file_string://${paths('call-back').join('!')}`,
  }
}

function lines(all: readonly string[]): Markup {
  return { xml: all.join('\n') }
}
