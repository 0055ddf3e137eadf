import type { CampaignId, DocumentHash, ReleaseId } from '../basics/ids.ts'
import { ok } from '../basics/result.ts'
import {
  type Ctx,
  type Decision,
  notAllowed,
  type Refusal,
  refuse,
  secondPerson,
} from './decide.ts'
import type { Actor } from './fact.ts'
import type { State } from './state.ts'

/** Why this person may not prepare a release of the campaign now; undefined when they may. */
export function mayPrepare(
  state: State,
  ctx: Ctx,
  by: Actor,
  campaign: CampaignId,
): Refusal | undefined {
  const no = notAllowed(state, ctx, by, 'PREPARE_RELEASE')
  if (no) return no
  if (state.campaigns.get(campaign)?.toldUnknown) return forgotten
  const open = [...state.releases.values()].some(
    (one) => one.campaign === campaign && one.life === 'prepared',
  )
  return open ? waiting : undefined
}

/** What was told before the box was made of a backup is not known. */
export const forgotten: Refusal = {
  status: 409,
  rule: 'X6',
  sentence:
    'A release of this campaign was prepared after the backup that this box was made of, and what it told is not known here. Another could tell, beside it, what a few people said, so no more of this campaign is released. Use the last release that was approved, or begin a new campaign.',
}

const waiting: Refusal = {
  status: 409,
  rule: 'X11',
  sentence:
    'A release of this campaign is waiting for approval already. Approve it or send it back first.',
}

/** The release document is already stored; disclosure control made it (X1 to X6). */
export function prepareRelease(
  state: State,
  ctx: Ctx,
  by: Actor,
  what: {
    readonly campaign: CampaignId
    readonly document: DocumentHash
    readonly responses: number
  },
): Decision<ReleaseId> {
  const no = mayPrepare(state, ctx, by, what.campaign)
  if (no) return { ok: false, error: no }
  const release = ctx.uuid() as ReleaseId
  const { campaign, document, responses } = what
  return ok({
    facts: [
      { type: 'release.prepared', by, on: { release, campaign }, data: { document, responses } },
    ],
    reply: release,
  })
}

export function approveRelease(
  state: State,
  ctx: Ctx,
  by: Actor,
  ask: { readonly release: ReleaseId; readonly intruderCheck: boolean },
  token?: string,
): Decision {
  const { release } = ask
  const no = notAllowed(state, ctx, by, 'APPROVE_RELEASE', token)
  if (no) return { ok: false, error: no }
  const known = state.releases.get(release)
  if (known?.life !== 'prepared')
    return refuse(409, 'X11', 'Only a prepared release can be approved.')
  const tied = secondPerson(state, by, 'APPROVE_RELEASE', known.touchedBy)
  if (tied) return { ok: false, error: tied }
  if (!ask.intruderCheck) {
    return refuse(
      422,
      'X12',
      'Try first to find one person in these tables, as somebody who knows them would. Then tick that it was done.',
    )
  }
  const on = { release, campaign: known.campaign }
  return ok({
    facts: [{ type: 'release.approved', by, on, data: { intruderCheck: true } }],
    effects: [{ do: 'make-bundle', release }],
    reply: undefined,
  })
}

export function sendBackRelease(state: State, ctx: Ctx, by: Actor, release: ReleaseId): Decision {
  const no = notAllowed(state, ctx, by, 'PREPARE_RELEASE')
  if (no) return { ok: false, error: no }
  const known = state.releases.get(release)
  if (known?.life !== 'prepared')
    return refuse(409, 'X11', 'Only a prepared release can be sent back.')
  return ok({
    facts: [{ type: 'release.sent_back', by, on: { release, campaign: known.campaign }, data: {} }],
    reply: undefined,
  })
}

export function noteBundle(
  release: ReleaseId,
  campaign: CampaignId,
  bundle: string,
  number: number,
): Decision {
  return ok({
    facts: [{ type: 'bundle.made', on: { release, campaign }, data: { bundle, number } }],
    reply: undefined,
  })
}

export function downloadBundle(
  state: State,
  ctx: Ctx,
  by: Actor,
  release: ReleaseId,
): Decision<string> {
  const no = notAllowed(state, ctx, by, 'DOWNLOAD_BUNDLE')
  if (no) return { ok: false, error: no }
  const known = state.releases.get(release)
  if (known?.life !== 'approved' || known.bundle === undefined) {
    return refuse(409, 'X11', 'Only an approved release has a bundle.')
  }
  const on = { release, campaign: known.campaign }
  return ok({
    facts: [{ type: 'bundle.downloaded', by, on, data: { bundle: known.bundle } }],
    reply: known.bundle,
  })
}
