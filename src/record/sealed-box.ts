import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto'
import { openWith, sealingBytes, sealWith } from './aes-gcm.ts'

const publicBytes = 32
/** What sealing to a public half adds: a one-time public half, and what AES-GCM adds. */
export const boxBytes = publicBytes + sealingBytes

/** The two halves of an X25519 pair as base64 (SPKI and PKCS #8): whoever has the public half alone can only seal. */
export type Halves = { readonly publicHalf: string; readonly privateHalf: string }

export function makeHalves(): Halves {
  const { publicKey, privateKey } = generateKeyPairSync('x25519')
  return {
    publicHalf: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    privateHalf: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  }
}

/** Seals so that only the private half opens: a one-time pair, X25519, HKDF-SHA-256, AES-256-GCM. */
export function sealTo(publicHalf: string, content: Uint8Array, aad: string): Uint8Array {
  const there = createPublicKey({ key: Buffer.from(publicHalf, 'base64'), ...spki })
  const once = generateKeyPairSync('x25519')
  const shown = rawOf(once.publicKey)
  const shared = diffieHellman({ privateKey: once.privateKey, publicKey: there })
  return Buffer.concat([shown, sealWith(sealingKey(shared, shown, there), content, aad)])
}

/** What opens what was sealed to the other half. Gives undefined for anything else, and when a byte was changed. */
export type Opener = (sealed: Uint8Array, aad: string) => Uint8Array | undefined

export function openerOf(privateHalf: string): Opener {
  const key = Buffer.from(privateHalf, 'base64')
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' })
  const ours = createPublicKey(privateKey)
  const head = ours.export(spki).subarray(0, -publicBytes)
  return (sealed, aad) => {
    if (sealed.length < boxBytes) return undefined
    const shown = sealed.subarray(0, publicBytes)
    const once = createPublicKey({ key: Buffer.concat([head, shown]), ...spki })
    const shared = diffieHellman({ privateKey, publicKey: once })
    return openWith(sealingKey(shared, shown, ours), sealed.subarray(publicBytes), aad)
  }
}

const spki = { format: 'der', type: 'spki' } as const

function sealingKey(shared: Uint8Array, shown: Uint8Array, there: KeyObject): Uint8Array {
  const salt = Buffer.concat([shown, rawOf(there)])
  return new Uint8Array(hkdfSync('sha256', shared, salt, 'gatehouse/sealed-box', 32))
}

/** The last 32 bytes of an X25519 key's SPKI are the key, what stands before them is the same for all (RFC 8410). */
function rawOf(key: KeyObject): Buffer {
  return key.export(spki).subarray(-publicBytes)
}
