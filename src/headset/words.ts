import { unreachable } from '../basics/unreachable.ts'
import type { Line, NoMicrophone, Phone } from './phone.ts'

export type PhoneWords = {
  readonly text: string
  /** `wrong` is said at once and stands out; `wait` mends itself. */
  readonly tone: 'good' | 'wait' | 'wrong'
}

/** What is the matter with the headset or the line, in the few plain words that an agent needs (M16). */
export function wordsFor(phone: Phone): PhoneWords {
  switch (phone.is) {
    case 'away':
      return { text: '', tone: 'wait' }
    case 'asking':
      return {
        text: 'The browser asks to use your microphone. Press “Allow”.',
        tone: 'wait',
      }
    case 'without':
      return { text: withoutMicrophone[phone.why], tone: 'wrong' }
    case 'testing':
      return testing(phone)
    case 'on':
      return onWords(phone)
    default:
      return unreachable(phone)
  }
}

const withoutMicrophone = {
  'not-allowed':
    'This page may not use the microphone. Tell your supervisor, then press “Try again”.',
  'not-found': 'There is no headset. Plug it in. If it is plugged in, tell your supervisor.',
  'in-use': 'Something else is using the headset. Tell your supervisor, then press “Try again”.',
  'not-secure': 'This page is not safe enough for sound. Tell your supervisor.',
} satisfies Record<NoMicrophone, string>

function testing({ voice, troubled }: Phone & { is: 'testing' }): PhoneWords {
  if (troubled && !voice) {
    return {
      text: 'We do not hear you. Choose another microphone, or tell your supervisor.',
      tone: 'wrong',
    }
  }
  if (troubled) {
    return {
      text: 'We hear you. Choose another speaker, or tell your supervisor.',
      tone: 'wrong',
    }
  }
  return voice
    ? { text: 'We hear you. Can you hear yourself?', tone: 'good' }
    : { text: 'Put your headset on and say a few words.', tone: 'wait' }
}

function onWords(phone: Phone & { is: 'on' }): PhoneWords {
  if (phone.unplugged) {
    return {
      text:
        phone.why === undefined || phone.why === 'not-found'
          ? 'Your headset is not plugged in. Plug it in again.'
          : withoutMicrophone[phone.why],
      tone: 'wrong',
    }
  }
  if (phone.calls.length === 0) return noCall[phone.line]
  if (phone.muted) return { text: 'You are on mute. Nobody can hear you.', tone: 'wrong' }
  return phone.line === 'registered'
    ? { text: 'Headset connected. Your microphone is on.', tone: 'good' }
    : {
        text: 'You can go on talking. The phone line is being mended by itself.',
        tone: 'wait',
      }
}

const noCall = {
  connecting: { text: 'Your headset works. Connecting it to the phone line…', tone: 'wait' },
  registered: { text: 'Your headset works. Wait for the box to connect it.', tone: 'wait' },
  lost: {
    text: 'The phone line is lost. It comes back by itself. If it does not, tell your supervisor.',
    tone: 'wrong',
  },
  refused: {
    text: 'The box does not take this headset. Is this seat open twice? Close one, or tell your supervisor.',
    tone: 'wrong',
  },
} satisfies Record<Line, PhoneWords>
