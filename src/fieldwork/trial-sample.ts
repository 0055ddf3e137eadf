import { type Random, seeded, shuffled } from '../basics/seeded.ts'
import { dramaRanges } from '../phone/drama-numbers.ts'

/**
 * A CSV as a client would send it, for the trial: names, addresses and e-mail that the import must drop, phone numbers
 * in five spellings, and some rows that it must refuse. Everyone in it is made up and every number is kept for drama
 * (D17). The same seed gives the same file. `rows` is how many different numbers in it can be rung.
 */
export function trialSampleCsv(seed: string, rows = 2000): string {
  const random = seeded(`trial sample ${seed}`)
  const numbers = shuffled(everyDialable(), random).slice(0, rows)
  const phones = numbers.map((number, index) => spelled(number, index))
  const all = shuffled([...phones, ...unwanted(numbers)], random)
  const lines = all.map((phone, index) => personRow(index, phone, random))
  return `${heading}\r\n${lines.join('\r\n')}\r\n`
}

const heading = 'Reference,Full name,Address,Town,Postcode,E-mail,Telephone,Last contacted'

/** Every number the exchange would ring: sixteen thousand. */
function everyDialable(): string[] {
  return dramaRanges
    .filter(({ kind }) => kind !== 'to-be-refused')
    .flatMap(({ pattern }) => Array.from({ length: 1000 }, (_, index) => filledIn(pattern, index)))
}

/** A range's pattern with its free digits, written `#`, filled in. */
function filledIn(pattern: string, index: number): string {
  const free = pattern.split('#').length - 1
  return pattern.replace(/#+/, String(index % 10 ** free).padStart(free, '0'))
}

/** A number as people type it and as spreadsheets spoil it, five ways in turn. */
function spelled(e164: string, turn: number): string {
  const national = e164.slice(3)
  const [area, one, two] = [national.slice(0, 4), national.slice(4, 7), national.slice(7)]
  const spellings = [
    `0${area} ${one}${two}`,
    `+44 ${area} ${one} ${two}`,
    `+44 (0)${area} ${one}${two}`,
    national,
    `(0${area}) ${one}-${two}`,
  ] as const
  return spellings[turn % spellings.length] ?? e164
}

/** What every real sample has: the same number twice, gaps, slips of the finger, and numbers no one may ring. */
function unwanted(numbers: readonly string[]): string[] {
  const refused = dramaRanges
    .filter(({ kind }) => kind === 'to-be-refused')
    .flatMap(({ pattern }) => [1, 22, 43, 64, 85].map((index) => filledIn(pattern, index)))
  const twice = numbers.slice(0, 12).map((number, index) => spelled(number, index + 1))
  const short = numbers.slice(12, 18).map((number) => `0${number.slice(3, -3)}`)
  const rounded = numbers.slice(18, 20).map((number) => `${number[3]}.${number.slice(4, 7)}E+09`)
  return [...refused, ...twice, ...short, ...rounded, '', '', '', 'ex-directory', '=1+1']
}

function personRow(index: number, phone: string, random: Random): string {
  const first = pick(firstNames, random)
  const last = pick(lastNames, random)
  const town = pick(towns, random)
  const house = 1 + Math.floor(random() * 98)
  // There is no postcode area QX, and example.org belongs to nobody's mailbox.
  const postcode = `QX${1 + (house % 9)} ${index % 10}AB`
  const mail = `${first}.${last}.${index}@example.org`.toLowerCase().replace(/[^a-z0-9.@]/g, '')
  const day = `${1 + Math.floor(random() * 28)}/${1 + Math.floor(random() * 12)}/2025`
  const reference = `GH-${String(index + 1).padStart(5, '0')}`
  const address = `${house} ${pick(streets, random)}, ${town}`
  return [reference, `${first} ${last}`, address, town, postcode, mail, phone, day]
    .map(asCell)
    .join(',')
}

function pick<T extends string>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)] as T
}

function asCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const firstNames = [
  ...['Aled', 'Amina', 'Bryn', 'Callum', 'Ciara', 'Dilys', 'Eilidh', 'Farah', 'Gwen', 'Hamish'],
  ...['Imran', 'Joyce', 'Kofi', 'Liam', 'Megan', 'Nia', 'Owen', 'Parveen', 'Rhodri', 'Siân'],
] as const
const lastNames = [
  ...['Appleyard', 'Brambleton', 'Cadwalader', 'Dunmorrow', 'Eversedge', 'Farthingham'],
  ...['Gorsedale', 'Hollinwick', 'Inglestone', 'Larkhowe', "O'Merrigan", 'Pennyquick'],
] as const
const streets = ['Orchard Row', 'Quarry Hill', 'Station Approach', 'Heol y Bryn', 'The "Old" Mews']
const towns = [
  'Amberwick',
  'Brightholme',
  'Llanfechan Newydd',
  'Port Ardroy',
  'Underhithe',
] as const
