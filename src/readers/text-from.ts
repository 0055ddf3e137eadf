/** Encodings that an XML file may name besides UTF-8, as Node calls them. */
const others: Readonly<Record<string, string>> = {
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'windows-1252': 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
}

/**
 * The text in a file: UTF-8, or what an XML file says of itself at its very beginning. Undefined when it is no text in
 * that encoding. UTF-16 is left out, since a reader that took it for UTF-8 would see something else.
 */
export function textFrom(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const [, named = 'utf-8'] = /^<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)["']/i.exec(start) ?? []
  const known = named.toLowerCase()
  try {
    const decoder = new TextDecoder(Object.hasOwn(others, known) ? others[known] : 'utf-8', {
      fatal: true,
    })
    const text = decoder.decode(bytes)
    return text.includes('\u0000') ? undefined : text
  } catch {
    return undefined
  }
}
