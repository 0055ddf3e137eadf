import type { Block, Language, Script, Wording } from '../scripts/script.ts'
import { textsOf } from '../scripts/texts.ts'
import { languageCode } from './languages.ts'

/** The same questions read in another language of the file: names and routes are theirs, so only words differ. */
export type OtherReading = {
  readonly name: string
  readonly title: string
  readonly blocks: readonly Block[]
}

/**
 * A script with the words of the other languages of its file as versions, where the box has rules for them. A version
 * is for the words of the questions: what the house says around them is to be written on the page.
 */
export function withVersions(
  script: Script,
  others: readonly OtherReading[],
): { readonly script: Script; readonly notes: readonly string[] } {
  const keys = textsOf(script).map(({ key }) => key)
  const versions: Partial<Record<Language, Wording>> = { ...script.versions }
  const notes: string[] = []
  for (const { name, title, blocks } of others) {
    const language = languageCode(name)
    if (language === undefined || versions[language]) continue
    const read = textsOf({ ...script, title, questions: blocks })
    const own = read.filter(({ key }) => /^questions\//.test(key) && keys.includes(key))
    if (own.length === 0) continue
    const named = title === script.title ? [] : [['title', title] as const]
    versions[language] = Object.fromEntries([
      ...named,
      ...own.map(({ key, text }) => [key, text] as const),
    ])
    const missing = keys.length - own.length - named.length
    notes.push(
      `The words in "${name}" were taken as a second language: ${own.length + named.length} texts. ${missing} texts have none yet, those of the house among them: write them on the page, or take the language out there.`,
    )
  }
  const any = Object.keys(versions).length > 0
  return { script: any ? { ...script, versions } : script, notes }
}

/** Whether a language of the file, by its name there, can be a second one of the script. */
export function isOther({ language }: Script): (name: string) => boolean {
  return (name) => languageCode(name) !== undefined && languageCode(name) !== language
}

/** The sentence for a language that the box has no rules for. */
export function notTaken(name: string): string {
  return `The words in "${name}" were not taken: the box can check English and Welsh only (P4).`
}
