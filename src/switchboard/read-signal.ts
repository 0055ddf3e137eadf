/**
 * What the switch itself answered to a request of a seat's phone. Somebody who has the seat's account may have written
 * anything into the request, so nothing of it is kept but its kind, and whom it says that it is of.
 */
export type Signal = {
  /** The IPv4 address that the answer went to. */
  readonly address: string
  /** From 200 on: that it is being tried is no answer. */
  readonly status: number
  /** REGISTER, REFER, SUBSCRIBE … */
  readonly method: string
  /** `seat01` where the request said so: anything else that it may have said is not kept. */
  readonly from: string | undefined
  readonly to: string | undefined
}

/** What tells the switch's own answers from everything else that comes here. */
export type SignalMark = {
  /** The number that `gatehouse init` drew for the switch to put into each. */
  readonly id: number
  /** The ports that phones and browsers register at. */
  readonly ports: readonly number[]
}

const magic = 'HEP3'
const chunk = { address: 4, fromPort: 7, id: 12, sip: 15 }
/** Sofia cuts what it tells at 16,000 bytes; of these the first lines are enough. */
const read = 4_096

/**
 * Reads one datagram of HEP, version 3 (github.com/sipcapture/HEP, draft of 2014), as sofia-sip writes it: the header
 * `HEP3` with the length of all, then chunks of vendor, type and length, six bytes together. Gives undefined for whatever
 * is not an answer that the switch has sent to a seat.
 */
export function readSignal(datagram: Buffer, { id, ports }: SignalMark): Signal | undefined {
  if (datagram.length < 6 || datagram.toString('latin1', 0, 4) !== magic) return undefined
  const chunks = chunksOf(datagram)
  const number = (type: number) => chunks.get(type)
  const [mark, port, address] = [number(chunk.id), number(chunk.fromPort), number(chunk.address)]
  if (mark?.length !== 4 || mark.readUInt32BE() !== id) return undefined
  if (port?.length !== 2 || !ports.includes(port.readUInt16BE())) return undefined
  const text = chunks.get(chunk.sip)?.toString('latin1', 0, read)
  if (address?.length !== 4 || text === undefined) return undefined
  return readAnswer([...address].join('.'), text)
}

function chunksOf(datagram: Buffer): ReadonlyMap<number, Buffer> {
  const chunks = new Map<number, Buffer>()
  let at = 6
  while (at + 6 <= datagram.length) {
    const length = datagram.readUInt16BE(at + 4)
    if (length < 6 || at + length > datagram.length) break
    chunks.set(datagram.readUInt16BE(at + 2), datagram.subarray(at + 6, at + length))
    at += length
  }
  return chunks
}

function readAnswer(address: string, text: string): Signal | undefined {
  const [first = '', ...headers] = (text.split('\r\n\r\n')[0] ?? '').split('\r\n')
  const status = Number(/^SIP\/2\.0 ([2-6]\d\d) /.exec(first)?.[1])
  const method = /^\d+ +([A-Za-z-]+)$/.exec(header(headers, 'CSeq', ''))?.[1]
  if (Number.isNaN(status) || method === undefined) return undefined
  const [from, to] = [header(headers, 'From', 'f'), header(headers, 'To', 't')].map(seatUser)
  return { address, status, method: method.toUpperCase(), from, to }
}

function header(headers: readonly string[], name: string, short: string): string {
  const names = [name, short].filter(Boolean).map((one) => `${one.toLowerCase()}:`)
  const line = headers.find((one) => names.some((start) => one.toLowerCase().startsWith(start)))
  return line === undefined ? '' : line.slice(line.indexOf(':') + 1).trim()
}

function seatUser(address: string): string | undefined {
  return /<sips?:(seat\d{2,3})@[^<>]*>/.exec(address)?.[1]
}
