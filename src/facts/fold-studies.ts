import type { DocumentHash, PersonId } from '../basics/ids.ts'
import type { Fact } from './fact.ts'
import type { Handler } from './fold.ts'
import { forgetCampaign } from './fold-kept.ts'
import { foldReading } from './fold-reading.ts'
import { shiftsKept } from './interview-length.ts'
import { must } from './must.ts'
import type { Campaign, ScriptVersion, State } from './state.ts'

type StudyFacts =
  | 'script.imported'
  | 'script.begun'
  | 'script.edited'
  | 'script.proposed'
  | 'script.reading_begun'
  | 'script.part_read'
  | 'script.finding_accepted'
  | 'script.welsh_approved'
  | 'script.reasons_forgotten'
  | 'script.approved'
  | 'script.sent_back'
  | 'script.retired'
  | 'campaign.created'
  | 'campaign.edited'
  | 'campaign.proposed'
  | 'campaign.approved'
  | 'campaign.pilot_passed'
  | 'campaign.paused'
  | 'campaign.resumed'
  | 'campaign.timed'
  | 'campaign.closed'
  | 'list.imported'
  | 'barred.added'

export const foldStudies: { readonly [T in StudyFacts]: Handler<T> } = {
  'script.imported': (state, fact) => {
    const hash = must(fact.on.script, fact.seq, 'a script')
    const before = state.scripts.get(hash)
    const touchedBy = before?.touchedBy ?? new Set<PersonId>()
    if (fact.by) touchedBy.add(fact.by.person)
    state.scripts.set(hash, {
      hash,
      name: fact.data.name,
      from: fact.data.from,
      importedAt: fact.at,
      taken: fact.data.taken,
      changed: fact.data.changed,
      refused: fact.data.refused,
      report: fact.data.report,
      ...(fact.data.kin ? { kin: fact.data.kin } : {}),
      // The reasons that were written for it are still sealed in the record, and their keys are still needed.
      ...(before?.notes ? { notes: before.notes } : {}),
      ...(before?.notedAt !== undefined ? { notedAt: before.notedAt } : {}),
      life: before?.life ?? 'drafted',
      touchedBy,
    })
  },
  'script.begun': (state, fact) => {
    const hash = must(fact.on.script, fact.seq, 'a script')
    const { name, copied } = fact.data
    const before = copied && must(state.scripts.get(copied), fact.seq, 'the version copied')
    // The hands in what was approved were asked for then; those in what never was have touched this one too (X11).
    const hands = before?.approvedAt === undefined ? (before?.touchedBy ?? []) : []
    const touchedBy = new Set<PersonId>([...hands, ...(fact.by ? [fact.by.person] : [])])
    state.scripts.set(hash, {
      ...{ hash, name, from: copied === undefined ? 'nothing' : 'copy', importedAt: fact.at },
      ...{ taken: 0, changed: 0, refused: 0, life: 'drafted', touchedBy },
      ...(before?.kin ? { kin: before.kin } : {}),
    })
  },
  'script.edited': (state, fact) => {
    const hash = must(fact.on.script, fact.seq, 'a script')
    const before = must(state.scripts.get(fact.data.before), fact.seq, 'the draft before')
    const { replacedBy: _, ...known } = state.scripts.get(hash) ?? before
    const steps = before.undo ?? []
    const undo = fact.data.undoes ? steps.slice(0, -1) : [...steps, before.hash].slice(-mostSteps)
    const kin = kinOf(before.kin, known.kin)
    delete before.undo
    // Whoever has touched any draft on the way here has touched this one (X11).
    const touchedBy = new Set([...before.touchedBy, ...known.touchedBy])
    if (fact.by) touchedBy.add(fact.by.person)
    before.replacedBy = hash
    state.scripts.delete(hash)
    const { name } = fact.data
    state.scripts.set(hash, {
      ...known,
      hash,
      name,
      life: 'drafted',
      importedAt: fact.at,
      touchedBy,
      undo,
      ...kin,
    })
  },
  'script.proposed': (state, fact) => {
    const script = touch(scriptOf(state, fact), fact)
    Object.assign(script, kinOf(script.kin, fact.data.kin))
    script.life = 'proposed'
    delete script.readings
    delete script.welshBy
  },
  ...foldReading,
  'script.approved': (state, fact) => {
    const script = scriptOf(state, fact)
    script.life = 'approved'
    script.approvedAt = fact.at
    if (fact.by) script.approvedBy = fact.by.person
  },
  'script.sent_back': (state, fact) => {
    scriptOf(state, fact).life = 'drafted'
  },
  'script.retired': (state, fact) => {
    const script = scriptOf(state, fact)
    script.life = 'retired'
    script.retiredAt = fact.at
  },
  'campaign.created': (state, fact) => {
    const id = must(fact.on.campaign, fact.seq, 'a campaign')
    state.carriedKeys.add(fact.data.key)
    state.campaigns.set(id, {
      id,
      key: fact.data.key,
      poolKey: fact.data.poolKey,
      doneKey: fact.data.doneKey,
      poolGone: false,
      createdAt: fact.at,
      sheet: fact.data.sheet,
      life: 'drafted',
      touchedBy: new Set(fact.by ? [fact.by.person] : []),
      samples: [],
      outcomes: new Map(),
      completed: 0,
      days: new Map(),
      compliance: new Map(),
      mergedResponses: 0,
      waitingToMerge: 0,
    })
  },
  'campaign.edited': (state, fact) => {
    const campaign = touch(campaignOf(state, fact), fact)
    campaign.sheet = fact.data.sheet
    campaign.life = 'drafted'
  },
  'campaign.proposed': (state, fact) => {
    touch(campaignOf(state, fact), fact).life = 'proposed'
  },
  'campaign.approved': (state, fact) => {
    const campaign = campaignOf(state, fact)
    campaign.life = 'live'
    if (fact.data.pilot !== undefined) campaign.pilot = fact.data.pilot
  },
  'campaign.pilot_passed': (state, fact) => {
    delete campaignOf(state, fact).pilot
    const script = state.scripts.get(must(fact.on.script, fact.seq, 'a script'))
    must(script, fact.seq, 'a known script').piloted = true
  },
  'campaign.paused': (state, fact) => {
    campaignOf(state, fact).life = 'paused'
  },
  'campaign.resumed': (state, fact) => {
    const campaign = campaignOf(state, fact)
    if (campaign.life === 'paused') campaign.life = 'live'
    const { day, abandoned } = fact.data
    const today = campaign.days.get(day)
    const liftedAt = abandoned ?? today?.abandoned
    if (liftedAt === undefined) return
    campaign.days.set(day, { ...(today ?? { abandoned: 0, passed: 0 }), liftedAt })
  },
  'campaign.timed': (state, fact) => {
    const campaign = campaignOf(state, fact)
    campaign.medians = [...(campaign.medians ?? []), fact.data.minutes].slice(-shiftsKept)
  },
  'campaign.closed': (state, fact) => {
    const campaign = campaignOf(state, fact)
    campaign.life = 'closed'
    campaign.closedAt = fact.at
    forgetCampaign(state, campaign.id)
  },
  'list.imported': (state, fact) => {
    const { list, ...data } = fact.data
    const by = fact.by ? { importedBy: fact.by.person } : {}
    state.lists.set(list, { ...data, importedAt: fact.at, ...by })
  },
  'barred.added': (state) => {
    state.barred = true
  },
}

/** How many changes of a draft can be taken back. */
const mostSteps = 50

function kinOf(
  known: readonly DocumentHash[] = [],
  more: readonly DocumentHash[] = [],
): { readonly kin?: readonly DocumentHash[] } {
  const all = [...new Set([...known, ...more])]
  return all.length === 0 ? {} : { kin: all }
}

function scriptOf(state: State, fact: Fact): ScriptVersion {
  return must(fact.on.script && state.scripts.get(fact.on.script), fact.seq, 'a script')
}

function campaignOf(state: State, fact: Fact): Campaign {
  return must(fact.on.campaign && state.campaigns.get(fact.on.campaign), fact.seq, 'a campaign')
}

/** Whoever edits, imports or proposes may not approve (X11, design 7). */
function touch<T extends { readonly touchedBy: Set<PersonId> }>(thing: T, fact: Fact): T {
  if (fact.by) thing.touchedBy.add(fact.by.person)
  return thing
}
