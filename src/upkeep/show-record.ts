import type { CampaignId, DocumentHash, PersonId } from '../basics/ids.ts'
import { auditFields, type Stream, sentenceOf, streamOf } from '../facts/catalogue.ts'
import { type Names, roleWords } from '../facts/catalogue-row.ts'
import type { Fact } from '../facts/fact.ts'
import { isAskedFor, type RecordFilter } from '../facts/record-filter.ts'
import { localTime } from '../fieldwork/local-time.ts'
import type { Role } from '../people/person.ts'
import { erasedName } from '../people/signature.ts'
import type { Disk } from '../record/disk.ts'
import { readFacts } from '../record/read-facts.ts'
import { documentTitle } from './document-title.ts'

/** The facts that say which script a hash is. */
const naming: readonly Fact['type'][] = ['script.imported', 'script.begun', 'script.edited']

/**
 * What `gatehouse record show` prints: a line for each fact, oldest first. It opens nothing that is sealed, so people
 * are told apart by their role and the first four digits of their token, and not by name.
 */
export async function* showRecord(disk: Disk, filter: RecordFilter = {}): AsyncGenerator<string> {
  const learner = new Learner(disk, await erasedIn(disk))
  for await (const fact of readFacts(disk)) {
    await learner.learn(fact)
    if (isAskedFor(filter, fact)) yield lineOf(fact, learner.names)
  }
}

/**
 * What `gatehouse record show --audit` prints: each fact of one stream as an audit event in the shape that HMPPS services
 * send, JSON, one a line (M1). Of staff and of people in prison there is never one list (M5).
 */
export async function* auditRecord(
  disk: Disk,
  filter: RecordFilter,
  stream: Stream,
): AsyncGenerator<string> {
  const learner = new Learner(disk, new Set())
  for await (const fact of readFacts(disk)) {
    await learner.learn(fact)
    if (streamOf(fact) === stream && isAskedFor(filter, fact))
      yield JSON.stringify(auditFields(fact, learner.names))
  }
}

function lineOf(fact: Fact, names: Names): string {
  const { date, msOfDay } = localTime(fact.at)
  const time = new Date(msOfDay).toISOString().slice(11, 19)
  return `${String(fact.seq).padStart(8)}  ${date} ${time}  ${sentenceOf(fact, names)}`
}

/** Whoever was erased is told of in no line, before it neither. */
async function erasedIn(disk: Disk): Promise<ReadonlySet<PersonId>> {
  const erased = new Set<PersonId>()
  for await (const { type, on } of readFacts(disk, { filter: { deed: 'ERASE_PERSON' } }))
    if (type === 'person.erased' && on.person) erased.add(on.person)
  return erased
}

/** Learns from the record itself, as it goes by, what its tokens stand for. */
class Learner {
  readonly #disk: Disk
  readonly #erased: ReadonlySet<PersonId>
  readonly #roles = new Map<PersonId, Role>()
  readonly #campaigns = new Map<CampaignId, string>()
  readonly #scripts = new Map<DocumentHash, string>()

  constructor(disk: Disk, erased: ReadonlySet<PersonId>) {
    this.#disk = disk
    this.#erased = erased
  }

  readonly names: Names = {
    person: (id) => {
      if (this.#erased.has(id)) return erasedName
      const role = this.#roles.get(id)
      return `${role === undefined ? 'a person' : roleWords(role)} (${id.slice(0, 4)})`
    },
    role: (id) => this.#roles.get(id),
    campaign: (id) => this.#campaigns.get(id) ?? 'unknown',
    script: (hash) => this.#scripts.get(hash) ?? 'unknown',
  }

  async learn({ type, on, data }: Fact): Promise<void> {
    if (type === 'person.added' && on.person) this.#roles.set(on.person, data.role)
    if (naming.includes(type) && on.script)
      this.#scripts.set(on.script, await documentTitle(this.#disk, on.script))
    if ((type === 'campaign.created' || type === 'campaign.edited') && on.campaign)
      this.#campaigns.set(on.campaign, await documentTitle(this.#disk, data.sheet))
  }
}
