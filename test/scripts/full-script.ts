import type { Script } from '../../src/scripts/script.ts'
import { textsOf } from '../../src/scripts/texts.ts'
import { trialScript } from './trial-script.ts'

/** The trial's questionnaire with one of everything that a script can say besides. */
export function fullScript(): Script {
  const script = trialScript()
  return {
    ...script,
    questions: [
      ...script.questions.slice(0, 1),
      {
        id: 'over',
        kind: 'end',
        as: 'screened-out',
        when: { at: 'has-policy', is: ['no'] },
        read: 'Thank you. This study is for people who have a policy. Goodbye.',
      },
      {
        id: 'order',
        kind: 'ranking',
        disclosure: 'open',
        read: 'Which of these matters most to you?',
        thenRead: 'And which comes next?',
        direction: 'Read the list once.',
        probes: ['Which comes closest?'],
        ranks: 2,
        rotate: 'randomise',
        last: ['other'],
        options: [
          { id: 'price', label: 'The price' },
          { id: 'help', label: 'The help you get' },
          { id: 'other', label: 'Something else' },
        ],
      },
      {
        id: 'score',
        kind: 'scale',
        disclosure: 'open',
        read: 'How good is your insurer, from 1 to 3?',
        ifAsked: [{ asked: 'What is good?', say: 'Whatever you think is good.' }],
        ends: { first: 'very poor', last: 'very good' },
        rotate: 'reverse',
        options: ['1', '2', '3'].map((id) => ({ id, label: id })),
      },
      {
        id: 'parts',
        kind: 'grid',
        disclosure: 'open',
        read: 'How good is this?',
        rows: [{ id: 'calls', label: 'The calls' }],
        ends: { first: 'poor', last: 'good' },
        options: ['1', '2', '3'].map((id) => ({ id, label: id })),
      },
    ],
    turns: [{ parts: [['score'], ['parts']], by: 'randomise' }],
  }
}

/** A Welsh version of a script: honest words, the same in every text, with the tokens of the original. */
export function inWelsh(script: Script): Script {
  const cy = Object.fromEntries(
    textsOf(script)
      .filter(({ key }) => key !== 'organisation')
      .map(({ key, text }, n) => [
        key,
        [`Geiriau Cymraeg rhif ${n}.`, ...(text.match(/\{\{[^{}]*\}\}/g) ?? [])].join(' '),
      ]),
  )
  const said = {
    'opening/hello/read':
      'Helo, fy enw i yw {{working-name}}. Rwy’n gweithio i Fairfield Research.',
    'opening/prison/read': 'Mae’r alwad hon yn cael ei gwneud o weithle mewn carchar.',
    'opening/listening/read': 'Efallai fod goruchwyliwr yn gwrando.',
    ...Object.fromEntries(
      script.asked.map(({ topic }, n) => [
        `asked/${n + 1}/say`,
        topic === 'prison'
          ? 'Ydw. Mae’r alwad yn dod o garchar.'
          : topic === 'recorded'
            ? 'Nac ydy. Efallai fod goruchwyliwr yn gwrando.'
            : (cy[`asked/${n + 1}/say`] ?? ''),
      ]),
    ),
  }
  return { ...script, versions: { cy: { ...cy, ...said } } }
}
