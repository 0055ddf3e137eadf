import type { Way } from '../../views/parts/link-list.tsx'
import type { Tone } from '../../views/parts/tag.tsx'
import type { QualityPageProps } from '../../views/supervisor/quality-page.tsx'
import type { CampaignId } from '../basics/ids.ts'
import { agentsNow } from '../facts/agent-now.ts'
import type { Ctx } from '../facts/decide.ts'
import { isBelowTarget, type Standing, sharesOf, standings } from '../facts/quality-now.ts'
import { campaignsOf } from '../facts/shift-campaigns.ts'
import type { State } from '../facts/state.ts'
import { leastAnswered, type MixKind } from '../supervision/outcome-mix.ts'
import { firstInterviews, targets } from '../supervision/quality.ts'
import { staffName } from './names.ts'
import { pilotText } from './pilot-seen.ts'

/** The campaigns that are worked on, or those that were worked on last: the one that comes first at the front. */
export function lastWorked(state: State): readonly CampaignId[] {
  const shift = state.shift ?? [...state.shifts.values()].at(-1)
  return shift ? campaignsOf(shift) : []
}

/** Ways to the same page of the other campaigns of the shift. */
export function otherWays(state: State, ctx: Ctx, page: string, id: CampaignId): readonly Way[] {
  return lastWorked(state).flatMap((other) => {
    const campaign = other === id ? undefined : state.campaigns.get(other)
    return campaign
      ? [{ href: `/supervisor/${page}/${other}`, text: ctx.sheet(campaign.sheet).title }]
      : []
  })
}

export function qualitySeen(
  state: State,
  ctx: Ctx,
  id: CampaignId,
): Omit<QualityPageProps, 'chrome' | 'back'> {
  const campaign = state.campaigns.get(id)
  const all = listed(state, ctx, id)
  const shares = sharesOf(agentsNow(state, id).values())
  return {
    campaign: campaign ? ctx.sheet(campaign.sheet).title : '',
    whole:
      shares === undefined
        ? `No interview of this campaign is complete${campaign?.life === 'closed' ? '' : ' yet'}.`
        : `Of all interviews of this campaign ${shares.monitored}% were heard by a supervisor, and ${shares.validated}% asked about.`,
    pilot: campaign && pilotText(state, campaign),
    first: firstText(ctx),
    heardPercent: ctx.settings.heardPercent ?? targets.monitored,
    warnings: all.flatMap(({ name, standing }) => warningsOf(name, standing)),
    agents: all.map(({ name, standing }) => ({
      name,
      heard: target(standing.worked, standing.toMonitor, 'to hear'),
      asked: target(standing.worked, standing.toValidate, 'to ask about'),
      first:
        standing.firstLeft === 0
          ? mark('All heard', 'good')
          : mark(`New: ${standing.firstLeft} to hear`, 'wait'),
      week: weekMark(standing),
      failed: standing.failed === 0 ? 'None' : String(standing.failed),
      mix: mixMark(standing),
    })),
  }
}

function firstText({ settings: { firstInterviews: gate } }: Ctx): string {
  const heard = `A new agent’s first ${gate ?? firstInterviews} interviews are heard, and two in each week after that.`
  if (gate === undefined) return heard
  return `${heard} Once ${gate} of a new agent’s went unheard, the box places no call for that seat until a supervisor is on its line, and goes on so until ${gate} were heard. A check that failed counts for one that was not heard.`
}

/** How many warnings there are, for the link on the live page. */
export function warningsIn(state: State, ctx: Ctx, id: CampaignId): number {
  return listed(state, ctx, id).flatMap(({ name, standing }) => warningsOf(name, standing)).length
}

/** What a supervisor is told before the shift is signed off: who was heard or asked about too little (R9, R10). */
export function belowTarget(state: State, ctx: Ctx, id: CampaignId): readonly string[] {
  const below = listed(state, ctx, id).filter(({ standing }) => isBelowTarget(standing))
  return below.map(({ name, standing }) => {
    const { worked, toMonitor, toValidate, firstLeft } = standing
    const lacking = [
      ...(toMonitor > 0 ? [`${more(toMonitor)} to be heard`] : []),
      ...(toValidate > 0 ? [`${more(toValidate)} to be asked about`] : []),
      ...(worked && firstLeft > 0
        ? [
            `new, with ${firstLeft} first ${firstLeft === 1 ? 'interview' : 'interviews'} still to be heard`,
          ]
        : []),
      ...(standing.weekLeft > 0 ? [`${more(standing.weekLeft)} to be heard this week`] : []),
    ]
    return `${name}: ${lacking.join('; ')}.`
  })
}

type Listed = { readonly name: string; readonly standing: Standing }

function listed(state: State, ctx: Ctx, id: CampaignId): readonly Listed[] {
  return standings(state, ctx, id)
    .filter(({ agent }) => state.people.get(agent)?.removed === false)
    .map((standing) => ({ name: staffName(state, standing.agent), standing }))
    .sort((a, b) => a.name.localeCompare(b.name))
}

function warningsOf(name: string, { mix, failed, weekLeft }: Standing): string[] {
  return [
    ...(weekLeft > 0
      ? [`${name}: ${more(weekLeft)} of this week to be heard. Listen before the week is over.`]
      : []),
    ...mix.map(({ kind, direction }) => `${name}: ${departs[kind][direction]}`),
    ...(failed > 0
      ? [
          `${name}: ${failed === 1 ? 'a check' : `${failed} checks`} failed. Listen, and practise the opening with them.`,
        ]
      : []),
  ]
}

/** What it may mean, and what to do; never an accusation. */
const departs = {
  completed: {
    more: 'far more interviews are completed than in the rest of the room. Listen to several from the first word.',
    fewer:
      'far fewer interviews are completed than in the rest of the room. Listen, and ask whether something is wrong.',
  },
  machine: {
    more: 'far more calls end as “machine” than in the rest of the room. Listen to see that people who refuse are not coded so.',
    fewer:
      'far fewer calls end as “machine” than in the rest of the room. Listen to see that greetings are cut at once.',
  },
  'never-call': {
    more: 'far more people are taken to want no call again than in the rest of the room. Listen to what they are told.',
    fewer:
      'far fewer people are taken to want no call again than in the rest of the room. Listen to see that nobody’s wish is passed over.',
  },
  'stop-and-delete': {
    more: 'far more interviews are stopped and deleted than in the rest of the room. Listen to how they are held.',
    fewer:
      'far fewer interviews are stopped and deleted than in the rest of the room. Listen to see that nobody’s wish is passed over.',
  },
} satisfies Record<MixKind, Record<'more' | 'fewer', string>>

function mixMark({ mix, answered }: Standing): { text: string; tone: Tone } {
  if (mix.length > 0) return mark('Unlike the room', 'stop')
  return answered < leastAnswered ? mark('Too few calls', 'plain') : mark('Like the room', 'good')
}

function weekMark({ weekLeft }: Standing): { text: string; tone: Tone } {
  return weekLeft === 0 ? mark('On target', 'good') : mark(`${weekLeft} more to hear`, 'wait')
}

function target(worked: boolean, left: number, verb: string): { text: string; tone: Tone } {
  if (!worked) return mark('No interview yet', 'plain')
  return left === 0 ? mark('On target', 'good') : mark(`${left} more ${verb}`, 'wait')
}

function mark(text: string, tone: Tone) {
  return { text, tone }
}

function more(count: number): string {
  return count === 1 ? '1 more interview' : `${count} more interviews`
}
