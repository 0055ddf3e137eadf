import { newId } from './new-id.ts'
import { newWordsInWelsh } from './new-script-welsh.ts'
import type { Asked, ClosingKind, Language, OpeningBlock, Script } from './script.ts'

/** What somebody says of a questionnaire that they begin. */
export type NewScript = {
  readonly title: string
  readonly organisation: string
  readonly subject: string
  readonly language: Language
}

/** Every word that a new questionnaire begins with. */
export type NewWords = {
  readonly opening: readonly OpeningBlock[]
  readonly closings: Readonly<Record<ClosingKind, string>>
  readonly asked: readonly Asked[]
}

/**
 * A questionnaire with nothing to ask yet: what must be said before the first question, the true answers to what people
 * ask, and words for every exit stand in it (R1, R2, R4, R5, R7). Its name is made of its title, and is none of `taken`.
 */
export function newScript(about: NewScript, taken: ReadonlySet<string>): Script {
  const { title, organisation, subject, language } = about
  const words = language === 'cy' ? newWordsInWelsh(about) : newWords(about)
  return {
    format: 'gatehouse-script/1',
    name: newId(title, taken, 'questionnaire'),
    ...{
      title: title.trim(),
      language,
      organisation: organisation.trim(),
      subject: subject.trim(),
    },
    ...words,
    questions: [],
  }
}

function newWords({ organisation, subject }: NewScript): NewWords {
  const prison =
    'This call is made from a supervised workplace in a prison. I cannot see your number, name or address.'
  return {
    opening: [
      {
        id: 'hello',
        kind: 'opening',
        read: `Hello, my name is {{working-name}}. I work for ${organisation}. We are asking people about ${subject}.`,
        says: ['organisation', 'subject'],
        ifAsked: [
          {
            asked: 'Is this a sales call?',
            say: 'No. This is research. We sell nothing, and nobody will ring you to sell you something because of it.',
          },
        ],
      },
      {
        id: 'prison',
        kind: 'opening',
        read: prison,
        says: ['prison'],
        ifAsked: [
          {
            asked: 'Are you a prisoner?',
            say: 'Yes. I am in prison and this is my paid job. I have been trained, and staff are in the room with me.',
          },
        ],
      },
      {
        id: 'listening',
        kind: 'opening',
        read: 'A supervisor may be listening. The sound is not kept. We keep the time and length of the call.',
        says: ['monitoring'],
      },
      {
        id: 'up-to-you',
        kind: 'opening',
        read: 'It is up to you if you take part. You can stop when you like, and you can leave out any question. Is it all right to start?',
        says: ['voluntary'],
      },
    ],
    closings: {
      completed:
        'That was the last question. Thank you for your time. Your answers will be mixed with other people’s, so nobody can tell which are yours. Goodbye.',
      refused: 'That is fine. Thank you for picking up the phone. Goodbye.',
      'call-back':
        'Of course. We will try again at another time. If that does not suit you, just say so then. Thank you. Goodbye.',
      stopped:
        'That is fine. I have stopped, and your answers have been deleted. Thank you for your time. Goodbye.',
      'never-again':
        'I understand. You will not be called from here again. I am sorry to have troubled you. Goodbye.',
      child:
        'Thank you. This call is only for people aged 16 and over, so I will stop now. You have done nothing wrong. Goodbye.',
      distressed:
        'I am sorry to have called at a hard time. I will stop now, and nothing you told me will be kept. Please take care. Goodbye.',
      'knows-me':
        'I think that we may know each other, so I have to end this call. It is nothing you have done. Nothing you told me will be kept. Goodbye.',
      'wrong-person':
        'I am sorry, this call has come to the wrong person. I will stop now. Goodbye.',
      language: 'I am sorry, I can only do this in English. Thank you. Goodbye.',
      close:
        'I am sorry, I have to end the call now. It is nothing you have done. Thank you for talking to me. Goodbye.',
    },
    asked: [
      {
        topic: 'who',
        asked: 'Who are you?',
        say: `I use the name {{working-name}} at work. I ask questions for ${organisation}. They do research with the public.`,
      },
      { topic: 'prison', asked: 'Are you in prison?', say: `Yes. ${prison}` },
      {
        topic: 'number',
        asked: 'How did you get my number?',
        say: `${organisation} was given a list of numbers for this research. A computer picked yours and placed the call. I cannot see it.`,
      },
      {
        topic: 'check',
        asked: 'How do I check that this is real?',
        say: `Please do check. You can look up ${organisation}, or ask the Market Research Society about them. Use a number that you find yourself. You can take part another day if you like.`,
      },
      {
        topic: 'recorded',
        asked: 'Is this call recorded?',
        say: 'No. A supervisor may be listening. The sound is not kept. We keep the time and length of the call.',
      },
      {
        topic: 'removed',
        asked: 'Can I have my answers removed?',
        say: 'Yes, while we are talking. Just say so and I will stop and delete them. After the last question your answers are mixed with other people’s. Then nobody can tell which are yours, so they cannot be taken out.',
      },
      {
        topic: 'length',
        asked: 'How long will it take?',
        say: 'A few minutes. You can stop when you like.',
      },
    ],
  }
}
