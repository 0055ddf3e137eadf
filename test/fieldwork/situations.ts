import { hour, minute } from '../../src/basics/instant.ts'
import { attemptLimits } from '../../src/fieldwork/dial-limits.ts'
import { addDays, instantAt, localTime } from '../../src/fieldwork/local-time.ts'
import type { Situation } from '../../src/fieldwork/situation.ts'

/** A UK clock: `at('2026-05-05', '09:00')`. */
export function at(date: string, clock: string) {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number)
  return instantAt(date, (hours * 3600 + minutes * 60 + seconds) * 1000)
}

const everyDay = [
  { days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'], from: 0, to: 24 * 60 },
] as const

/** A situation in which nothing holds dialling back at the given time, as long as the time itself does not. */
export function openTo(now: Situation['now']): Situation {
  const tomorrow = instantAt(addDays(localTime(now).date, 1), 0)
  return {
    now,
    record: { writable: true },
    switch: { connected: true, listenable: true, attestation: 'good' },
    shift: {
      startsAt: (now - hour) as never,
      endsAt: (tomorrow + hour) as never,
      present: 1,
      agentsOnCalls: 0,
      agentsPerSupervisor: 6,
      presentUntil: (now + minute) as never,
      stop: null,
    },
    campaign: {
      life: 'live',
      scriptApproved: true,
      hours: everyDay,
      medianInterviewMs: 6 * minute,
      today: { day: localTime(now).date, abandoned: 0, passed: 0 },
      numbersAway: false,
      limits: attemptLimits,
    },
    agent: { cleared: true, signedIn: true, lineUp: true, ready: true, callsUp: 0 },
    case: {
      attempts: 0,
      askedBack: false,
      final: false,
      callUp: false,
      doNotCall: false,
      hasNumber: true,
      barred: false,
    },
  }
}
