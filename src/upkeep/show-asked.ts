import type { CampaignId, CaseId, PersonId, SeatId } from '../basics/ids.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { catalogue, type Stream, streams } from '../facts/catalogue.ts'
import type { RecordFilter } from '../facts/record-filter.ts'
import { typedMoment } from '../fieldwork/typed-moment.ts'
import type { Disk } from '../record/disk.ts'
import { readFacts } from '../record/read-facts.ts'
import { documentTitle } from './document-title.ts'

/** What somebody typed after `gatehouse record show`. */
export type ShowAsked = {
  /** The first digits of a person's token, as the record prints them. */
  readonly person?: string
  readonly seat?: string
  /** The name of the campaign, or a part of it that no other has. */
  readonly campaign?: string
  readonly deed?: string
  /** The first digits of the sample's token, a dot, and the slot. */
  readonly case?: string
  /** `2026-11-24`, local. */
  readonly day?: string
  /** `2026-11-24` or `2026-11-24T10:30`, local; the day or the minute itself is inside. */
  readonly from?: string
  readonly to?: string
  /** As audit events: which stream of them, `staff`, `prisoner` or `box`. */
  readonly audit?: string
}

/** The filter that was meant, or the sentence that says what to type instead. */
export async function readShowAsked(
  disk: Disk,
  asked: ShowAsked,
): Promise<Result<RecordFilter, string>> {
  const parts = [seatOf(asked), deedOf(asked), dayOf(asked), timeOf(asked)]
  if (asked.person !== undefined) parts.push(await personOf(disk, asked.person))
  if (asked.campaign !== undefined) parts.push(await campaignOf(disk, asked.campaign))
  if (asked.case !== undefined) parts.push(await caseOf(disk, asked.case))
  const filter: RecordFilter = {}
  for (const part of parts) {
    if (!part.ok) return part
    Object.assign(filter, part.value)
  }
  return ok(filter)
}

/** The stream of audit events that was asked for; undefined for plain sentences. */
export function streamAsked({ audit }: ShowAsked): Result<Stream | undefined, string> {
  if (audit === undefined) return ok(undefined)
  const found = streams.find((one) => one === audit.toUpperCase())
  return found ? ok(found) : err('Give one stream: --audit staff, --audit prisoner or --audit box.')
}

type Part = Result<RecordFilter, string>

function seatOf({ seat }: ShowAsked): Part {
  if (seat === undefined) return ok({})
  if (!/^\d{1,2}$/.test(seat)) return err('A seat is a number, for example --seat 3.')
  return ok({ seat: seat.padStart(2, '0') as SeatId })
}

function deedOf({ deed }: ShowAsked): Part {
  if (deed === undefined) return ok({})
  const deeds: string[] = [...new Set(Object.values(catalogue).map((row) => row.deed))].sort()
  const named = deed.toUpperCase().replaceAll(/[\s-]+/g, '_')
  if (deeds.includes(named)) return ok({ deed: named })
  return err(`No deed is called ${named}. These are known: ${deeds.join(', ')}.`)
}

function dayOf({ day, from, to }: ShowAsked): Part {
  if (day === undefined) return ok({})
  if (from !== undefined || to !== undefined)
    return err('Give either --day, or a time with --from and --to.')
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(day) ? typedMoment(day) : undefined
  return moment ? ok(moment) : err('A day is given as for example --day 2026-11-24.')
}

function timeOf({ from, to }: ShowAsked): Part {
  const [first, last] = [from, to].map((text) => (text === undefined ? text : typedMoment(text)))
  if ((from !== undefined && !first) || (to !== undefined && !last))
    return err('A time is given as for example --from 2026-11-24T10:30 or --to 2026-11-25.')
  if (first && last && last.until <= first.from) return err('--to is before --from.')
  return ok({ ...(first ? { from: first.from } : {}), ...(last ? { until: last.until } : {}) })
}

async function caseOf(disk: Disk, asked: string): Promise<Part> {
  const [, digits, slot] = /^([0-9a-z-]+)\.(\d+)$/i.exec(asked) ?? []
  if (digits === undefined)
    return err(
      'A case is the first digits of its sample’s token, a dot and its slot: --case 4f1c.1204.',
    )
  const samples = new Set<string>()
  for await (const { type, on } of readFacts(disk, { filter: { deed: 'IMPORT_SAMPLE' } }))
    if (type === 'sample.imported' && on.sample?.startsWith(digits)) samples.add(on.sample)
  const [sample, ...others] = samples
  if (sample === undefined)
    return err(`No sample in this record has a token that begins ${digits}.`)
  if (others.length === 0) return ok({ case: `${sample}.${slot}` as CaseId })
  return err(`More than one token begins ${digits}. Give more of it: ${[...samples].join(', ')}.`)
}

async function personOf(disk: Disk, digits: string): Promise<Part> {
  const people = new Set<PersonId>()
  for await (const { type, on } of readFacts(disk)) {
    if (type === 'person.added' && on.person?.startsWith(digits.toLowerCase()))
      people.add(on.person)
  }
  const [person, ...others] = people
  if (person === undefined) return err(`Nobody in this record has a token that begins ${digits}.`)
  if (others.length === 0) return ok({ person })
  return err(`More than one token begins ${digits}. Give more of it: ${[...people].join(', ')}.`)
}

async function campaignOf(disk: Disk, words: string): Promise<Part> {
  const titles = new Map<CampaignId, string>()
  for await (const { type, on, data } of readFacts(disk)) {
    if ((type === 'campaign.created' || type === 'campaign.edited') && on.campaign)
      titles.set(on.campaign, await documentTitle(disk, data.sheet))
  }
  const meant = [...titles].filter(([, title]) => title.toLowerCase().includes(words.toLowerCase()))
  const exact = meant.filter(([, title]) => title.toLowerCase() === words.toLowerCase())
  const [found, ...others] = exact.length > 0 ? exact : meant
  if (found !== undefined && others.length === 0) return ok({ campaign: found[0] })
  const known = [...titles.values()].join('; ') || 'none yet'
  return err(
    `${found ? 'More than one campaign has' : 'No campaign has'} "${words}" in its name. In this record: ${known}.`,
  )
}
