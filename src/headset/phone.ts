import { unreachable } from '../basics/unreachable.ts'

/** Why there is no microphone. `not-secure`: the page did not come over TLS, so the browser gives none. */
export type NoMicrophone = 'not-allowed' | 'not-found' | 'in-use' | 'not-secure'

/** Whether the switch knows this browser as the seat's phone. `refused`: the box or the switch says no. */
export type Line = 'connecting' | 'registered' | 'lost' | 'refused'

/** A seat's phone in its browser. */
export type Phone =
  /** Nobody is signed in: no microphone is open, and no line. */
  | { readonly is: 'away' }
  /** The browser asks the person for the microphone. */
  | { readonly is: 'asking' }
  | { readonly is: 'without'; readonly why: NoMicrophone }
  /** The person tests the headset. `voice` once it has picked up a sound. */
  | { readonly is: 'testing'; readonly voice: boolean; readonly troubled: boolean }
  | {
      readonly is: 'on'
      readonly line: Line
      /** The box's calls that this phone has answered, oldest first. */
      readonly calls: readonly string[]
      readonly muted: boolean
      /** The headset has been pulled out since the test. */
      readonly unplugged: boolean
      /** Why it could not be opened again, where that was tried. */
      readonly why?: NoMicrophone
    }

export type PhoneEvent =
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'microphone-open' }
  | { readonly kind: 'microphone-failed'; readonly why: NoMicrophone }
  | { readonly kind: 'microphone-gone' }
  /** Something was plugged in or pulled out. */
  | { readonly kind: 'devices-changed' }
  | { readonly kind: 'microphone-chosen' }
  | { readonly kind: 'try-again' }
  | { readonly kind: 'voice-heard' }
  | { readonly kind: 'test-passed' }
  | { readonly kind: 'test-failed' }
  | { readonly kind: 'registered' }
  | { readonly kind: 'line-lost' }
  | { readonly kind: 'line-refused' }
  /** `boxs` when it proves to be the box's own call. */
  | { readonly kind: 'invited'; readonly call: string; readonly boxs: boolean }
  /** It ended, for whatever reason. */
  | { readonly kind: 'call-over'; readonly call: string }
  /** No packet has come for some seconds: the switch has let go of it, and could not say so. */
  | { readonly kind: 'call-silent'; readonly call: string }
  | { readonly kind: 'mute-pressed' }
  /** The box is about to call somebody for this seat. */
  | { readonly kind: 'respondent-coming' }

export type PhoneEffect =
  /** Any will do: it is tested before it is spoken through. */
  | { readonly do: 'open-microphone' }
  /** The one that was tested or chosen, and no other: another may stand open in the room. */
  | { readonly do: 'open-same-microphone' }
  /** Nothing is to be heard, for it would come out of a loudspeaker. */
  | { readonly do: 'hush'; readonly hushed: boolean }
  | { readonly do: 'close-microphone' }
  | { readonly do: 'begin-test' }
  | { readonly do: 'end-test' }
  | { readonly do: 'connect' }
  /** Asks the box and the switch once more, and touches no call. */
  | { readonly do: 'ask-again' }
  | { readonly do: 'disconnect' }
  | { readonly do: 'answer'; readonly call: string }
  | { readonly do: 'reject'; readonly call: string; readonly status: 403 | 480 | 486 }
  | { readonly do: 'hang-up'; readonly call: string }
  | { readonly do: 'mute'; readonly muted: boolean }

export type PhoneStep = { readonly phone: Phone; readonly effects: readonly PhoneEffect[] }

/** How many of the box's calls one phone may have: a supervisor's has its own line and that of whom it listens to. */
export type PhoneRules = { readonly mostCalls: number }

/** What the phone becomes, and what is to be done. Decides only. */
export function advancePhone(phone: Phone, event: PhoneEvent, rules: PhoneRules): PhoneStep {
  if (event.kind === 'signed-out') return leave(phone)
  if (event.kind === 'invited' && phone.is !== 'on') {
    return { phone, effects: [{ do: 'reject', call: event.call, status: event.boxs ? 480 : 403 }] }
  }
  switch (phone.is) {
    case 'away':
      return event.kind === 'signed-in' ? ask() : same(phone)
    case 'asking':
      return asking(phone, event)
    case 'without':
      return wantsAnother.has(event.kind) ? ask() : same(phone)
    case 'testing':
      return testing(phone, event)
    case 'on':
      return on(phone, event, rules)
    default:
      return unreachable(phone)
  }
}

const wantsAnother = new Set<PhoneEvent['kind']>([
  'try-again',
  'devices-changed',
  'microphone-chosen',
])

function ask(): PhoneStep {
  return { phone: { is: 'asking' }, effects: [{ do: 'open-microphone' }] }
}

function same(phone: Phone): PhoneStep {
  return { phone, effects: [] }
}

function leave(phone: Phone): PhoneStep {
  if (phone.is === 'away') return same(phone)
  return {
    phone: { is: 'away' },
    effects: [{ do: 'end-test' }, { do: 'disconnect' }, { do: 'close-microphone' }],
  }
}

