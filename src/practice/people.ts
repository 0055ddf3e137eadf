import type { Character } from '../exchange/characters.ts'
import { Conversation } from '../exchange/conversation.ts'
import type { Heard, Spoken } from '../exchange/spoken.ts'
import type { ExitKind } from '../scripts/exits.ts'

type Manner = {
  /** For whoever scores it. The agent is not told whom they will meet. */
  readonly label: string
  readonly character: Character
  /** What a careful agent comes to: the end of the questions, or an exit. */
  readonly wants: 'completed' | ExitKind
  /** How they say it. */
  readonly says: (spoken: Spoken, plain: string, nth: number) => string
}

const plainly: Manner['says'] = (_spoken, plain) => plain

/** Whom an agent in training meets: the exchange's respondents, each with a manner of their own. */
export const practicePeople = {
  polite: {
    label: 'Polite',
    character: 'completes',
    wants: 'completed',
    says: ({ kind }, plain) => (isAsked(kind) ? `Yes, of course. ${plain}` : plain),
  },
  hurried: {
    label: 'In a hurry',
    character: 'completes',
    wants: 'completed',
    says: (_spoken, plain, nth) => (nth % 3 === 1 ? `Be quick, please. ${plain}` : plain),
  },
  confused: {
    label: 'Confused',
    character: 'completes',
    wants: 'completed',
    says: ({ kind }, plain, nth) =>
      isAsked(kind) && nth % 2 === 0
        ? `Sorry, what do you mean by that? … Oh, I see. ${plain}`
        : plain,
  },
  angry: {
    label: 'Angry',
    character: 'never-call',
    wants: 'never-call',
    says: ({ kind }, plain) =>
      kind === 'closing'
        ? 'And do not dare to ring again!'
        : `Who do you think you are? I am sick of these calls. ${plain}`,
  },
  child: { label: 'A child', character: 'child', wants: 'child', says: plainly },
  recognises: {
    label: 'Recognises the agent',
    character: 'knows-agent',
    wants: 'knows-me',
    says: plainly,
  },
  'asks-who': {
    label: 'Asks who is calling and why',
    character: 'completes',
    wants: 'completed',
    says: (_spoken, plain, nth) =>
      nth === 1
        ? 'Who is this, and why are you calling me? Where did you get my number? … All right, go on.'
        : nth === 3
          ? `Wait, are you in prison? Is this recorded? … Fair enough. ${plain}`
          : plain,
  },
} as const satisfies Readonly<Record<string, Manner>>

export type PracticeKind = keyof typeof practicePeople
export const practiceKinds = Object.keys(practicePeople) as PracticeKind[]

/** One played respondent on the line of nobody. The same seed gives the same answers. */
export class PlayedRespondent {
  readonly kind: PracticeKind
  readonly #conversation: Conversation
  readonly #heard = new Map<string, Heard>()

  constructor(kind: PracticeKind, seed: string) {
    this.kind = kind
    const { character } = practicePeople[kind]
    const farEnd = { does: 'answer', ringsAfter: 0, answersAfter: 0 } as const
    this.#conversation = new Conversation({ character, patience: 99, farEnd, seed }, seed)
  }

  /** What they say to these words. A page looked at twice is not spoken twice. */
  hear(spoken: Spoken): Heard {
    const known = this.#heard.get(spoken.place)
    if (known) return known
    const plain = this.#conversation.hear(spoken)
    const says = practicePeople[this.kind].says(spoken, plain.says, this.#heard.size + 1)
    const heard = { ...plain, says }
    this.#heard.set(spoken.place, heard)
    return heard
  }
}

function isAsked(kind: Spoken['kind']): boolean {
  return !['opening', 'statement', 'closing'].includes(kind)
}
