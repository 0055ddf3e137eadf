import type { World } from '../../src/facts/decide-dial.ts'
import type { Fact } from '../../src/facts/fact.ts'
import type { FactType } from '../../src/facts/shapes.ts'
import type { Gates, SignedGate } from '../../src/people/gates.ts'
import { holidays2026, wallClock } from './wall-clock.ts'

/** What the day was like outside the record, from this line on. */
export type Around = { readonly around: World }
export type Log = readonly (Fact | Around)[]
export type Breach = { readonly rule: string; readonly seq: number; readonly what: string }

/** What the rules leave to a site and a campaign; in minutes after midnight. */
export type Promises = {
  readonly regime: Readonly<Record<'AM' | 'PM' | 'ED', { readonly from: number }>>
  readonly agentsPerSupervisor: number
  /** By weekday, 0 is Sunday; none is no calls. */
  readonly hours: readonly ({ readonly from: number; readonly to: number } | undefined)[]
  readonly expectedMs: number
  /** So many interviews of a new agent are heard, and so many may go unheard before one must be (R10). */
  readonly firstInterviews: number
}

type Seat = { agent?: string; token?: string; line: boolean; ready: boolean; pause: number }
type Known = {
  /** Those in which a phone rang, and all. */
  attempts: number
  inAll: number
  last?: { readonly at: number; readonly outcome: string; readonly lost?: Lost | undefined }
  abandonedAt?: number
  final: boolean
  notBefore?: number
  until?: number
  asked: boolean
}

/** A conversation whose line was lost: when, at which seat, and that a supervisor agreed to ring once more (D14). */
type Lost = { readonly at: number; readonly seat: string; readonly agreed: boolean }

/** `sat` is the seat as it was then: a pause is for the agent who had the call. */
type Call = {
  readonly seat: string
  readonly case: string
  readonly sat: Seat
  /** It rings a lost line once more: that may not be done again. */
  readonly redial: boolean
  agreed?: boolean
  answered?: number
  heard?: true
}

const rung = 15_000
const threeDays = 72 * 3_600_000
const unanswered = ['no-answer', 'busy', 'rejected', 'cancelled', 'machine', 'unobtainable']

/**
 * Reads a day line by line and finds every dial that broke a rule. Written from the rulebook alone, with bookkeeping of its
 * own: it knows nothing of the state, of the table of dial rules or of how the house decides.
 */
export function breachesIn(log: Log, promises: Promises): readonly Breach[] {
  const finder = new Finder(promises)
  for (const entry of log) finder.take(entry)
  return finder.breaches
}

class Finder {
  readonly breaches: Breach[] = []
  readonly #promises: Promises
  #world: World | undefined
  #up = false
  #shift: { slot: 'AM' | 'PM' | 'ED'; openedAt: number; until: number } | undefined
  #stop: string | undefined
  readonly #present = new Map<string, number>()
  readonly #seats = new Map<string, Seat>()
  readonly #gates = new Map<string, Gates | undefined>()
  readonly #campaigns = new Map<string, string>()
  readonly #scripts = new Map<string, string>()
  /** Campaign and day. */
  readonly #live = new Map<string, { abandoned: number; passed: number; lifted: number }>()
  readonly #cases = new Map<string, Known>()
  readonly #calls = new Map<string, Call>()
  readonly #ended = new Map<string, number>()
  readonly #minutes: number[] = []
  /** By supervisor, the seat whose line they are on; by agent, interviews that were heard and that were not. */
  readonly #ears = new Map<string, string>()
  /** Incidents of calls that showed another number, while nobody has looked. */
  readonly #shown = new Set<string>()
  readonly #agents = new Map<string, { heard: number; unheard: number }>()

  /** By campaign, how many interviews its pilot batch asks for, and how many of all were heard (R14). */
  readonly #pilots = new Map<string, number>()
  readonly #heard = new Map<string, number>()

  constructor(promises: Promises) {
    this.#promises = promises
  }

