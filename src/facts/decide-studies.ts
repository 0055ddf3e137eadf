import type { CampaignId, DocumentHash } from '../basics/ids.ts'
import { ok } from '../basics/result.ts'
import { stoppedByAbandoned } from '../fieldwork/campaign-rules.ts'
import { type Ctx, type Decision, notAllowed, refuse, secondPerson } from './decide.ts'
import { mayNotApprove, type Review } from './decide-reading.ts'
import { needsWelshReader } from './decide-welsh.ts'
import type { Actor, NewFact } from './fact.ts'
import { localDay } from './local-day.ts'
import type { State } from './state.ts'
import { stillMissing } from './still-missing.ts'

export type ImportedScript = {
  readonly hash: DocumentHash
  readonly name: string
  readonly from: string
  readonly taken: number
  readonly changed: number
  readonly refused: number
  readonly report: DocumentHash
  /** Scripts of other names that hold the same questions. */
  readonly kin?: readonly DocumentHash[]
}

/** The draft and the report on its import are already stored as documents, by their hashes. */
export function importScript(state: State, ctx: Ctx, by: Actor, draft: ImportedScript): Decision {
  const no = notAllowed(state, ctx, by, 'IMPORT_SCRIPT')
  if (no) return { ok: false, error: no }
  const known = state.scripts.get(draft.hash)
  if (known && known.life !== 'drafted') {
    return refuse(
      409,
      'P5',
      `This very script is already here, and is ${known.life}. Nothing was imported.`,
    )
  }
  const { hash: script, ...data } = draft
  return ok({ facts: [{ type: 'script.imported', by, on: { script }, data }], reply: undefined })
}

/** `kin`: scripts of other names that hold the same questions, however these came to be here; their hands count (X11). */
export function proposeScript(
  state: State,
  ctx: Ctx,
  by: Actor,
  script: DocumentHash,
  sound: boolean,
  kin: readonly DocumentHash[] = [],
): Decision {
  const no = notAllowed(state, ctx, by, 'PROPOSE_SCRIPT')
  if (no) return { ok: false, error: no }
  if (state.scripts.get(script)?.life !== 'drafted')
    return refuse(409, 'P5', 'Only a draft can be proposed.')
  if (state.scripts.get(script)?.replacedBy !== undefined)
    return refuse(409, 'P5', 'The words were changed since. Propose the newer version.')
  // A refused finding cannot be waved through by anyone (P4), so it stops here and not at the approval.
  if (!sound)
    return refuse(
      422,
      'P4',
      'The checker refuses this script. Change what it names, then propose it.',
    )
  const data = kin.length === 0 ? {} : { kin }
  return ok({
    facts: [{ type: 'script.proposed', by, on: { script }, data }],
    reply: undefined,
  })
}

/**
 * By a second governor who has had no hand in this version since the last approved one, who has read every
 * part and answered every finding, and who gave their own password after that was begun. From here it is frozen under its hash.
 */
export function approveScript(
  state: State,
  ctx: Ctx,
  by: Actor,
  script: DocumentHash,
  token: string | undefined,
  review: Review,
): Decision {
  const no = notAllowed(state, ctx, by, 'APPROVE_SCRIPT', token)
  if (no) return { ok: false, error: no }
  const known = state.scripts.get(script)
  if (known?.life !== 'proposed')
    return refuse(409, 'P5', 'Only a proposed script can be approved.')
  if (!review.sound) return refuse(422, 'P4', 'The checker refuses this script. Send it back.')
  const not = mayNotApprove(state, ctx, by, 'APPROVE_SCRIPT', known, token, review)
  if (not) return { ok: false, error: not }
  const welsh = review.welsh === true && known.welshBy === undefined
  if (welsh && !state.people.get(by.person)?.readsWelsh) return refuse(422, 'P4', needsWelshReader)
  // A reader of Welsh who approves the whole has read its Welsh too.
  const own: NewFact[] = welsh
    ? [{ type: 'script.welsh_approved', by, on: { script }, data: {} }]
    : []
  return ok({
    facts: [...own, { type: 'script.approved', by, on: { script }, data: {} }],
    reply: undefined,
  })
}

export function sendBackScript(state: State, ctx: Ctx, by: Actor, script: DocumentHash): Decision {
  const no = notAllowed(state, ctx, by, 'PROPOSE_SCRIPT')
  if (no) return { ok: false, error: no }
  if (state.scripts.get(script)?.life !== 'proposed')
    return refuse(409, 'P5', 'Only a proposed script can be sent back.')
  return ok({
    facts: [{ type: 'script.sent_back', by, on: { script }, data: {} }],
    reply: undefined,
  })
}

/** Stops new calls at once. */
export function retireScript(
  state: State,
  ctx: Ctx,
  by: Actor,
  script: DocumentHash,
  token?: string,
): Decision {
  const no = notAllowed(state, ctx, by, 'RETIRE_SCRIPT', token)
  if (no) return { ok: false, error: no }
  if (state.scripts.get(script)?.life !== 'approved')
    return refuse(409, 'P5', 'Only an approved script can be retired.')
  return ok({ facts: [{ type: 'script.retired', by, on: { script }, data: {} }], reply: undefined })
}

