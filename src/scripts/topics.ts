import type { PartName } from './edit-part.ts'
import type { Script } from './script.ts'

/**
 * What people ask, thing by thing, each by a name that no other has: its topic, and behind a topic that stands there
 * again the how-manieth it is, as `who.2`. Places change when one is moved; names stay.
 */
export function topicNames({ asked }: Pick<Script, 'asked'>): readonly string[] {
  const seen = new Map<string, number>()
  return asked.map(({ topic }) => {
    const nth = (seen.get(topic) ?? 0) + 1
    seen.set(topic, nth)
    return nth === 1 ? topic : `${topic}.${nth}`
  })
}

/**
 * The key of a text of `before` as the same text has it in `after`: what stands in another place there is no other
 * text. Of a topic that is gone the key is one that nothing in `after` has.
 */
export function keyIn(before: Script, after: Script): (key: string) => string {
  const names = topicNames(after)
  const places = topicNames(before).map((name, n) => {
    const at = names.indexOf(name)
    return at < 0 ? names.length + n + 1 : at + 1
  })
  return (key) =>
    key.replace(/^asked\/(\d+)\//, (whole, n: string) => {
      const place = places[Number(n) - 1]
      return place === undefined ? whole : `asked/${place}/`
    })
}

/** The same part in another version of the script: a topic by its name, wherever it stands there; gone, it is no part of it. */
export function partIn(before: Script, after: Script, name: PartName): PartName {
  if (name.part !== 'asked') return name
  const [, id = name.id] = keyIn(before, after)(`asked/${name.id}/say`).split('/')
  return { part: 'asked', id }
}
