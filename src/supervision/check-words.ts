/** What the supervisor reads to the person at the end of an interview that was drawn (R9). */
export type CheckWords = {
  /** Read by the agent, who then says nothing more until the supervisor is done. */
  readonly handOver: string
  readonly hello: string
  readonly asked: string
  readonly told: string
  readonly thanks: string
}

/** The script's own subject, as the person has heard it. */
const subjectToken = '{{subject}}'

/** Fixed words, in every language that a script can be read in; the same for every study but for its subject. */
export const checkWords = {
  en: {
    handOver: 'My supervisor has two short questions for you. Please wait a moment.',
    hello:
      'Hello, I am the supervisor. I have two short questions about this call. You do not have to answer them.',
    asked: 'Were you asked questions about this subject: {{subject}}?',
    told: 'Were you told that this call is made from a prison, and that you choose whether to take part?',
    thanks: 'Thank you. My colleague will now end the call.',
  },
  cy: {
    handOver:
      'Mae gan fy ngoruchwyliwr ddau gwestiwn byr i chi. Arhoswch am eiliad, os gwelwch yn dda.',
    hello:
      'Helo, fi yw’r goruchwyliwr. Mae gen i ddau gwestiwn byr am yr alwad hon. Nid oes rhaid i chi eu hateb.',
    asked: 'A ofynnwyd cwestiynau i chi ar y pwnc hwn: {{subject}}?',
    told: 'A ddywedwyd wrthych fod yr alwad hon yn cael ei gwneud o garchar, ac mai chi sy’n dewis a ydych am gymryd rhan?',
    thanks: 'Diolch. Bydd fy nghydweithiwr yn gorffen yr alwad nawr.',
  },
} as const satisfies Record<string, CheckWords>

export type CheckLanguage = keyof typeof checkWords

/** The words for one script: nothing but its subject is put into them. */
export function wordsOfCheck(language: CheckLanguage, subject: string): CheckWords {
  const words = checkWords[language]
  return { ...words, asked: words.asked.replace(subjectToken, () => subject) }
}

export const checkQuestions = ['asked', 'told'] as const
export type CheckQuestion = (typeof checkQuestions)[number]

export const checkAnswers = {
  yes: 'Yes',
  no: 'No',
  unsure: 'Does not know, or does not say',
} as const
export type CheckAnswer = keyof typeof checkAnswers

/**
 * How the check went. One "no" fails it; a person who remembers neither, or does not say, says nothing of the agent.
 */
export function resultOf(
  answers: Readonly<Record<CheckQuestion, CheckAnswer>>,
): 'passed' | 'failed' | 'nothing-said' {
  const given = checkQuestions.map((question) => answers[question])
  if (given.includes('no')) return 'failed'
  return given.includes('yes') ? 'passed' : 'nothing-said'
}
