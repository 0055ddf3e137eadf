import type { AddTopicProps, TopicGoing } from '../../views/governor/topic-forms.tsx'
import type { PartName } from '../scripts/edit-part.ts'
import { whyKept } from '../scripts/edit-topics.ts'
import { topicWords } from '../scripts/house-words.ts'
import type { Script } from '../scripts/script.ts'
import { topicNames } from '../scripts/topics.ts'
import { first, ownTopic } from './script-press.ts'

/** Whether the open topic can go, or why not; undefined where none is open. */
export function topicGoing(script: Script, open: PartName): TopicGoing | undefined {
  const name = openTopic(script, open)
  return name === undefined ? undefined : { name, kept: whyKept(script, name) }
}

/** The form for one more thing that people ask, behind the open one; what was said in a refused one stays in it. */
export function addTopicSeen(
  script: Script,
  open: PartName,
  said: (name: string) => string | undefined,
): AddTopicProps {
  const names = topicNames(script)
  const last = openTopic(script, open) ?? names.at(-1) ?? first
  const missing = Object.entries(topicWords).filter(([topic]) => !names.includes(topic))
  return {
    about:
      missing.length === 0
        ? undefined
        : {
            field: {
              ...{ name: 'new-topic', label: 'What it is about' },
              value: said('new-topic') ?? ownTopic,
            },
            choices: [
              ...missing.map(([value, words]) => ({ value, label: `It says ${words}` })),
              { value: ownTopic, label: 'Something else' },
            ],
          },
    after: {
      field: {
        ...{ name: 'new-topic-after', label: 'Where it stands' },
        value: said('new-topic-after') ?? last,
      },
      choices: [
        { value: first, label: 'Before all of them' },
        ...script.asked.map(({ asked }, n) => ({
          value: names[n] ?? '',
          label: `After ${names[n]}: ${asked.slice(0, 60)}`,
        })),
      ],
    },
    asked: {
      ...{ name: 'new-topic-asked', label: 'What people ask' },
      value: said('new-topic-asked') ?? '',
    },
    say: {
      ...{ name: 'new-topic-say', label: 'What the agent says to it' },
      hint: 'Read out word for word, on every page of the interview, whenever somebody asks.',
      value: said('new-topic-say') ?? '',
    },
    opened: said('new-topic-asked') !== undefined,
  }
}

function openTopic(script: Script, open: PartName): string | undefined {
  return open.part === 'asked' ? topicNames(script)[Number(open.id) - 1] : undefined
}
