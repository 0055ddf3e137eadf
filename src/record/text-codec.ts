import { sha256 } from '../basics/hash.ts'
import type { KeyId } from '../basics/ids.ts'
import { err, ok, type Result } from '../basics/result.ts'
import type { Keys } from './keys.ts'

/** How a document's JSON stands on disk. `decode` says in one sentence why the text is not what was written. */
export type TextCodec = {
  encode(text: string): string
  decode(stored: string): Result<string, string>
}

/** The JSON with its SHA-256 in front, as one JSON object: damage is seen, secrecy is not promised. */
export const checkedText: TextCodec = {
  encode: (text) => `{"sha256":"${sha256(text)}","content":${text}}`,
  decode: (stored) => {
    const parts = /^\{"sha256":"([0-9a-f]{64})","content":(.*)\}$/s.exec(stored)
    const [, hash, text] = parts ?? []
    if (hash === undefined || text === undefined) return err('It does not have the expected frame.')
    return sha256(text) === hash ? ok(text) : err('Its content does not match its SHA-256.')
  },
}

/** The JSON sealed under a data key, in base64. `aad` names the document. */
export function sealedText(keys: Keys, key: KeyId, aad: string): TextCodec {
  return {
    encode: (text) => keys.seal(key, Buffer.from(text), aad),
    decode: (stored) => {
      const opened = keys.open(key, stored, aad)
      if (opened.ok) return ok(Buffer.from(opened.value).toString('utf8'))
      return err(
        opened.error.reason === 'destroyed'
          ? 'Its key was destroyed.'
          : 'It was changed since it was sealed.',
      )
    },
  }
}
