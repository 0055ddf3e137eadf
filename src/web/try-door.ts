import type { House } from './house.ts'

export type Tried = 'right' | 'wrong' | { readonly waits: number | 'locked' }

/**
 * One try at a secret, counted before it is looked at: checking takes a while, and tries sent all at once would
 * otherwise all be taken before the first was counted.
 */
export async function tryDoor(
  { services: { lockOut }, clock }: House,
  door: string,
  isRight: () => Promise<boolean>,
): Promise<Tried> {
  const waits = lockOut.waits(door, clock.now())
  if (waits !== 0) return { waits }
  lockOut.wrong(door, clock.now())
  if (!(await isRight())) return 'wrong'
  lockOut.reset(door)
  return 'right'
}
