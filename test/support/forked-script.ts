import type { Block, Script } from '../../src/scripts/script.ts'
import { trialScript } from '../scripts/trial-script.ts'

const options = [
  { id: 'good', label: 'Good' },
  { id: 'fair', label: 'Fair' },
  { id: 'bad', label: 'Bad' },
]

const ask = (id: string, more: Partial<Block> = {}): Block =>
  ({
    id,
    kind: 'single',
    disclosure: 'open',
    read: 'How was that for you?',
    options,
    ...more,
  }) as Block

/** Ten questions for everybody, the third a fork: so many more for those who say yes there, so many for those who say no. */
export function forkedScript(more: { readonly yes: number; readonly no: number }): Script {
  const way = (answer: 'yes' | 'no') =>
    Array.from({ length: more[answer] }, (_, i) =>
      ask(`${answer}-${i + 1}`, { when: { at: 'fork', is: [answer] } }),
    )
  const all = Array.from({ length: 9 }, (_, i) => ask(`all-${i + 1}`))
  const fork = ask('fork', {
    read: 'Have you been in touch with them this year?',
    options: [
      { id: 'yes', label: 'Yes' },
      { id: 'no', label: 'No' },
    ],
  })
  const questions = [...all.slice(0, 2), fork, ...way('yes'), ...way('no'), ...all.slice(2)]
  return { ...trialScript(), name: 'forked', questions }
}
