import { isIP } from 'node:net'
import * as v from 'valibot'
import { err, ok, type Result } from '../basics/result.ts'

const address = v.pipe(
  v.string(),
  v.check((one) => isIP(one) === 4, 'is not an IPv4 address. Write it as 10.0.0.2.'),
)

const hostName =
  /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i

const host = v.pipe(
  v.string(),
  v.check(
    (one) => isIP(one) === 4 || (hostName.test(one) && !/^[\d.]+$/.test(one)),
    'is neither an IPv4 address nor a host name.',
  ),
)

const port = v.pipe(
  v.number('is not a number.'),
  v.integer('is not a whole number.'),
  v.check((one) => one >= 1024 && one <= 65_535, 'is not a port from 1024 to 65535.'),
)

const network = v.pipe(
  v.string(),
  v.check(isNetwork, 'is not a network. Write it as 192.0.2.0/28, or one address as 192.0.2.1/32.'),
)

/** Printable, and nothing that the switch would read as a variable of its own. */
const credential = v.pipe(
  v.string(),
  v.regex(
    /^[\x21-\x23\x25-\x7e]{1,64}$/,
    'may hold 1 to 64 printable characters, without spaces and without a dollar sign.',
  ),
)

/** D10: valid, dialable, 10 or 11 digits, and no premium rate (09) or personal (070) number. */
const callerId = v.pipe(
  v.string(),
  v.regex(
    /^0(?:[12]\d{8,9}|3\d{9}|7[1-9]\d{8}|80\d{7,8})$/,
    'is not a number that people can ring back (D10). Write 10 or 11 digits, beginning 01, 02, 03, 07 or 080.',
  ),
)

/** D6: freephone or basic rate. */
const declineNumber = v.pipe(
  v.string(),
  v.regex(
    /^0(?:[12]\d{8,9}|3\d{9}|80\d{7,9})$/,
    'is not freephone or basic rate (D6). Write digits only, beginning 01, 02, 03 or 080.',
  ),
)

