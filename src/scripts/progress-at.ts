import { locate } from './places.ts'
import type { Place, Script } from './script.ts'

export type Stage = 'opening' | 'questions' | 'closing'

/** How far the conversation is: the only thing that may be shown of it to anybody but the agent. */
export function progressAt(script: Script, place: Place | 'completed'): Stage {
  if (place === 'completed') return 'closing'
  return locate(script, place)?.block.kind === 'opening' ? 'opening' : 'questions'
}
