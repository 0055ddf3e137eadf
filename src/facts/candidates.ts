import type { CaseId, PersonId } from '../basics/ids.ts'
import { type Instant, second } from '../basics/instant.ts'
import { seeded } from '../basics/seeded.ts'
import type { CandidateSource } from '../fieldwork/choose-case.ts'
import { PassedOver } from '../fieldwork/passed-over.ts'
import { mayReadWelsh } from '../people/gates.ts'
import type { Language } from '../scripts/script.ts'
import type { World } from './decide-dial.ts'
import { type QuotaLook, stratumCodeOf } from './quota-look.ts'
import type { Campaign, Sample, State } from './state.ts'

/** A look at what is due meets others after so long: by then it is known of those before whether they may be rung. */
const turnEvery = 5 * second

/** The cases of a campaign whose numbers the box has, and whose sample has been let in. */
export function candidates(
  state: State,
  campaign: Campaign,
  world: Pick<World, 'strataOf'>,
  at: Instant,
  quotas: QuotaLook,
  /** The languages that cases wait for, and that the agent may read to them. */
  speaks: ReadonlySet<Language> = new Set(),
): CandidateSource {
  const here = campaign.samples.filter((id) => {
    const sample = state.samples.get(id)
    return !sample?.numbersAway && !sample?.waits
  })
  const turn = (now: Instant) => seeded(String(Math.floor(now / turnEvery)))
  const isFull = (id: CaseId) => quotas.byStratum && quotas.isFull(stratumCodeOf(world, id))
  const wanted = (ids: Iterable<CaseId>) =>
    passing(ids, (id) => isReadable(state, speaks, id) && !isFull(id))
  return {
    appointmentsDue: (now) => wanted(state.appointments.due(here, now, turn(now))),
    retriesDue: (now) => wanted(state.retries.due(here, now, turn(now))),
    fresh: function* () {
      for (const id of here) {
        const sample = state.samples.get(id)
        if (sample) yield* freshOf(state, sample, world, at, quotas)
      }
    },
  }
}

const passedOver = new WeakMap<Sample, PassedOver>()

function overIn(sample: Sample): PassedOver {
  const over = passedOver.get(sample) ?? new PassedOver()
  passedOver.set(sample, over)
  return over
}

/** So many that are not for now are stepped over in one look: it must fit in one short turn, and the next meets others. */
const mostSteppedOver = 1_000

/** Cases that wait for another agent, or of whose stratum enough were interviewed, do not stand before those behind them. */
function* passing(ids: Iterable<CaseId>, isWanted: (id: CaseId) => boolean): Generator<CaseId> {
  let over = 0
  for (const id of ids)
    if (isWanted(id)) yield id
    else if (++over === mostSteppedOver) return
}

function isReadable({ cases }: State, speaks: ReadonlySet<Language>, id: CaseId): boolean {
  const language = cases.get(id)?.language
  return language === undefined || speaks.has(language)
}

/** Which of those languages this agent may read. */
export function languagesOfAgent(
  { people }: State,
  { now }: { readonly now: Instant },
  agent: PersonId,
): ReadonlySet<Language> {
  return new Set<Language>(mayReadWelsh(people.get(agent)?.body?.gates, now) ? ['cy'] : [])
}

/** Those that were passed over come first. Slots are in random order within the vault, so the next slot is a random number of the sample. */
function* freshOf(
  state: State,
  sample: Sample,
  { strataOf }: Pick<World, 'strataOf'>,
  at: Instant,
  quotas: QuotaLook,
): Generator<CaseId> {
  const idOf = (slot: number) => `${sample.id}.${slot}` as CaseId
  const isTouched = (slot: number) => state.cases.has(idOf(slot))
  const strata = strataOf?.(sample.id)
  // Whole strata are passed over, so that it costs no more however many cases are in them.
  const isOpen = (code: number) => !quotas.byStratum || !quotas.isFull(code)
  const over = strata
    ? strata.passedOver(isTouched, at, isOpen)
    : overIn(sample).some(sample.nextFresh, (place) => place, isTouched, at)
  for (const slot of over) yield idOf(slot)
  if (strata) for (const slot of strata.fresh(isTouched, isOpen)) yield idOf(slot)
  else for (let slot = sample.nextFresh; slot < sample.slots; slot++) yield idOf(slot)
}
