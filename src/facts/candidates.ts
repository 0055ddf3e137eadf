import type { CaseId } from '../basics/ids.ts'
import { type Instant, second } from '../basics/instant.ts'
import { seeded } from '../basics/seeded.ts'
import type { CandidateSource } from '../fieldwork/choose-case.ts'
import { PassedOver } from '../fieldwork/passed-over.ts'
import type { World } from './decide-dial.ts'
import type { Campaign, Sample, State } from './state.ts'

/** A look at what is due meets others after so long: by then it is known of those before whether they may be rung. */
const turnEvery = 5 * second

/** The cases of a campaign whose numbers the box has. */
export function candidates(
  state: State,
  campaign: Campaign,
  world: Pick<World, 'strataOf'>,
  at: Instant,
): CandidateSource {
  const here = campaign.samples.filter((id) => !state.samples.get(id)?.numbersAway)
  const turn = (now: Instant) => seeded(String(Math.floor(now / turnEvery)))
  return {
    appointmentsDue: (now) => state.appointments.due(here, now, turn(now)),
    retriesDue: (now) => state.retries.due(here, now, turn(now)),
    fresh: function* () {
      for (const id of here) {
        const sample = state.samples.get(id)
        if (sample) yield* freshOf(state, sample, world, at)
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

/** Those that were passed over come first. Slots are in random order within the vault, so the next slot is a random number of the sample. */
function* freshOf(
  state: State,
  sample: Sample,
  { strataOf }: Pick<World, 'strataOf'>,
  at: Instant,
): Generator<CaseId> {
  const idOf = (slot: number) => `${sample.id}.${slot}` as CaseId
  const isTouched = (slot: number) => state.cases.has(idOf(slot))
  const strata = strataOf?.(sample.id)
  const over = strata
    ? strata.passedOver(isTouched, at)
    : overIn(sample).some(sample.nextFresh, (place) => place, isTouched, at)
  for (const slot of over) yield idOf(slot)
  if (strata) for (const slot of strata.fresh(isTouched)) yield idOf(slot)
  else for (let slot = sample.nextFresh; slot < sample.slots; slot++) yield idOf(slot)
}
