export type Token =
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'sign'; readonly text: string }
  | { readonly kind: 'word'; readonly text: string }

const pattern =
  /\s*(?:\$\{([^{}]+)\}|'([^']*)'|"([^"]*)"|(-?\d+(?:\.\d+)?)|(!=|<=|>=|[=<>(),])|([A-Za-z][\w-]*))/y

/** The pieces of an XLSForm expression, or undefined when there is a sign that none of them has. */
export function tokens(expression: string): Token[] | undefined {
  const found: Token[] = []
  const rest = expression.trim()
  let at = 0
  while (at < rest.length) {
    pattern.lastIndex = at
    const match = pattern.exec(rest)
    if (match === null || found.length > 400) return undefined
    found.push(tokenOf(match))
    at = pattern.lastIndex
  }
  return found
}

function tokenOf([, name, single, double, number, sign, word]: RegExpExecArray): Token {
  if (name !== undefined) return { kind: 'name', text: name.trim() }
  if (single !== undefined) return { kind: 'text', text: single }
  if (double !== undefined) return { kind: 'text', text: double }
  if (number !== undefined) return { kind: 'number', text: number }
  return sign !== undefined ? { kind: 'sign', text: sign } : { kind: 'word', text: word ?? '' }
}
