/** Signs that HTML names, from U+00A0 to U+00FF in their order. */
const latin = [
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr',
  'deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12',
  'frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute',
  'Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml',
  'times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc',
  'atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml',
  'eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml',
  'yacute thorn yuml',
]
  .join(' ')
  .split(' ')
  .map((name, at) => [name, String.fromCodePoint(0xa0 + at)] as const)

/** Names that texts give to signs, and the sign: those of XML, of the letters of western Europe, and of Welsh. */
const named: ReadonlyMap<string, string> = new Map([
  ...latin,
  ...Object.entries({
    ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', euro: '€', trade: '™' },
    ...{ rsquo: '’', lsquo: '‘', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„' },
    ...{ ndash: '–', mdash: '—', hellip: '…', bull: '•', ensp: ' ', emsp: ' ', thinsp: ' ' },
    ...{ wcirc: 'ŵ', Wcirc: 'Ŵ', ycirc: 'ŷ', Ycirc: 'Ŷ', oelig: 'œ', OElig: 'Œ', Yuml: 'Ÿ' },
    ...{ scaron: 'š', Scaron: 'Š', zwj: '\u200d', zwnj: '\u200c', lrm: '\u200e', rlm: '\u200f' },
    ...{ minus: '−', le: '≤', ge: '≥', ne: '≠', larr: '←', rarr: '→', check: '✓' },
  }),
])

/** Puts back the signs that a text writes as `&amp;`, `&eacute;` or `&#8217;`; what it does not know stays as it is. */
export function entities(text: string): string {
  return text.replace(/&(#x?[0-9a-f]{1,6}|[a-z][a-z0-9]{1,7});/gi, (all, body: string) => {
    if (!body.startsWith('#')) return named.get(body) ?? all
    const code = /^#x/i.test(body) ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1))
    return isSign(code) ? String.fromCodePoint(code) : all
  })
}

/** A sign that stands by itself: not a control, nor half of another sign. */
function isSign(code: number): boolean {
  return (
    (code >= 0x20 || code === 9 || code === 10) &&
    code <= 0x10ffff &&
    (code < 0xd800 || code > 0xdfff)
  )
}
