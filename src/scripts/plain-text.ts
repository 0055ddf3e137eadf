/**
 * The readings of a text in which hidden words are looked for: as it sounds, with punctuation inside words taken
 * out, with digits that stand for letters, and with spelled-out words joined. All lower case, plain Latin letters,
 * single spaces, sentences ending in ` . `.
 */
export function readings(text: string): string[] {
  const plain = latin(text)
  // All six come to the same where nothing can hide: most texts are so.
  if (isOpen(plain)) return [tidy(plain.replace(/,/g, ' '))]
  return sixReadings(plain)
}

/** Plain words and whole numbers, parted by spaces, full stops and commas, and no letter beside another one alone. */
function isOpen(plain: string): boolean {
  return (
    /^[a-z0-9 .,]*$/.test(plain) &&
    !/[a-z]\.+[a-z]|[a-z][^ ]*\d|\d[^ ]*[a-z]|(?<![a-z])[a-z][ .,]+[a-z](?![a-z])/.test(plain)
  )
}

/** The readings of what `latin` makes of a text, the same ones once. */
export function sixReadings(plain: string): string[] {
  const spoken = tidy(plain.replace(/[^\p{L}\p{N}£$€¥%@.]+/gu, ' '))
  const closedUp = tidy(
    plain.replace(/(?<=\p{L})[-._*·'/|\\+~]+(?=\p{L})/gu, '').replace(/[^\p{L}\p{N}£$€¥.]+/gu, ' '),
  )
  return [
    ...new Set([
      spoken,
      closedUp,
      digitsAsLetters(plain, 'l'),
      digitsAsLetters(plain, 'i'),
      joined(spoken),
      joinedApart(plain),
    ]),
  ]
}

/** Nothing in it looks like anything else. */
const ascii = /^[\x20-\x7e\n\r\t]*$/

/** Whether a text holds signs that cannot be seen or that are not of the Latin alphabet: they hide words. */
export function hasHiddenSigns(text: string): boolean {
  return !ascii.test(text) && (hidden.test(text) || foreign.test(text.normalize('NFC')))
}

const hidden = /(?![\n\t\r])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u115f\u1160\u3164]/u
/** Letters beyond the Latin alphabets of these islands and their neighbours, loose accents, letters in circles. */
const foreign = /(?![A-\u024f\u1e00-\u1eff])\p{L}|\p{M}|[\u2460-\u24ff\u{1f100}-\u{1f1ff}]/u

/** Small plain Latin letters for whatever looks like them, and ` . ` at the end of each sentence. */
export function latin(text: string): string {
  if (ascii.test(text)) return text.toLowerCase().replace(/[?!;]+|\.(?=\s|$)/g, ' . ')
  const lower = text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\u3164\u115f\u1160]/gu, '')
    .toLowerCase()
  const letters = [...lower].map((sign) => lookAlikes.get(sign) ?? sign).join('')
  return letters.replace(/[?!;]+|\.(?=\s|$)/g, ' . ')
}

function digitsAsLetters(plain: string, one: string): string {
  const stands: Readonly<Record<string, string>> = {
    '0': 'o',
    '1': one,
    '3': 'e',
    '4': 'a',
    '5': 's',
    '7': 't',
    '@': 'a',
    $: 's',
    '£': 'l',
    '€': 'e',
    '|': one,
  }
  const words = plain.replace(/[^\s]*\p{L}[^\s]*/gu, (word) =>
    word.replace(/[013457@$£€|]/g, (sign) => stands[sign] ?? sign),
  )
  return tidy(words.replace(/[^\p{L}\p{N}.]+/gu, ' '))
}

/** `v a l u e` read as `value`: three or more letters on their own in a row. */
function joined(spoken: string): string {
  return spoken.replace(/(?<![\p{L}\p{N}])\p{L}(?: [.]? ?\p{L}(?![\p{L}\p{N}])){2,}/gu, (run) =>
    run.replace(/[ .]/g, ''),
  )
}

/** The same where two spaces part the words: `y o u r  k e y s`. */
function joinedApart(plain: string): string {
  const spaced = plain.replace(/[^\p{L}\p{N}. ]/gu, ' ')
  return tidy(
    spaced.replace(/(?<![\p{L}\p{N}])\p{L}(?: \p{L}(?![\p{L}\p{N}])){2,}/gu, (run) =>
      run.replace(/ /g, ''),
    ),
  )
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

const lookAlikes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: 'аαɑ',
    b: 'ьβ',
    c: 'сϲⅽ',
    d: 'ԁɗ',
    e: 'еεєɛ',
    f: 'ƒ',
    g: 'ɡց',
    h: 'һ',
    i: 'іιıɪ',
    j: 'јʝ',
    k: 'кκ',
    l: 'ӏⅼłɩ',
    m: 'мⅿ',
    n: 'пηո',
    o: 'оοօøσ',
    p: 'рρ',
    q: 'ԛ',
    r: 'гɾ',
    s: 'ѕʂ',
    t: 'тτ',
    u: 'υսʋ',
    v: 'ѵνᴠ',
    w: 'ԝωѡ',
    x: 'хχ',
    y: 'уүγʏ',
    z: 'ᴢʐ',
  }).flatMap(([letter, signs]) => [...signs].map((sign) => [sign, letter] as const)),
)
