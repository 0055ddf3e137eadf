type Said = {
  readonly status: number
  readonly method: string
  readonly from: string
  readonly to: string
}

/** An answer of the switch in SIP. */
export function said({ status, method, from, to }: Said): string {
  return [
    `SIP/2.0 ${status} As It Is`,
    'Via: SIP/2.0/TLS 10.20.0.11:5062;branch=z9hG4bK1',
    `From: "x" <sip:${from}@gatehouse>;tag=1`,
    `To: <sip:${to}@gatehouse>;tag=2`,
    'Call-ID: 1',
    `CSeq: 7 ${method}`,
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n')
}

/** The same as sofia-sip tells it, to a seat at 10.20.0.11. */
export function signal(options: {
  readonly sip: string
  readonly id?: number
  readonly fromPort?: number
  readonly magic?: string
}): Buffer {
  const { sip, id = 77, fromPort = 5_061, magic = 'HEP3' } = options
  const chunks = [
    chunk(1, '02'),
    chunk(7, fromPort.toString(16).padStart(4, '0')),
    chunk(12, id.toString(16).padStart(8, '0')),
    chunk(3, '0a140002'),
    chunk(4, '0a14000b'),
    chunk(15, Buffer.from(sip).toString('hex')),
  ].join('')
  const length = (chunks.length / 2 + 6).toString(16).padStart(4, '0')
  return Buffer.concat([Buffer.from(magic), Buffer.from(length + chunks, 'hex')])
}

function chunk(type: number, hex: string): string {
  const word = (value: number) => value.toString(16).padStart(4, '0')
  return `0000${word(type)}${word(hex.length / 2 + 6)}${hex}`
}
