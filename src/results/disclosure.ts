import { leak, type Sighting } from './attack.ts'
import { threshold } from './rounding.ts'

/**
 * Which cells of a partition may be shown, given every earlier sighting of it; undefined when nothing may be told.
 * First hides counts below 10 (X2, X3), then the smallest count beside each leak until no leak is left (X5, X6).
 */
export function chooseShown(
  earlier: readonly Sighting[],
  counts: readonly number[],
  atoms: readonly number[],
): readonly boolean[] | undefined {
  const shown = counts.map((count) => count >= threshold)
  for (;;) {
    const leaking = leak([...earlier, { counts, shown: [...shown], atoms }])
    if (leaking === undefined) return shown
    const hide = nextToHide(leaking, counts, shown, atoms)
    if (hide === undefined) return undefined
    shown[hide] = false
  }
}

function nextToHide(
  leaking: readonly number[],
  counts: readonly number[],
  shown: readonly boolean[],
  atoms: readonly number[],
): number | undefined {
  const nearby = new Set(leaking.map((cell) => atoms[cell]))
  const beside = counts.map((_, cell) => cell).filter((cell) => nearby.has(atoms[cell]))
  return smallest(leaking, counts, shown) ?? smallest(beside, counts, shown)
}

function smallest(
  cells: readonly number[],
  counts: readonly number[],
  shown: readonly boolean[],
): number | undefined {
  const candidates = cells.filter((cell) => shown[cell] === true)
  return candidates.sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0))[0]
}

/** Splits the groups an outsider knows the totals of, because the people in `cells` are the base of another table. */
export function splitAtoms(atoms: readonly number[], cells: readonly boolean[]): readonly number[] {
  const names = new Map<string, number>()
  return atoms.map((atom, cell) => {
    const name = `${atom} ${cells[cell] === true}`
    const number = names.get(name) ?? names.size
    names.set(name, number)
    return number
  })
}
