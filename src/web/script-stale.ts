import type { ConflictProps, ConflictText } from '../../views/governor/script-conflict.tsx'
import type { DocumentHash } from '../basics/ids.ts'
import type { State } from '../facts/state.ts'
import { type Fields, isOfPart, type PartName, partKey } from '../scripts/edit-part.ts'
import type { Script } from '../scripts/script.ts'
import { textsOf } from '../scripts/texts.ts'
import { keyIn, partIn } from '../scripts/topics.ts'
import { wordDifference } from '../scripts/word-difference.ts'
import { editGroups } from './script-edit-seen.ts'

/** The newest version of a draft, whatever was made of it since. */
export function newestOf({ scripts }: State, hash: DocumentHash): DocumentHash {
  const next = scripts.get(hash)?.replacedBy
  return next === undefined ? hash : newestOf({ scripts } as State, next)
}

/** More than this and nobody reads it: the questionnaire itself says the rest. */
const mostShown = 20

/** What somebody changed in a draft while it was open here: each text as it was and is. */
export function changedSince(before: Script, now: Script): ConflictProps {
  return { gone: false, texts: differences(before, now, () => true) }
}

/** The same where words were being written: what was typed here stands beside it. `said` keeps only what was changed here. */
export function writtenSince(
  before: Script,
  now: Script,
  name: PartName,
  said: Fields,
): { readonly conflict: ConflictProps; readonly said: Fields } {
  const there = partIn(before, now, name)
  const key = keyIn(before, now)
  const fieldThere = (field: string) =>
    field.replace(/^([a-z]{2}:)?(.*)$/s, (_, other = '', own) => `${other}${key(own)}`)
  const was = fieldsIn(before, name)
  const is = fieldsIn(now, there)
  const yours = new Map(
    [...was].flatMap(([field, { value }]) => {
      const typed = said(field)
      return typed === undefined || typed === value ? [] : [[fieldThere(field), typed] as const]
    }),
  )
  const here = [...was].flatMap(([field, { label, value }]): readonly ConflictText[] => {
    const current = is.get(fieldThere(field))?.value ?? ''
    const typed = yours.get(fieldThere(field))
    return current === value && typed === undefined
      ? []
      : [{ where: label, before: value, now: current, yours: typed }]
  })
  const others = differences(before, now, (one) => !isOfPart(one, there))
  const gone = partKey(now, there) === undefined
  return { conflict: { gone, texts: [...here, ...others] }, said: (field) => yours.get(field) }
}

function differences(
  before: Script,
  now: Script,
  wanted: (key: string) => boolean,
): readonly ConflictText[] {
  const known = keyIn(before, now)
  const was = new Map(textsOf(before).map(({ key, text }) => [known(key), text]))
  const is = new Map(textsOf(now).map(({ key, text }) => [key, text]))
  return wordDifference(before, now)
    .filter(({ key }) => wanted(key))
    .slice(0, mostShown)
    .map(({ key, where }) => ({
      ...{ where, before: was.get(key) ?? '', now: is.get(key) ?? '', yours: undefined },
    }))
}

function fieldsIn(script: Script, name: PartName) {
  if (partKey(script, name) === undefined)
    return new Map<string, { label: string; value: string }>()
  const fields = editGroups(script, name, () => undefined).flatMap(({ texts }) =>
    texts.flatMap((text) => text.fields),
  )
  return new Map(fields.map((one) => [one.name, { label: one.label, value: one.value ?? '' }]))
}
