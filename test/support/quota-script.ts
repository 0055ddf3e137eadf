import type { Block, Script } from '../../src/scripts/script.ts'
import { trialScript } from '../scripts/trial-script.ts'

const options = (...ids: readonly string[]) =>
  ids.map((id) => ({ id, label: id.charAt(0).toUpperCase() + id.slice(1) }))

const ask = (id: string, ids: readonly string[], more: Partial<Block> = {}): Block =>
  ({
    id,
    kind: 'single',
    disclosure: 'open',
    read: 'How was that for you?',
    options: options(...ids),
    ...more,
  }) as Block

/** Short, with a fork and an age that quotas may be over, and the end for whoever is too many. */
export function quotaScript(): Script {
  const questions: readonly Block[] = [
    ask('fork', ['yes', 'no']),
    ask('age', ['young', 'old']),
    { id: 'too-many', kind: 'end', as: 'quota-full', cell: ['fork', 'age'], read: 'Thank you.' },
    ask('health', ['good', 'bad'], { disclosure: 'sensitive' }),
    ask('brands', ['a', 'b'], { kind: 'multiple' }),
    ask('late', ['yes', 'no']),
  ]
  return { ...trialScript(), name: 'quotas', questions }
}
