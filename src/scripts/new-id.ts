/** A name made of words that none of `taken` has: small letters, digits and hyphens, at most 40. */
export function newId(words: string, taken: ReadonlySet<string>, otherwise: string): string {
  const plain = words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 24)
    .replace(/-+$/, '')
  const base = plain === '' ? otherwise : plain
  let id = base
  for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`
  return id
}