function asking(phone: Phone, event: PhoneEvent): PhoneStep {
  if (event.kind === 'microphone-open') return test([])
  if (event.kind === 'microphone-failed') {
    return { phone: { is: 'without', why: event.why }, effects: [] }
  }
  return same(phone)
}

function test(before: readonly PhoneEffect[]): PhoneStep {
  return {
    phone: { is: 'testing', voice: false, troubled: false },
    effects: [...before, { do: 'begin-test' }],
  }
}

function testing(phone: Phone & { is: 'testing' }, event: PhoneEvent): PhoneStep {
  switch (event.kind) {
    case 'voice-heard':
      return { phone: { ...phone, voice: true }, effects: [] }
    case 'test-failed':
      return { phone: { ...phone, troubled: true }, effects: [] }
    case 'microphone-chosen':
      return { phone, effects: [{ do: 'open-microphone' }] }
    case 'microphone-open':
      return test([{ do: 'end-test' }])
    case 'test-passed':
      // Somebody who has not been heard has not tested the microphone.
      if (!phone.voice) return same(phone)
      return {
        phone: { is: 'on', line: 'connecting', calls: [], muted: false, unplugged: false },
        effects: [{ do: 'end-test' }, { do: 'connect' }],
      }
    case 'microphone-gone':
    case 'microphone-failed':
      return {
        phone: { is: 'without', why: event.kind === 'microphone-gone' ? 'not-found' : event.why },
        effects: [{ do: 'end-test' }],
      }
    default:
      return same(phone)
  }
}

type On = Phone & { is: 'on' }

function on(phone: On, event: PhoneEvent, rules: PhoneRules): PhoneStep {
  const become = (next: Partial<On>, ...effects: PhoneEffect[]): PhoneStep => ({
    phone: { ...phone, ...next },
    effects,
  })
  switch (event.kind) {
    case 'registered':
      return become({ line: 'registered' })
    case 'line-lost':
      // Sound goes another way than the line: a call that is up stays up, and is not touched here.
      return phone.line === 'refused' ? same(phone) : become({ line: 'lost' })
    case 'line-refused':
      return become({ line: 'refused' })
    case 'invited':
      return invited(phone, event, rules)
    case 'call-over':
      return become({ calls: phone.calls.filter((call) => call !== event.call) })
    case 'call-silent':
      if (!phone.calls.includes(event.call)) return same(phone)
      return become(
        { calls: phone.calls.filter((call) => call !== event.call) },
        { do: 'hang-up', call: event.call },
      )
    case 'microphone-gone':
      if (phone.unplugged) return same(phone)
      return become({ unplugged: true }, { do: 'hush', hushed: true })
    case 'microphone-failed':
      return phone.unplugged ? become({ why: event.why }) : same(phone)
    case 'devices-changed':
      return phone.unplugged ? become({}, { do: 'open-same-microphone' }) : same(phone)
    case 'microphone-chosen':
      return become({}, { do: 'open-same-microphone' })
    case 'microphone-open':
      return pluggedIn(phone)
    case 'mute-pressed':
      return become({ muted: !phone.muted }, { do: 'mute', muted: !phone.muted })
    case 'respondent-coming':
      // Somebody who answers must be spoken to: nobody meets a muted agent (D12).
      return phone.muted ? become({ muted: false }, { do: 'mute', muted: false }) : same(phone)
    case 'try-again':
      return tryAgain(phone)
    default:
      return same(phone)
  }
}

function pluggedIn({ why: _, ...phone }: On): PhoneStep {
  const heard: PhoneEffect[] = phone.unplugged ? [{ do: 'hush', hushed: false }] : []
  return {
    phone: { ...phone, unplugged: false },
    effects: [{ do: 'mute', muted: phone.muted }, ...heard],
  }
}

function tryAgain(phone: On): PhoneStep {
  if (phone.unplugged) return { phone, effects: [{ do: 'open-same-microphone' }] }
  // To connect anew is to hang up first, and sound goes another way than the line.
  if (phone.line === 'refused' && phone.calls.length > 0)
    return { phone, effects: [{ do: 'ask-again' }] }
  if (phone.line === 'refused')
    return { phone: { ...phone, line: 'connecting' }, effects: [{ do: 'connect' }] }
  return same(phone)
}

function invited(
  phone: On,
  { call, boxs }: { readonly call: string; readonly boxs: boolean },
  rules: PhoneRules,
): PhoneStep {
  const reject = (status: 403 | 480 | 486): PhoneStep => ({
    phone,
    effects: [{ do: 'reject', call, status }],
  })
  if (!boxs) return reject(403)
  if (phone.calls.length >= rules.mostCalls) return reject(486)
  if (phone.unplugged) return reject(480)
  return {
    phone: { ...phone, calls: [...phone.calls, call] },
    effects: [{ do: 'answer', call }],
  }
}
