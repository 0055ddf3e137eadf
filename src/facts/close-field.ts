import type { CampaignId, SampleId } from '../basics/ids.ts'
import { ok } from '../basics/result.ts'
import { momentWords } from '../fieldwork/day-words.ts'
import { currentEdition, type Edition } from '../fieldwork/editions.ts'
import { codeAtClose } from '../fieldwork/outcomes.ts'
import { type Ctx, type Decision, type Effect, notAllowed, refuse } from './decide.ts'
import { heldUntil } from './decide-hold.ts'
import type { Actor, NewFact } from './fact.ts'
import { campaignsOf } from './shift-campaigns.ts'
import type { State } from './state.ts'

/** A longer line would be slow to write and to read. */
const mostSlots = 5_000

/**
 * The final codes of every case that was tried and not settled, by what its attempts told, when field work closes. They
 * are written down, so that a later edition of the codes does not rewrite the past. A case that nobody tried needs no
 * line: its sample implies it.
 */
export function codeOpenCases(
  state: State,
  campaign: CampaignId,
  edition: Edition = currentEdition,
): NewFact[] {
  const groups = new Map<string, number[]>()
  for (const one of state.cases.values()) {
    if (one.campaign !== campaign || one.final !== undefined || one.told === undefined) continue
    const dot = one.id.lastIndexOf('.')
    const name = `${one.id.slice(0, dot)} ${codeAtClose([one.told], edition)}`
    const slots = groups.get(name) ?? []
    slots.push(Number(one.id.slice(dot + 1)))
    groups.set(name, slots)
  }
  const facts: NewFact[] = []
  for (const [name, slots] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [sample = '', code = ''] = name.split(' ')
    slots.sort((a, b) => a - b)
    for (let from = 0; from < slots.length; from += mostSlots)
      facts.push({
        type: 'cases.coded',
        on: { campaign, sample: sample as SampleId },
        data: { edition, code, slots: slots.slice(from, from + mostSlots) },
      })
  }
  return facts
}

/** Closes the field: every case has its one final code, and what could tell who it was goes (G5, G7). */
export function closeCampaign(
  state: State,
  ctx: Ctx,
  by: Actor,
  campaign: CampaignId,
  token?: string,
): Decision {
  const no = notAllowed(state, ctx, by, 'CLOSE_CAMPAIGN', token)
  if (no) return { ok: false, error: no }
  const known = state.campaigns.get(campaign)
  if (!known || known.life === 'closed')
    return refuse(409, 'G7', 'That campaign is closed already.')
  if (state.shift && campaignsOf(state.shift).includes(campaign))
    return refuse(409, 'G7', 'Close the shift first: it works on this campaign.')
  const held = heldUntil(state, campaign)
  if (held !== undefined)
    return refuse(
      409,
      'G5',
      `A number of this campaign is held for an incident until ${momentWords(held)}. Close the campaign after that, or release the number.`,
    )
  const { edition } = ctx.sheet(known.sheet)
  const facts: NewFact[] = [
    ...codeOpenCases(state, campaign, edition),
    { type: 'campaign.closed', by, on: { campaign }, data: {} },
  ]
  // What people of it had said before they asked to be called later goes now: nobody calls them any more.
  const effects: Effect[] = [{ do: 'close-pool', campaign }, { do: 'destroy-keys' }]
  return ok({ facts, effects, reply: undefined })
}
