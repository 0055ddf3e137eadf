import type { Language, Script, Wording } from './script.ts'
import { textsOf } from './texts.ts'

/** The script without words of other languages for texts that it no longer has. */
export function tidyVersions(script: Script): Script {
  if (script.versions === undefined) return script
  const keys = new Set(textsOf(script).map(({ key }) => key))
  const isTidy = Object.values(script.versions).every((words) =>
    Object.keys(words).every((key) => keys.has(key)),
  )
  if (isTidy) return script
  const versions = Object.entries(script.versions).map(([language, words]): [Language, Wording] => [
    language as Language,
    Object.fromEntries(Object.entries(words).filter(([key]) => keys.has(key))),
  ])
  return { ...script, versions: Object.fromEntries(versions) }
}
