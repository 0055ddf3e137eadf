import { hmacSha1 } from '../basics/hash.ts'
import type { Instant } from '../basics/instant.ts'

/** Milliseconds that one code lasts (RFC 6238). */
const step = 30_000
/** Codes of the step before and after are taken too: clocks of code devices drift. */
const drift = 1

/**
 * The number of the step whose code this is, if it is one that has not been used (RFC 6238: six digits, SHA-1, 30 s).
 * `usedUpTo` is the last step of this person that was accepted: a code works once, and none before it works again.
 */
export function acceptCode(
  secret: string,
  code: string,
  now: Instant,
  usedUpTo: number | undefined,
): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const key = fromBase32(secret)
  const current = Math.floor(now / step)
  for (let counter = current - drift; counter <= current + drift; counter++) {
    if (counter > (usedUpTo ?? -1) && codeAt(key, counter) === code) return counter
  }
  return undefined
}

/** The code that a device shows now. */
export function codeNow(secret: string, now: Instant): string {
  return codeAt(fromBase32(secret), Math.floor(now / step))
}

/** RFC 4226, section 5.3. */
function codeAt(key: Uint8Array, counter: number): string {
  const message = new DataView(new ArrayBuffer(8))
  message.setBigUint64(0, BigInt(counter))
  const mac = hmacSha1(key, new Uint8Array(message.buffer))
  const offset = (mac.at(-1) ?? 0) & 0x0f
  const view = new DataView(mac.buffer, mac.byteOffset, mac.byteLength)
  return String((view.getUint32(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0')
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648 base32, upper case, without padding: how code devices are given a secret. */
export function toBase32(bytes: Uint8Array): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('')
}

function fromBase32(text: string): Uint8Array {
  const bits = [...text]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => Number.parseInt(eight, 2))
}
