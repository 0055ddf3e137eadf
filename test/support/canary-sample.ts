import { parse } from 'csv-parse/sync'
import { trialSampleCsv } from '../../src/fieldwork/trial-sample.ts'

export type CanarySample = {
  readonly csv: string
  /** The last ten digits of every telephone number in it, taken or refused: no spelling of it has others. */
  readonly numbers: ReadonlySet<string>
  /** Words of its people, streets, mailboxes and postcodes. They stand in nobody's dictionary, and in no other file. */
  readonly canaries: readonly string[]
}

/** Numbers that the campaign itself tells people, so they may stand on pages: none of them is in the sample. */
export const published = {
  caller: '0113 496 0000',
  decline: '0113 496 0001',
  check: '0113 496 0002',
}

const people = ['Zebulonne', 'Quillmarisse', 'Ottoberrie', 'Thrandivane', 'Vesperwynne'] as const
const families = ['Canarythwaite', 'Mossgribble', 'Fennwhistle', 'Droverspindle'] as const
const streets = ['Larkspurrel Ginnel', 'Wobblestone Parade', 'Crumpethyde Steps'] as const
const towns = ['Nethercanary', 'Saltmirrow', 'Pumblechester'] as const
const mailbox = 'finchwick.example'
const postcode = (index: number) => `QX${10 + (index % 80)} ${index % 10}ZZ`
const reference = (index: number) => `CANREF-${String(index).padStart(5, '0')}`

/** The trial's sample of 2,000 numbers, with people in it who can be recognised wherever a trace of them turns up. */
export function canarySample(seed: string): CanarySample {
  const rows = parse(trialSampleCsv(seed, 2_010), { from_line: 2 }) as string[][]
  const told = new Set(Object.values(published).flatMap((one) => lastTen(one)))
  const phones = rows
    .map((row) => row[6] ?? '')
    .filter((phone) => !lastTen(phone).some((ten) => told.has(ten)))
  const lines = phones.map((phone, index) => {
    const [first, last] = [at(people, index), at(families, index)]
    const mail = `${first}.${last}${index}@${mailbox}`.toLowerCase()
    const address = `${1 + (index % 97)} ${at(streets, index)}`
    const cells = [reference(index), `${first} ${last}`, address, at(towns, index), postcode(index)]
    return [...cells, mail, phone, '1/2/2025'].map((cell) => `"${cell}"`).join(',')
  })
  return {
    csv: [heading, ...lines, ''].join('\r\n'),
    numbers: new Set(phones.flatMap(lastTen)),
    canaries: [
      ...[...people, ...families, ...towns, mailbox, 'CANREF-'],
      ...streets.map((street) => street.split(' ')[0] ?? street),
    ],
  }
}

const heading = 'Reference,Full name,Address,Town,Postcode,E-mail,Telephone,Last contacted'

function lastTen(phone: string): string[] {
  const digits = phone.replace(/\D/g, '')
  return digits.length < 10 ? [] : [digits.slice(-10)]
}

function at(list: readonly string[], index: number): string {
  return list[index % list.length] ?? ''
}