const words = v.pipe(
  v.string(),
  v.regex(
    /^[\p{L}\p{N}][\p{L}\p{N} .,'’&()-]{0,79}$/u,
    "may hold up to 80 letters, digits, spaces and . , ' & ( ) -",
  ),
)

const seat = v.strictObject({
  seat: v.pipe(v.string(), v.regex(/^1?\d{2}$/, 'is not two digits, such as 01, or 100 to 199.')),
  /** The seat's own address: it can register from no other. */
  address,
  phone: v.picklist(['browser', 'desk'], 'is neither "browser" nor "desk".'),
})

const trunk = v.strictObject({
  address: host,
  /** The networks behind a host name, as the carrier gives them: the switch may speak with no others. */
  addresses: v.exactOptional(
    v.pipe(v.array(network), v.maxLength(32, 'holds more than 32 networks.')),
  ),
  port: v.optional(port, 5060),
  transport: v.optional(v.picklist(['udp', 'tcp', 'tls'], 'is not "udp", "tcp" or "tls".'), 'udp'),
  /** Encrypted sound (SDES). Only over TLS: its keys are in the messages. */
  srtp: v.optional(v.boolean('is neither true nor false.'), false),
  /** Left out, the carrier knows the box by its address. */
  register: v.optional(v.strictObject({ username: credential, password: credential })),
  /** Where the carrier's calls come from. */
  inboundFrom: v.pipe(
    v.array(network),
    v.minLength(1, 'is empty. Name the networks that the carrier calls from.'),
    v.maxLength(32, 'holds more than 32 networks.'),
  ),
  /** Seconds between the questions whether the carrier is there; 0 asks none. */
  pingSeconds: v.optional(
    v.pipe(
      v.number('is not a number.'),
      v.integer('is not a whole number.'),
      v.check((one) => one === 0 || (one >= 5 && one <= 300), 'is neither 0 nor 5 to 300.'),
    ),
    30,
  ),
  local: v.strictObject({ address, port: v.optional(port, 5080) }),
})

const shape = v.pipe(
  v.strictObject({
    organisation: words,
    declineNumber,
    /** What callers hear, in this order. */
    languages: v.pipe(
      v.array(v.picklist(['en', 'cy'], 'is neither "en" nor "cy".')),
      v.minLength(1, 'is empty. Name at least one language.'),
      v.check((all) => new Set(all).size === all.length, 'names a language twice.'),
    ),
    callerIds: v.pipe(
      v.array(callerId),
      v.minLength(1, 'is empty. A call must show a number (D10).'),
      v.maxLength(10, 'holds more than 10 numbers.'),
    ),
    lan: v.strictObject({
      address,
      /** Desk phones: SIP over TLS. */
      tlsPort: v.optional(port, 5061),
      /** Browsers: SIP over WebSockets. */
      wssPort: v.optional(port, 7443),
    }),
    seats: v.pipe(
      v.array(seat),
      v.minLength(1, 'is empty. A room has at least one seat.'),
      v.maxLength(130, 'holds more than 130 seats.'),
    ),
    trunk,
    eslPort: v.optional(port, 8021),
    /** Where the switch tells the box what it answers to the phones of seats: UDP on loopback. */
    signalsPort: v.optional(port, 8022),
  }),
  v.forward(
    v.check(({ seats }) => distinct(seats.map((one) => one.seat)), 'names a seat twice.'),
    ['seats'],
  ),
  v.forward(
    v.check(({ seats }) => distinct(seats.map((one) => one.address)), 'gives an address twice.'),
    ['seats'],
  ),
  v.forward(
    v.check(
      ({ trunk }) => isIP(trunk.address) === 4 || (trunk.addresses?.length ?? 0) > 0,
      'is missing. Name the networks behind the host name that trunk.address gives, such as ["192.0.2.0/28"]: the switch may speak with no others.',
    ),
    ['trunk', 'addresses'],
  ),
  v.forward(
    v.check(
      ({ trunk: { srtp, transport } }) => !srtp || transport === 'tls',
      'needs "transport": "tls": over anything else its keys can be read on the way.',
    ),
    ['trunk', 'srtp'],
  ),
  v.forward(
    v.check(
      ({ eslPort, signalsPort, lan, trunk: { local } }) =>
        distinct([eslPort, signalsPort, lan.tlsPort, lan.wssPort, local.port].map(String)),
      'is taken by another of eslPort, signalsPort, lan.tlsPort, lan.wssPort and trunk.local.port.',
    ),
    ['eslPort'],
  ),
)

/** What a site says of itself. Checked: every value can stand in the switch's configuration. */
export type SiteSettings = v.InferOutput<typeof shape>

export type SettingFault = { readonly where: string; readonly what: string }

/** Reads a settings file (JSON). Every fault is told, each with its place; what the file holds is not repeated. */
export function readSiteSettings(text: string): Result<SiteSettings, readonly SettingFault[]> {
  let raw: unknown
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return err([{ where: 'the file', what: 'is not JSON. Look for a missing comma or bracket.' }])
  }
  const read = v.safeParse(shape, raw)
  if (read.success) return ok(read.output)
  return err(read.issues.map((issue) => ({ where: placeOf(issue), what: faultOf(issue) })))
}

function placeOf(issue: v.BaseIssue<unknown>): string {
  const path = (issue.path ?? []).map(({ key }) => String(key))
  const shown = path.map((key) => (/^[\w-]{1,40}$/.test(key) ? key : '…'))
  return shown.length === 0 ? 'the file' : shown.join('.')
}

function faultOf({ kind, type, received, expected, message }: v.BaseIssue<unknown>): string {
  if (type === 'strict_object') {
    if (expected === 'never') return 'is not a setting. Check its spelling.'
    return expected === 'Object' ? 'is not an object.' : 'is missing.'
  }
  if (received === 'undefined') return 'is missing.'
  if (kind === 'schema' && type === 'string') return 'is not text.'
  if (kind === 'schema' && type === 'array') return 'is not a list.'
  return message
}

function distinct(all: readonly string[]): boolean {
  return new Set(all).size === all.length
}

function isNetwork(text: string): boolean {
  const [ip, bits, ...more] = text.split('/')
  if (ip === undefined || bits === undefined || more.length > 0) return false
  return isIP(ip) === 4 && /^\d{1,2}$/.test(bits) && Number(bits) >= 8 && Number(bits) <= 32
}
