import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CampaignId, DocumentHash, PersonId } from '../../src/basics/ids.ts'
import type { Result } from '../../src/basics/result.ts'
import type { Refusal } from '../../src/facts/decide.ts'
import { openStaffSession, stepUp } from '../../src/facts/decide-people.ts'
import {
  approveCampaign,
  approveScript,
  importScript,
  proposeCampaign,
  proposeScript,
  saveCampaign,
} from '../../src/facts/decide-studies.ts'
import type { Actor } from '../../src/facts/fact.ts'
import type { Sheet } from '../../src/facts/sheet.ts'
import { trialSampleCsv } from '../../src/fieldwork/trial-sample.ts'
import { canonicalText } from '../../src/scripts/canonical.ts'
import { readScript } from '../../src/scripts/read-script.ts'
import type { Script } from '../../src/scripts/script.ts'
import type { House } from '../../src/web/house.ts'
import { nothingToRead } from './nothing-to-read.ts'
import type { TestBox } from './test-box.ts'

export const trialScriptPath = join(
  import.meta.dirname,
  '../../appliance/trial/household-insurance.json',
)

export function personNamed(house: House, last: string): PersonId {
  for (const person of house.writer.ahead.people.values()) {
    if (person.body?.name.last === last) return person.id
  }
  throw new Error(`Nobody is called ${last}`)
}

export function must<T>(done: Result<T, Refusal>): T {
  if (!done.ok) assert.fail(done.error.sentence)
  return done.value
}

/** A campaign that is live, made by the two governors through the same decisions as their pages. */
export async function liveCampaign(
  { box }: TestBox,
  csv: string | Uint8Array = trialSampleCsv('test'),
  /** Where a test is about another script than the trial's. */
  change: (script: Script) => Script = (script) => script,
  declared: Partial<Sheet> = {},
): Promise<CampaignId> {
  const { writer, documents, services } = box.house
  const [one, two] = [governor(box.house, 'Adeyemi'), governor(box.house, 'Pritchard')]
  const token = 'second-governor'
  must(await writer.do((state, ctx) => openStaffSession(state, ctx, two, token)))
  must(await writer.do((state, ctx) => stepUp(state, ctx, two, token)))

  const read = readScript(JSON.parse(await readFile(trialScriptPath, 'utf8')))
  if (!read.ok) assert.fail(JSON.stringify(read.error))
  const hash = await documents.put(canonicalText(change(read.value)))
  const draft = { hash, name: read.value.name, from: 'json', taken: 22, changed: 0, refused: 0 }
  must(
    await writer.do((state, ctx) =>
      importScript(state, ctx, one, { ...draft, report: hash } as never),
    ),
  )
  must(await writer.do((state, ctx) => proposeScript(state, ctx, one, hash, true)))
  must(await writer.do((state, ctx) => approveScript(state, ctx, two, hash, token, nothingToRead)))

  const sheet = await documents.put(JSON.stringify({ ...sheetFor(hash), ...declared }))
  const campaign = must(await writer.do((state, ctx) => saveCampaign(state, ctx, one, sheet)))
  const imported = await services.importSample(one, campaign, {
    fileName: 'sample.csv',
    source: 'The client’s customer list',
    sourceDate: '2026-11-02',
    bytes: () => bytesOf(csv),
  })
  if (!imported.ok) assert.fail(imported.error.what)
  must(await writer.do((state, ctx) => proposeCampaign(state, ctx, one, campaign)))
  must(
    await writer.do((state, ctx) => approveCampaign(state, ctx, two, { campaign, sheet }, token)),
  )
  return campaign
}

export function sheetFor(script: DocumentHash): Sheet {
  return {
    format: 'gatehouse-campaign/1',
    title: 'Household insurance, customer experience',
    client: 'Example Mutual',
    clientSignedPrison: true,
    clientSignedBy: 'Head of research',
    noSale: true,
    lawfulBasis: 'legitimate-interests',
    dpia: 'DPIA-2026-014',
    callerId: '0113 496 0000',
    message: { organisation: 'Example Mutual', declineNumber: '0113 496 0001' },
    verification: 'Example Research, 0113 496 0002',
    hours: { weekdays: { from: 540, to: 1230 }, saturday: null, sunday: null },
    script,
    complete: { completeOver: 80, partialFrom: 50 },
    pauseSeconds: 5,
  }
}

function governor(house: House, last: string): Actor {
  return { person: personNamed(house, last), role: 'governor' }
}

async function* bytesOf(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}