/**
 * The sheet is already stored as a document. Without `campaign` a new one is begun. `from` is the sheet that was
 * changed into this one: when another came in its place meanwhile, nothing of that is lost by saving this.
 */
export function saveCampaign(
  state: State,
  ctx: Ctx,
  by: Actor,
  sheet: DocumentHash,
  campaign?: CampaignId,
  from?: DocumentHash,
): Decision<CampaignId> {
  const no = notAllowed(state, ctx, by, 'EDIT_CAMPAIGN')
  if (no) return { ok: false, error: no }
  if (campaign === undefined) {
    const id = ctx.uuid() as CampaignId
    const data = { sheet, key: ctx.key(), poolKey: ctx.key(), doneKey: ctx.key() }
    return ok({ facts: [{ type: 'campaign.created', by, on: { campaign: id }, data }], reply: id })
  }
  const known = state.campaigns.get(campaign)
  if (!known) return refuse(404, 'G1', 'There is no such campaign.')
  if (known.life !== 'drafted' && known.life !== 'proposed')
    return refuse(
      409,
      'X11',
      'A campaign that has been approved cannot be changed. Close it and begin another.',
    )
  if (from !== undefined && from !== known.sheet)
    return refuse(
      409,
      'X11',
      'This campaign was changed while your page was open, so what you typed is not saved. Look at it as it is now in another tab. Save once more to put yours in its place.',
    )
  return ok({
    facts: [{ type: 'campaign.edited', by, on: { campaign }, data: { sheet } }],
    reply: campaign,
  })
}

export function proposeCampaign(state: State, ctx: Ctx, by: Actor, campaign: CampaignId): Decision {
  const no = notAllowed(state, ctx, by, 'EDIT_CAMPAIGN')
  if (no) return { ok: false, error: no }
  const known = state.campaigns.get(campaign)
  if (known?.life !== 'drafted')
    return refuse(409, 'X11', 'Only a campaign being set up can be proposed.')
  const missing = stillMissing(state, ctx, campaign, ctx.settings.callerIds)
  if (missing.length > 0)
    return refuse(422, 'G1', `This campaign cannot go live yet. ${missing.join(' ')}`)
  return ok({
    facts: [{ type: 'campaign.proposed', by, on: { campaign }, data: {} }],
    reply: undefined,
  })
}

/**
 * By a second governor, of the very sheet that they were shown: changed and proposed again meanwhile, it is another
 * one, and a press on the page of before does not approve it.
 */
export function approveCampaign(
  state: State,
  ctx: Ctx,
  by: Actor,
  { campaign, sheet }: { readonly campaign: CampaignId; readonly sheet: DocumentHash },
  token?: string,
): Decision {
  const no = notAllowed(state, ctx, by, 'APPROVE_CAMPAIGN', token)
  if (no) return { ok: false, error: no }
  const known = state.campaigns.get(campaign)
  if (known?.life !== 'proposed')
    return refuse(409, 'X11', 'Only a proposed campaign can be approved.')
  if (known.sheet !== sheet)
    return refuse(
      409,
      'X11',
      'This campaign was changed after your page was opened, so nothing was approved. Read it as it is now, then decide.',
    )
  const tied = secondPerson(state, by, 'APPROVE_CAMPAIGN', known.touchedBy)
  if (tied) return { ok: false, error: tied }
  const missing = stillMissing(state, ctx, campaign, ctx.settings.callerIds)
  if (missing.length > 0)
    return refuse(422, 'G1', `This campaign cannot go live yet. ${missing.join(' ')}`)
  const { script } = ctx.sheet(known.sheet)
  const { pilotInterviews: pilot } = ctx.settings
  const piloted = script !== '' && state.scripts.get(script)?.piloted === true
  const data = pilot === undefined || piloted ? {} : { pilot }
  return ok({
    facts: [{ type: 'campaign.approved', by, on: { campaign }, data }],
    reply: undefined,
  })
}

/** Why dialling may go on after the abandoned-call stop (D4), from a closed list. */
export const resumeReasons = {
  'line-fault': 'A line or headset failed and has been put right',
  'agent-left': 'An agent left the seat and the others know why not to',
  checked: 'Calls were checked and the next will have an agent there',
} as const

export function resumeCampaign(
  state: State,
  ctx: Ctx,
  by: Actor,
  campaign: CampaignId,
  reason: keyof typeof resumeReasons,
): Decision {
  const no = notAllowed(state, ctx, by, 'RESUME_CAMPAIGN')
  if (no) return { ok: false, error: no }
  const known = state.campaigns.get(campaign)
  if (!known) return refuse(404, 'D4', 'There is no such campaign.')
  const day = localDay(ctx.now)
  const today = { day, ...(known.days.get(day) ?? { abandoned: 0, passed: 0 }) }
  const held = known.life === 'live' && stoppedByAbandoned({ now: ctx.now, campaign: { today } })
  if (!held && known.life !== 'paused')
    return refuse(409, 'D4', 'Abandoned calls do not hold this campaign back.')
  const data = { reason, day, abandoned: today.abandoned }
  return ok({ facts: [{ type: 'campaign.resumed', by, on: { campaign }, data }], reply: undefined })
}