  take(entry: Fact | Around): void {
    if ('around' in entry) this.#world = entry.around
    else {
      if (entry.type === 'attempt.placed') this.#check(entry)
      this.#note(entry)
    }
  }

  #check(fact: Fact<'attempt.placed'>): void {
    const { at, on } = fact
    const found = (rule: string, broken: boolean, what: string) => {
      if (broken) this.breaches.push({ rule, seq: fact.seq, what })
    }
    const world = this.#world
    found('P9', !world?.recordWritable || world.nearlyFull === true, 'the record was not writable')
    found('P9', !this.#up || !world?.listenable, 'nobody could have listened')
    found('J16', !['good', 'nothing-to-attest'].includes(world?.attestation ?? ''), 'not attested')
    found('D6', world?.unapproved !== undefined, 'a message was not approved')
    found('D10', this.#shown.size > 0, 'a call had shown another number')
    this.#checkRoom(at, found)
    this.#checkHours(at, found)
    const campaign = on.campaign ?? ''
    found('G2', this.#campaigns.get(campaign) !== 'live', 'the campaign was not live')
    found('P5', this.#scripts.get(on.script ?? '') !== 'approved', 'the script was not approved')
    const day = this.#live.get(`${campaign} ${wallClock(at).date}`)
    const tooMany = (day?.abandoned ?? 0) * 100 >= 3 * ((day?.abandoned ?? 0) + (day?.passed ?? 0))
    found('D4', day !== undefined && day.abandoned > day.lifted && tooMany, 'over 3% abandoned')
    const pilot = this.#pilots.get(campaign)
    const unheard = ![...this.#ears.values()].includes(on.seat ?? '')
    found('R14', pilot !== undefined && unheard, 'nobody heard a call of the pilot batch')
    found('R14', (this.#heard.get(campaign) ?? 0) >= (pilot ?? Infinity), 'the batch was done')
    this.#checkSeat(on.seat ?? '', at, found)
    this.#checkCase(on.case ?? '', at, found, this.#redials(fact))
    found('D14', fact.data.redial === true && !this.#redials(fact), 'rung again without leave')
  }

  #checkRoom(at: number, found: Found): void {
    const shift = this.#shift
    found('D15', shift === undefined, 'no shift was open')
    const present = [...this.#present.values()].filter((until) => at < until).length
    found('P8', present === 0, 'no supervisor was present')
    const onCalls = new Set([...this.#calls.values()].map(({ seat }) => seat)).size + 1
    const most = Math.max(1, present) * this.#promises.agentsPerSupervisor
    found('R11', onCalls > most, `${onCalls} agents for ${present} supervisors`)
    found('J8', this.#stop !== undefined, `the room was stopped: ${this.#stop}`)
    if (!shift) return
    const midnight = shift.openedAt - wallClock(shift.openedAt).msOfDay
    const begins = midnight + this.#promises.regime[shift.slot].from * 60_000
    found('J8', at < begins, 'the slot had not begun')
    found('J8', shift.until - at < rung + this.#median(), 'the slot was too short')
  }

  #checkHours(at: number, found: Found): void {
    const { date, weekday, msOfDay } = wallClock(at)
    const opens = (weekday === 0 ? 10 : 9) * 3_600_000
    found('D15', msOfDay < opens || msOfDay + rung > 21 * 3_600_000, 'outside research hours')
    found('D15', holidays2026.includes(date), 'on a bank holiday')
    const hours = this.#promises.hours[weekday]
    const inside = hours && hours.from * 60_000 <= msOfDay && msOfDay + rung <= hours.to * 60_000
    found('D15', !inside, 'outside the campaign’s hours')
  }

  #checkSeat(id: string, at: number, found: Found): void {
    const seat = this.#seats.get(id)
    found('P1', !cleared(this.#gates.get(seat?.agent ?? ''), at), 'the agent was not cleared')
    found('D1', seat?.token === undefined, 'nobody was signed in at the seat')
    found('D1', !seat?.line, 'the seat had no line')
    found('D1', !seat?.ready || at < seat.pause, 'the agent was not ready')
    const { heard, unheard } = this.#agents.get(seat?.agent ?? '') ?? { heard: 0, unheard: 0 }
    const first = this.#promises.firstInterviews
    const gone = heard < first && unheard >= first
    found('R10', gone && ![...this.#ears.values()].includes(id), 'a new agent was not heard')
    const busy = [...this.#calls.values()].some((call) => call.seat === id)
    found('D1', busy, 'the seat had a call')
  }

  /** The one exemption: a line lost mid-call, rung once within two minutes, from the same seat, with leave. */
  #redials({ at, on, data, by }: Fact<'attempt.placed'>): boolean {
    const lost = this.#cases.get(on.case ?? '')?.last?.lost
    if (data.redial !== true || by?.role !== 'supervisor' || !lost?.agreed) return false
    return lost.seat === on.seat && at >= lost.at && at - lost.at <= 120_000
  }

  #checkCase(id: string, at: number, found: Found, redials: boolean): void {
    const known = this.#cases.get(id)
    const world = this.#world
    found('T3', world?.mustNotRing(id as never) !== false, 'on the list')
    found('G5', world?.hasNumber(id as never) !== true, 'there was no number')
    found(
      'D1',
      [...this.#calls.values()].some((call) => call.case === id),
      'rung twice at once',
    )
    if (!known) return
    found('D14', known.final, 'the case was finished')
    found('D8', at - (known.abandonedAt ?? -Infinity) < threeDays, 'abandoned within 72 hours')
    const many = (known.inAll >= 6 || (!known.asked && known.attempts >= 3)) && !redials
    found('D14', many, `${known.attempts} attempts before`)
    // The case was let go at once for that one call: nothing else may use it.
    const leave = known.last?.lost?.agreed === true && at - known.last.at < threeDays
    found('D14', leave && !redials, 'leave to ring a lost line was used for another call')
    const alone = known.last && unanswered.includes(known.last.outcome) && !known.asked
    found('D14', !!alone && at - (known.last?.at ?? 0) < threeDays, 'nobody answered lately')
    found('D14', at < (known.notBefore ?? 0), 'before its time')
    found('D14', at + rung > (known.until ?? Infinity), 'after the time that was agreed')
  }

  /** Upper median of the interviews of the shift in whole minutes, once there are twenty. */
  #median(): number {
    const all = [...this.#minutes].sort((a, b) => a - b)
    if (all.length < 20) return this.#promises.expectedMs
    return (all[Math.floor(all.length / 2)] ?? 0) * 60_000
  }

  #note(fact: Fact): void {
    const note = this.#notes[fact.type] as ((fact: Fact) => void) | undefined
    note?.(fact)
  }

  #seat(fact: Fact): Seat {
    const id = fact.on.seat ?? ''
    const seat = this.#seats.get(id) ?? { line: false, ready: false, pause: 0 }
    this.#seats.set(id, seat)
    return seat
  }

  #day(fact: Fact, date: string) {
    const name = `${fact.on.campaign} ${date}`
    const day = this.#live.get(name) ?? { abandoned: 0, passed: 0, lifted: 0 }
    this.#live.set(name, day)
    return day
  }

  readonly #notes: { readonly [T in FactType]?: (fact: Fact<T>) => void } = {
    'switch.connected': () => {
      this.#up = true
    },
    'switch.disconnected': () => {
      this.#up = false
    },
    'script.imported': ({ on }) => void this.#scripts.set(on.script ?? '', 'drafted'),
    'script.begun': ({ on }) => void this.#scripts.set(on.script ?? '', 'drafted'),
    'script.approved': ({ on }) => void this.#scripts.set(on.script ?? '', 'approved'),
    'script.retired': ({ on }) => void this.#scripts.set(on.script ?? '', 'retired'),
    'campaign.approved': ({ on, data }) => {
      this.#campaigns.set(on.campaign ?? '', 'live')
      if (data.pilot !== undefined) this.#pilots.set(on.campaign ?? '', data.pilot)
    },
    'campaign.pilot_passed': ({ on }) => void this.#pilots.delete(on.campaign ?? ''),
    'campaign.paused': ({ on }) => void this.#campaigns.set(on.campaign ?? '', 'paused'),
    'campaign.resumed': (fact) => {
      this.#campaigns.set(fact.on.campaign ?? '', 'live')
      const day = this.#day(fact, fact.data.day)
      day.lifted = fact.data.abandoned ?? day.abandoned
    },
    'shift.opened': ({ at, data }) => {
      this.#shift = { slot: data.slot, openedAt: at, until: data.until }
      this.#stop = undefined
      for (const map of [this.#seats, this.#present]) map.clear()
    },
    'shift.closed': () => {
      this.#shift = undefined
      this.#ears.clear()
      this.#minutes.length = 0
    },
    'room.stopped': ({ data }) => {
      this.#stop = data.stop
      if (data.stop === 'clear') for (const seat of this.#seats.values()) seat.ready = false
    },
    'room.resumed': () => {
      this.#stop = undefined
    },
    'presence.confirmed': ({ by, data }) => void this.#present.set(by?.person ?? '', data.until),
    'presence.stepped_out': ({ by }) => void this.#present.delete(by?.person ?? ''),
    'presence.lapsed': ({ on }) => void this.#present.delete(on.person ?? ''),
    'person.added': ({ on, secret }) => void this.#gates.set(on.person ?? '', secret?.gates),
    'person.gates_changed': ({ on, secret }) =>
      void this.#gates.set(on.person ?? '', secret?.gates),
    'seat.assigned': (fact) => {
      const { line } = this.#seat(fact)
      const agent = fact.on.person ?? ''
      this.#seats.set(fact.on.seat ?? '', { agent, line, ready: false, pause: 0 })
    },
    'seat.released': (fact) => {
      const { line } = this.#seat(fact)
      this.#seats.set(fact.on.seat ?? '', { line, ready: false, pause: 0 })
    },
    'seat.line': (fact) => {
      this.#seat(fact).line = fact.data.up
    },
    'session.opened': (fact) => {
      const seat = this.#seat(fact)
      if (seat.agent === fact.by?.person) seat.token = fact.data.token
    },
    'session.closed': ({ data }) => {
      for (const seat of this.#seats.values()) {
        if (seat.token !== data.token) continue
        delete seat.token
        seat.ready = false
      }
    },
    'agent.ready': (fact) => void Object.assign(this.#seat(fact), { ready: true, pause: 0 }),
    'agent.break_started': (fact) => void Object.assign(this.#seat(fact), { ready: false }),
    'agent.not_heard': (fact) => void Object.assign(this.#seat(fact), { ready: false }),
    'attempt.placed': (fact) => {
      const { call = '', seat = '', case: of = '' } = fact.on
      const redial = fact.data.redial === true
      this.#calls.set(call, { seat, case: of, sat: this.#seat(fact), redial })
    },
    'attempt.answered': ({ at, on }) => {
      const call = this.#calls.get(on.call ?? '')
      if (!call) return
      call.answered = at
      if ([...this.#ears.values()].includes(call.seat)) call.heard = true
    },
    'call.returned': ({ on, by }) => {
      const call = this.#calls.get(on.call ?? '')
      if (call && by?.role === 'supervisor') call.agreed = true
    },
    'incident.opened': ({ on, data }) => {
      if (data.kind === 'caller-id') this.#shown.add(on.incident ?? '')
    },
    'incident.closed': ({ on }) => void this.#shown.delete(on.incident ?? ''),
    'supervision.begun': ({ by, on }) => {
      this.#ears.set(by?.person ?? '', on.seat ?? '')
      for (const [id, call] of this.#calls)
        if (call.seat === on.seat && call.answered !== undefined && !this.#ended.has(id))
          call.heard = true
    },
    'supervision.ended': ({ by }) => void this.#ears.delete(by?.person ?? ''),
    'attempt.ended': ({ at, on }) => void this.#ended.set(on.call ?? '', at),
    'attempt.abandoned': (fact) => {
      this.#day(fact, fact.data.day).abandoned += 1
      const id = fact.on.case ?? ''
      const known = this.#cases.get(id) ?? { attempts: 0, inAll: 0, final: false, asked: false }
      this.#cases.set(id, { ...known, abandonedAt: fact.at })
      delete this.#calls.get(fact.on.call ?? '')?.answered
    },
    'appointments.lost': ({ data }) => {
      for (const { case: id, from, to } of data.moved)
        Object.assign(this.#cases.get(id) ?? {}, { notBefore: from, until: to })
      for (const { case: id, ...after } of data.closed) {
        const known = this.#cases.get(id)
        if (!known) continue
        const { notBefore, until: _, ...rest } = known
        const waits = 'notBefore' in after ? { notBefore: after.notBefore } : { notBefore }
        const now = { ...rest, asked: false, final: 'final' in after }
        this.#cases.set(
          id,
          waits.notBefore === undefined ? now : { ...now, notBefore: waits.notBefore },
        )
      }
    },
    'attempt.coded': (fact) => this.#coded(fact),
  }

  #lostAt(id: string, call: Call | undefined): Lost | undefined {
    const at = this.#ended.get(id)
    if (call?.answered === undefined || at === undefined || call.redial) return undefined
    return { at, seat: call.seat, agreed: call.agreed === true }
  }

  #coded(fact: Fact<'attempt.coded'>): void {
    const { at, on, data } = fact
    const call = this.#calls.get(on.call ?? '')
    this.#calls.delete(on.call ?? '')
    const known = this.#cases.get(on.case ?? '')
    this.#cases.set(on.case ?? '', {
      attempts: (known?.attempts ?? 0) + (data.outcome === 'trunk-fault' ? 0 : 1),
      inAll: (known?.inAll ?? 0) + 1,
      last: { at, outcome: data.outcome, lost: this.#lostAt(on.call ?? '', call) },
      final: data.final !== undefined,
      asked: data.outcome === 'call-back' || data.until !== undefined,
      ...(known?.abandonedAt === undefined ? {} : { abandonedAt: known.abandonedAt }),
      ...(data.notBefore === undefined ? {} : { notBefore: data.notBefore }),
      ...(data.until === undefined ? {} : { until: data.until }),
    })
    if (call && data.pauseUntil !== undefined) call.sat.pause = data.pauseUntil
    if (call?.answered === undefined) return
    if (data.outcome === 'completed') {
      const { heard, unheard } = this.#agents.get(call.sat.agent ?? '') ?? { heard: 0, unheard: 0 }
      const [more, less] = call.heard ? [1, 0] : [0, 1]
      const name = on.campaign ?? ''
      this.#heard.set(name, (this.#heard.get(name) ?? 0) + more)
      this.#agents.set(call.sat.agent ?? '', { heard: heard + more, unheard: unheard + less })
    }
    if (data.outcome !== 'machine') this.#day(fact, data.day).passed += 1
    const ms = (this.#ended.get(on.call ?? '') ?? at) - call.answered
    if (data.outcome === 'completed') this.#minutes.push(Math.max(1, Math.ceil(ms / 60_000)))
  }
}

type Found = (rule: string, broken: boolean, what: string) => void

function cleared(gates: Gates | undefined, at: number): boolean {
  if (!gates) return false
  const good = (gate: SignedGate | undefined) =>
    gate !== undefined && gate.signedBy !== '' && gate.on <= at && at < gate.until
  const { risk, interview, training, undertaking } = gates
  const low = risk?.level === 'RLO' || (risk?.level === 'RME' && risk.override === true)
  const none = gates.blockingAlerts.length === 0 && gates.excludedOffences.length === 0
  return low && none && [risk, interview, training, undertaking].every(good)
}
