import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** What sealing adds to a text's length: a 12-byte nonce before it and a 16-byte tag behind it. */
export const sealingBytes = 28

const nonceBytes = 12
const tagBytes = 16

/** AES-256-GCM with a random nonce: nonce, ciphertext, tag. `aad` names the place, so that nothing can be moved. */
export function sealWith(key: Uint8Array, plaintext: Uint8Array, aad: string): Uint8Array {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(aad))
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()])
}

/** Undefined when the key, the place or any byte is not what it was at sealing. */
export function openWith(key: Uint8Array, sealed: Uint8Array, aad: string): Uint8Array | undefined {
  if (sealed.length < sealingBytes) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes))
  decipher.setAAD(Buffer.from(aad))
  decipher.setAuthTag(sealed.subarray(-tagBytes))
  const plaintext = decipher.update(sealed.subarray(nonceBytes, -tagBytes))
  try {
    decipher.final()
    return plaintext
  } catch {
    return undefined
  }
}
