import type { Asked, Clarification, ClosingKind, OpeningBlock, Script } from '../scripts/script.ts'

/** The words of the house around the questions, for a form that brings none of its own. */
export function houseOpening(organisation: string, subject: string): readonly OpeningBlock[] {
  const block = (id: string, read: string, says: OpeningBlock['says'], ifAsked?: Clarification[]) =>
    ({ id, kind: 'opening', read, says, ...(ifAsked === undefined ? {} : { ifAsked }) }) as const
  return [
    block(
      'opening-hello',
      `Hello, my name is {{working-name}}. I work for ${organisation}. We are asking people about ${subject}.`,
      ['organisation', 'subject'],
    ),
    block(
      'opening-prison',
      'This call is made from a supervised workplace in a prison. I cannot see your number, name or address.',
      ['prison'],
    ),
    block(
      'opening-listening',
      'A supervisor may be listening. The sound is not kept. We keep the time and length of the call.',
      ['monitoring'],
    ),
    block(
      'opening-up-to-you',
      'It is up to you if you take part. You can stop when you like, and you can leave out any question. Is it all right to start?',
      ['voluntary'],
    ),
  ]
}

export const houseClosings: Readonly<Record<ClosingKind, string>> = {
  completed: 'That was the last question. Thank you for your time and your help. Goodbye.',
  refused: 'That is fine. Thank you for picking up the phone. Goodbye.',
  'call-back': 'Of course. We will try again at another time. Thank you. Goodbye.',
  stopped: 'That is fine. I have stopped, and your answers have been deleted. Thank you. Goodbye.',
  'never-again': 'I understand. You will not be called from here again. Goodbye.',
  child: 'Thank you. This call is only for people aged 16 and over, so I will stop now. Goodbye.',
  distressed:
    'I am sorry to have called at a hard time. I will stop now. Please take care. Goodbye.',
  'knows-me':
    'I think that we may know each other, so I have to end this call. It is nothing you have done. Goodbye.',
  'wrong-person': 'I am sorry, this call has come to the wrong person. I will stop now. Goodbye.',
  language: 'I am sorry, I can only do this in one language. Thank you. Goodbye.',
  close: 'I am sorry, I have to end the call now. It is nothing you have done. Goodbye.',
}

export function houseAsked(organisation: string): readonly Asked[] {
  return [
    {
      topic: 'who',
      asked: 'Who are you?',
      say: `I use the name {{working-name}} at work. I ask questions for ${organisation}.`,
    },
    {
      topic: 'prison',
      asked: 'Are you in prison?',
      say: 'Yes. This call is made from a supervised workplace in a prison. I cannot see your number, name or address.',
    },
    {
      topic: 'number',
      asked: 'How did you get my number?',
      say: `A computer picked it from a list that ${organisation} holds for this research. I cannot see it.`,
    },
    {
      topic: 'check',
      asked: 'How do I check that this is real?',
      say: `Please do check. You can look up ${organisation}, or ask the Market Research Society about them. Use a number that you find yourself.`,
    },
    {
      topic: 'recorded',
      asked: 'Is this call recorded?',
      say: 'No. A supervisor may be listening. The sound is not kept. We keep the time and length of the call.',
    },
    {
      topic: 'removed',
      asked: 'Can I have my answers removed?',
      say: 'Yes, while we are talking. Just say so and I will stop and delete them. After the last question nobody can tell which are yours, so they cannot be taken out.',
    },
    {
      topic: 'length',
      asked: 'How long will it take?',
      say: 'About [length] minutes. You can stop when you like.',
    },
  ]
}

export type Frame = Pick<Script, 'opening' | 'closings' | 'asked'>
