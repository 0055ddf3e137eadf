/** As it stands in the middle of a sentence: "caller number", "DPIA reference", "Saturday". */
export function asPart(term: string): string {
  if (/^(?:Satur|Sun)day$/.test(term)) return term
  return /^.\p{Ll}/u.test(term) ? `${term.charAt(0).toLowerCase()}${term.slice(1)}` : term
}
