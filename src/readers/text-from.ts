import { err, ok, type Result } from '../basics/result.ts'

/** Encodings that an XML file may name besides UTF-8, as Node calls them. */
const others: Readonly<Record<string, string>> = {
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'windows-1252': 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
}

/** Why a file is not read as text: nobody knows what it is, or it is text and saved as something else than UTF-8. */
export type NoText = 'not-text' | 'not-utf8'

/**
 * The text in a file: UTF-8, or what an XML file says of itself at its very beginning. UTF-16 is left out, since a reader
 * that took it for UTF-8 would see something else.
 */
export function textFrom(bytes: Uint8Array): Result<string, NoText> {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const [, named = 'utf-8'] = /^<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)["']/i.exec(start) ?? []
  const known = named.toLowerCase()
  try {
    const decoder = new TextDecoder(Object.hasOwn(others, known) ? others[known] : 'utf-8', {
      fatal: true,
    })
    const text = decoder.decode(bytes)
    return text.includes('\u0000') ? err(whyNot(bytes)) : ok(text)
  } catch {
    return err(whyNot(bytes))
  }
}

/** UTF-16 by its mark or by a zero beside each letter; or letters of one byte, with no control sign among them. */
function whyNot(bytes: Uint8Array): NoText {
  const head = bytes.subarray(0, 4096)
  const [first = 0, second = 0] = head
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'not-utf8'
  if ((first === 0) !== (second === 0) && [first, second].some(isLetter)) return 'not-utf8'
  return head.every(isLetter) ? 'not-utf8' : 'not-text'
}

function isLetter(byte: number): boolean {
  return byte >= 32 || byte === 9 || byte === 10 || byte === 13
}
