/** Text that is XML already, made in this room out of checked values. */
export type Markup = { readonly xml: string }

export type Values = Readonly<Record<string, string | number | Markup>>

/**
 * Puts values into the places of a template, `{{name}}`, escaped so that each stays one attribute's value. A place
 * without a value, a value without a place, and a value that the switch would read as a variable of its own or as the
 * end of a line are surprises: they throw, and name the place alone.
 */
export function fill(template: string, values: Values): string {
  const used = new Set<string>()
  const text = template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`The template asks for ${name}, which is not given.`)
    used.add(name)
    return typeof value === 'object' ? value.xml : escaped(name, String(value))
  })
  const idle = Object.keys(values).find((name) => !used.has(name))
  if (idle !== undefined) throw new Error(`The template has no place for ${idle}.`)
  return text
}

/** One `param` line. */
export function param(name: string, value: string | number | boolean): string {
  return `<param name="${name}" value="${escaped(name, String(value))}"/>`
}

/** Escapes a value for an attribute. */
export function escaped(name: string, value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (/[\u0000-\u001f\u007f$]/.test(value) || value.includes('<!--'))
    throw new Error(`${name} holds a character that cannot stand in the configuration.`)
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
}
