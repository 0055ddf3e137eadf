import { type Finding, refused } from './finding.ts'
import { dutyWords, topicWords } from './house-words.ts'
import type { HouseTopic, OpeningDuty, Script } from './script.ts'
import { textsOf } from './texts.ts'

const duties = ['organisation', 'subject', 'prison', 'monitoring', 'voluntary'] as const

/** R1, R3, R7: what must be said before the first question, and answered truthfully when somebody asks. */
export function checkOpening(script: Script): Finding[] {
  return [...missingDuties(script), ...missingTopics(script), ...unsaid(script), ...denials(script)]
}

function missingDuties(script: Script): Finding[] {
  const said = new Set(script.opening.flatMap(({ says }) => says))
  const asked = new Set(script.asked.map(({ topic }) => topic))
  const missing = duties.filter((duty) => !said.has(duty))
  return [
    ...missing.map((duty) =>
      refused(
        'opening-duty',
        'the opening',
        `Nothing in it says ${dutyWords[duty]}`,
        `Add an opening block with "says": ["${duty}"] (R1).`,
      ),
    ),
    ...(said.has('length') || asked.has('length')
      ? []
      : [
          refused(
            'opening-duty',
            'the opening',
            'Nowhere does it say how long the call takes',
            'Say it in the opening, or answer it under "asked" as "length" (R1).',
          ),
        ]),
    ...(said.has('source') || asked.has('number')
      ? []
      : [
          refused(
            'opening-duty',
            'the opening',
            'Nowhere does it say where the number came from',
            'Answer it under "asked" as "number" (R1).',
          ),
        ]),
  ]
}

function missingTopics(script: Script): Finding[] {
  const present = new Set(script.asked.map(({ topic }) => topic))
  return Object.entries(topicWords)
    .filter(([topic]) => topic !== 'length' && !present.has(topic))
    .map(([topic, words]) =>
      refused(
        'asked-topic',
        `asked "${topic}"`,
        `There is no answer to ${words}`,
        'Add it: people ask, and get a true answer.',
      ),
    )
}

/** A block that promises to say something must hold the words; Welsh words or English ones. */
function unsaid(script: Script): Finding[] {
  const readFor = (duty: OpeningDuty) =>
    script.opening
      .filter(({ says }) => says.includes(duty))
      .map(({ read }) => read)
      .join(' ')
  const sayFor = (topic: HouseTopic) =>
    script.asked
      .filter((one) => one.topic === topic)
      .map(({ say }) => say)
      .join(' ')
  const must: [string, string, boolean, string][] = [
    [
      'the opening, organisation',
      readFor('organisation'),
      has(readFor('organisation'), script.organisation),
      `Say the name "${script.organisation}".`,
    ],
    [
      'the opening, prison',
      readFor('prison'),
      prisonWord.test(readFor('prison')),
      'Say: "This call is made from a supervised workplace in a prison."',
    ],
    [
      'the opening, monitoring',
      readFor('monitoring'),
      /\blisten|\bgwrand/i.test(readFor('monitoring')),
      'Say: "A supervisor may be listening. The sound is not kept. We keep the time and length of the call."',
    ],
    [
      'asked "prison"',
      sayFor('prison'),
      /^(yes|ydw|ydy|ydi|ie|oes)\b/i.test(sayFor('prison').trim()) &&
        prisonWord.test(sayFor('prison')),
      'Begin with "Yes." and say that the call is made from a prison.',
    ],
    [
      'asked "recorded"',
      sayFor('recorded'),
      /\blisten|\bgwrand/i.test(sayFor('recorded')),
      'Say that a supervisor may be listening and that the sound is not kept.',
    ],
  ]
  return must
    .filter(([, text, said]) => text !== '' && !said)
    .map(([where, , , whatToDo]) =>
      refused('not-said', where, 'The words do not say what they must', whatToDo),
    )
}

/** With the forms that Welsh gives it: mewn carchar, o garchar, yng ngharchar. */
const prisonWord = /\bprison\b|\b(c|g|ngh|ch)archar\b/i

function has(text: string, words: string): boolean {
  return text.toLowerCase().includes(words.trim().toLowerCase())
}

const denial =
  /\bnot (calling |made |ringing |speaking )?(from |in |at )?(a |any )?prison(er)?\b|\bno prison\b|\b(nobody|no one) (else )?(is listening|listens|can hear|is on the line)\b|\b(is|are) not (being )?(listened to|monitored|supervised)\b|\bcall cent(re|er) in\b|\b(nid|dim|ddim) (\w+ ){0,4}(c|g|ngh|ch)archar\b|\bneb (arall )?yn gwrando\b/i

function denials(script: Script): Finding[] {
  return textsOf(script)
    .filter(({ text }) => denial.test(text))
    .map(({ where }) =>
      refused(
        'denial',
        where,
        'It denies or hides where the call comes from or who may listen',
        'Say the truth: neither may be denied or left out (R1, R7).',
      ),
    )
}
