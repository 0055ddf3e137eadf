import { randomInt } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'

/** How many items are worked on before other work gets its turn; some 5 ms of sealing or hashing. */
export const itemsPerTurn = 1_000

/** Lets everything else that is waiting run: no turn of the event loop may take long (design 2). */
export function otherWork(): Promise<void> {
  return setImmediate()
}

/** 0 to `count - 1` in an order that nobody can foresee or repeat (Fisher-Yates over the system's randomness). */
export async function randomOrder(count: number): Promise<Uint32Array> {
  const order = new Uint32Array(count)
  for (let i = 0; i < count; i++) order[i] = i
  for (let i = count - 1; i > 0; i--) {
    const j = randomInt(i + 1)
    const swapped = order[i] ?? 0
    order[i] = order[j] ?? 0
    order[j] = swapped
    if (i % itemsPerTurn === 0) await otherWork()
  }
  return order
}
