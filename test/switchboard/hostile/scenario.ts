/** One request as SIPp writes it, without what every request has: method, address and headers of its own. */
export type Attack = {
  readonly method: string
  /** The address it is sent to; the far end's contact when absent and inside a dialog. */
  readonly to?: string
  /** Whom it is about, where that is not where it is sent: a registration. */
  readonly of?: string
  readonly headers?: readonly string[]
  /** Where it says that it is, when that is not where it is. */
  readonly contact?: string
  readonly type?: string
  readonly body?: readonly string[]
  /** What the switch must say to it. */
  readonly status: number
}

const via = 'Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]'
const contact = 'Contact: <sip:[who]@[local_ip]:[local_port]>'

const sdp = [
  'v=0',
  'o=seat 1 [cseq] IN IP4 [local_ip]',
  's=-',
  'c=IN IP4 [local_ip]',
  't=0 0',
  'm=audio [media_port] RTP/AVP 8',
  'a=rtpmap:8 PCMA/8000',
  'a=ptime:20',
]

/** Sent by somebody with valid credentials, outside any call. A challenge is answered. */
export function outside(attack: Attack): string {
  const { method, to = 'sip:gatehouse', of = to, headers = [], type, body, status } = attack
  const at = attack.contact === undefined ? contact : `Contact: ${attack.contact}`
  const request = (cseq: number, credentials: readonly string[]) => [
    `${method} ${to} SIP/2.0`,
    via,
    'From: <sip:[who]@gatehouse>;tag=[call_number]',
    `To: <${of}>`,
    'Call-ID: [call_id]',
    `CSeq: ${cseq} ${method}`,
    at,
    'Max-Forwards: 70',
    ...credentials,
    ...headers,
    ...content(type, body),
  ]
  const challenged = [
    '<recv response="100" optional="true"/>',
    ...[401, 407].map((code) => `<recv response="${code}" auth="true" optional="true" next="1"/>`),
    `<recv response="${status}" next="2"/>`,
    '<label id="1"/>',
    ...(method === 'INVITE' ? [ack] : []),
    send(request(2, ['[authentication]'])),
    '<recv response="100" optional="true"/>',
    `<recv response="${status}"/>`,
    '<label id="2"/>',
    ...(method === 'INVITE' ? [ack] : []),
  ]
  return scenario([send(request(1, [])), ...challenged])
}

const ack = send([
  'ACK sip:gatehouse SIP/2.0',
  via,
  'From: <sip:[who]@gatehouse>;tag=[call_number]',
  '[last_To:]',
  'Call-ID: [call_id]',
  'CSeq: 1 ACK',
  'Max-Forwards: 70',
  'Content-Length: 0',
  '',
])

/** A seat's phone that answers the box's own call and then sends a request inside it. */
export function inside({ method, to, headers = [], type, body, status }: Attack): string {
  const request = [
    `${method} ${to ?? '[next_url]'} SIP/2.0`,
    via,
    'From: [$mine];tag=[call_number]',
    'To: [$theirs]',
    'Call-ID: [call_id]',
    `CSeq: 77 ${method}`,
    contact,
    'Max-Forwards: 70',
    ...headers,
    ...content(type, body),
  ]
  return scenario([
    ...answered,
    '<pause milliseconds="1500"/>',
    send(request),
    '<recv response="100" optional="true"/>',
    `<recv response="${status}"/>`,
    ...(method === 'INVITE' ? [ackInside] : []),
    ...heldToTheEnd,
  ])
}

/** A seat's phone that, when it is rung, sends the call somewhere else. */
export function redirects(elsewhere: string): string {
  return scenario([
    '<recv request="INVITE" crlf="true"/>',
    send([
      'SIP/2.0 302 Moved Temporarily',
      ...echoed,
      `Contact: <${elsewhere}>`,
      'Content-Length: 0',
      '',
    ]),
    '<recv request="ACK"/>',
  ])
}

const echoed = [
  '[last_Via:]',
  '[last_From:]',
  '[last_To:];tag=[call_number]',
  '[last_Call-ID:]',
  '[last_CSeq:]',
]

const keep = (header: string, name: string) =>
  `<ereg regexp="[^ ].*" search_in="hdr" header="${header}:" check_it="true" assign_to="${name}"/>`

const answered = [
  '<recv request="INVITE" crlf="true" rrs="true"><action>',
  keep('From', 'theirs'),
  keep('To', 'mine'),
  '</action></recv>',
  send(['SIP/2.0 200 OK', ...echoed, contact, ...content('application/sdp', sdp)], 500),
  '<recv request="ACK" crlf="true"/>',
]

const ackInside = send([
  'ACK [next_url] SIP/2.0',
  via,
  'From: [$mine];tag=[call_number]',
  'To: [$theirs]',
  'Call-ID: [call_id]',
  'CSeq: 77 ACK',
  'Max-Forwards: 70',
  'Content-Length: 0',
  '',
])

const heldToTheEnd = [
  '<recv request="BYE"/>',
  send([
    'SIP/2.0 200 OK',
    ...echoed.filter((line) => !line.includes('To:')),
    '[last_To:]',
    'Content-Length: 0',
    '',
  ]),
]

function content(type: string | undefined, body: readonly string[] | undefined): readonly string[] {
  if (type === undefined || body === undefined) return ['Content-Length: 0', '']
  return [`Content-Type: ${type}`, 'Content-Length: [len]', '', ...body]
}

function send(lines: readonly string[], again?: number): string {
  const attribute = again === undefined ? '' : ` retrans="${again}"`
  return `<send${attribute}><![CDATA[\n${lines.join('\n')}\n]]></send>`
}

function scenario(steps: readonly string[]): string {
  return `<?xml version="1.0" encoding="ISO-8859-1" ?>\n<scenario name="a hostile seat">\n${steps.join('\n')}\n</scenario>\n`
}

export const offer = sdp
