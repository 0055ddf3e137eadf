import { seeded } from '../../src/basics/seeded.ts'
import type { Response } from '../../src/results/tabulate.ts'
import type { Answers, Block, Script } from '../../src/scripts/script.ts'

const words = 'Thank you. Goodbye.'

export function scriptOf(questions: readonly Block[]): Script {
  return {
    format: 'gatehouse-script/1',
    name: 'buses',
    title: 'Buses in town',
    language: 'en',
    organisation: 'Town Travel Research',
    subject: 'buses',
    opening: [],
    questions,
    closings: {
      completed: words,
      refused: words,
      'call-back': words,
      stopped: words,
      'never-again': words,
      child: words,
      distressed: words,
      'knows-me': words,
      'wrong-person': words,
      language: words,
      close: words,
    },
    asked: [],
  }
}

const options = (...ids: string[]) => ids.map((id) => ({ id, label: `Label ${id}` }))

export const useBus = {
  id: 'q1',
  kind: 'single',
  read: 'Do you use the bus?',
  disclosure: 'open',
  options: options('yes', 'no'),
} as const satisfies Block

export const howOften = {
  id: 'q2',
  kind: 'scale',
  read: 'How often?',
  disclosure: 'quasi-identifier',
  options: options('daily', 'weekly'),
  when: { at: 'q1', is: ['yes'] },
} as const satisfies Block

export const whyNot = {
  id: 'q3',
  kind: 'multiple',
  read: 'You said {{q1}}. Why?',
  disclosure: 'sensitive',
  options: options('cost', 'time', 'none'),
  exclusive: ['none'],
} as const satisfies Block

export const rateRows = {
  id: 'q4',
  kind: 'grid',
  read: 'How good is the',
  disclosure: 'open',
  rows: options('price', 'seat'),
  options: options('good', 'bad'),
} as const satisfies Block

export const busScript = scriptOf([useBus, howOften, whyNot, rateRows])

export function one(option: string) {
  return { kind: 'one', option } as const
}

/** `count` people who gave these answers, with ids of their own. */
export function people(prefix: string, count: number, answers: Answers): readonly Response[] {
  return Array.from({ length: count }, (_, index) => ({ id: `${prefix}-${index}`, answers }))
}

/** A made-up town: the same seed gives the same people, and a longer list begins with the shorter one. */
export function town(seed: string, size: number, leaning: number): readonly Response[] {
  const random = seeded(seed)
  const pick = (...choices: string[]) =>
    choices[Math.floor(random() ** (1 + leaning) * choices.length)] ?? 'dk'
  return Array.from({ length: size }, (_, index) => {
    const q1 = pick('yes', 'no', 'dk', 'pnts')
    const reasons = ['cost', 'time'].filter(() => random() < 0.4)
    const q2 = pick('daily', 'weekly', 'pnts')
    const q3 = reasons.length > 0 ? reasons : [pick('none', 'dk')]
    return {
      id: `r${index}`,
      answers: {
        q1: one(q1),
        ...(q1 === 'yes' ? { q2: one(q2) } : {}),
        q3: { kind: 'several', options: q3 },
        'q4.price': one(pick('good', 'bad', 'dk')),
        'q4.seat': one(pick('bad', 'good', 'pnts')),
      },
    }
  })
}
