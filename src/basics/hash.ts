import { createHmac, hash } from 'node:crypto'

/** SHA-256 as 64 lower-case hex digits. The one door to hashing, so that the algorithm is chosen once. */
export function sha256(content: string | Uint8Array): string {
  // In one call: an object for each of a million lines costs six times the hashing itself.
  return hash('sha256', content, 'hex')
}

/** SHA-256 as 32 bytes; a text is hashed as UTF-8. */
export function sha256Bytes(content: string | Uint8Array): Uint8Array {
  // By way of a text: a buffer made for each has memory of its own, and is slower to make and to clear away than the
  // hashing takes. These share a few pieces.
  return Buffer.from(hash('sha256', content, 'binary'), 'binary')
}

/** HMAC-SHA-256 as hex: a keyed hash of a number is personal data for as long as its key exists (G6). */
export function keyedHash(key: Uint8Array, content: string): string {
  return createHmac('sha256', key).update(content).digest('hex')
}

/** HMAC-SHA-1, for one-time codes alone: RFC 4226 and the devices people carry fix it. */
export function hmacSha1(key: Uint8Array, content: Uint8Array): Uint8Array {
  return createHmac('sha1', key).update(content).digest()
}

/** MD5 as hex, for the passwords of SIP alone: RFC 2617 fixes it, and what is hashed is 256 bits of chance. */
export function sipPasswordHash(user: string, realm: string, password: string): string {
  return hash('md5', `${user}:${realm}:${password}`, 'hex')
}
