import type { FlowRow } from '../../views/governor/flow-layout.ts'
import { type FlowStop, flowOf } from '../scripts/flow.ts'
import type { Script } from '../scripts/script.ts'

const kinds: Readonly<Record<FlowStop['kind'], string>> = {
  opening: 'Opening',
  statement: 'Statement',
  single: 'Single choice',
  multiple: 'Multiple choice',
  scale: 'Rating scale',
  grid: 'Grid',
  ranking: 'Ranking',
  end: 'The interview ends here',
  completed: 'The end of the interview',
}

/** The way through a script, stop by stop, in the words of the picture and of the list beneath it. */
export function flowRows(script: Script, home: string): readonly FlowRow[] {
  return flowOf(script).flatMap(({ onlyIf, stops }, run) =>
    stops.map((stop): FlowRow => {
      const { id, kind, read, offers, decides } = stop
      return {
        id,
        kind: offers === undefined ? kinds[kind] : `${kinds[kind]}, ${offers}`,
        read,
        onlyIf: onlyIf === undefined ? undefined : `Only if ${onlyIf}`,
        decides: decides.length === 0 ? undefined : `Decides about ${decides.join(', ')}`,
        look: kind === 'end' || kind === 'completed' ? 'end' : offers ? 'asked' : 'said',
        run,
        href: `${home}#block-${id}`,
      }
    }),
  )
}
