export type KeepRecent<T> = {
  get(key: string): T | undefined
  /** Keeps it, and gives it back. */
  set(key: string, value: T): T
}

/**
 * A memory of what was worked out from texts: whatever was asked for lately is there, and no more than twice
 * `mostLetters` letters of keys are kept, however many texts come.
 */
export function keepRecent<T>(mostLetters: number): KeepRecent<T> {
  let recent = new Map<string, T>()
  let before = new Map<string, T>()
  let letters = 0
  const set = (key: string, value: T): T => {
    if (letters + key.length > mostLetters && recent.size > 0) {
      before = recent
      recent = new Map()
      letters = 0
    }
    recent.set(key, value)
    letters += key.length
    return value
  }
  return {
    get: (key) => {
      const known = recent.get(key)
      if (known !== undefined) return known
      const older = before.get(key)
      return older === undefined ? undefined : set(key, older)
    },
    set,
  }
}

/**
 * `make`, remembered for the `most` objects that were asked for last. For objects that never change and live long: what
 * was made of them does not live as long as they do.
 */
export function rememberFew<K extends object, V>(most: number, make: (of: K) => V): (of: K) => V {
  const known = new Map<K, V>()
  return (of) => {
    const there = known.get(of)
    const value = there ?? make(of)
    known.delete(of)
    known.set(of, value)
    const [oldest] = known.keys()
    if (known.size > most && oldest) known.delete(oldest)
    return value
  }
}
