import type { Instant } from '../basics/instant.ts'
import { comesIn } from './call-back-plan.ts'
import type { FarEnd } from './far-end.ts'
import type { Leg } from './leg.ts'
import type { OriginateCommand } from './originate-command.ts'

type Birth = { readonly uuid: string; readonly session: number; readonly now: Instant }

/** The leg of somebody who rings back, from a number that they show or from one that they do not. */
export function makeCaller(number: string | undefined, birth: Birth): Leg {
  const command: OriginateCommand = {
    given: new Map(),
    profile: 'carrier',
    gateway: undefined,
    route: comesIn(number),
    dialled: number ?? 'anonymous',
    host: '127.0.0.1:5070',
  }
  const farEnd = { does: 'answer', ringsAfter: 0, answersAfter: 0 } as const
  return { ...makeLeg(command, farEnd, birth), reached: 'reply', rangBack: { number, hears: [] } }
}

/** A leg as it is in the moment that it is made: nobody has been rung. */
export function makeLeg(
  { profile, dialled, host, gateway, given, route }: OriginateCommand,
  farEnd: FarEnd,
  {
    uuid,
    session,
    now,
  }: { readonly uuid: string; readonly session: number; readonly now: Instant },
): Leg {
  const name = profile === 'carrier' ? `sofia/carrier/${dialled}` : `sofia/seats/${dialled}@${host}`
  return {
    uuid,
    session,
    name,
    profile,
    gateway,
    dialled,
    host,
    given,
    farEnd,
    createdAt: now,
    state: 'made',
    reached: 'nothing',
    sentTo: route,
    next: [],
    timers: [],
  }
}
