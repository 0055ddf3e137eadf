import { XMLBuilder } from 'fast-xml-parser'

/** An element to be written; `fast-xml-parser` calls attributes `:@` and text `#text`. */
export type Out = Readonly<Record<string, unknown>>

export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...inside: readonly (Out | string)[]
): Out {
  const children = inside.map((one) => (typeof one === 'string' ? { '#text': allowed(one) } : one))
  const named = Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => [key, allowed(value)]),
  )
  return { [name]: children, ...(Object.keys(named).length > 0 ? { ':@': named } : {}) }
}

/** The file: UTF-8, indented, with every sign that XML gives a meaning written as an entity. */
export function xmlFile(root: Out): string {
  const builder = new XMLBuilder({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    processEntities: true,
    suppressEmptyNode: true,
    suppressBooleanAttributes: false,
    format: true,
    indentBy: '  ',
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n${String(builder.build([root])).trim()}\n`
}

/** XML has no way to write most control characters, or half of a sign. */
function allowed(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
}
