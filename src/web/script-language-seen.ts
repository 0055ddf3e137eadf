import type { ConflictProps, ConflictText } from '../../views/governor/script-conflict.tsx'
import type { LanguageText } from '../../views/governor/script-language-page.tsx'
import { missingIn } from '../scripts/edit-language.ts'
import { blockOf } from '../scripts/parts-to-read.ts'
import type { Language, Script } from '../scripts/script.ts'
import { type Text, textsOf } from '../scripts/texts.ts'
import { keyIn } from '../scripts/topics.ts'
import { languageWords } from './script-edit-seen.ts'

/** Which texts are shown: all of them, or those without words; and the how-manieth of them, from 1. */
export type Page = { readonly show: 'all' | 'missing'; readonly page: number }

type Typed = Readonly<Record<string, string>>

/** A form of a page of ours holds 64 KiB: so many texts at most, and so many letters of them. */
const onOnePage = { texts: 30, letters: 6_000 }

/** The texts of a draft beside their words in another language, part by part. */
export function languageSeen(
  script: Script,
  language: Language,
  at: string,
  asked: Page,
  typed: Typed,
) {
  const missing = missingIn(script, language)
  const left = new Set(missing.map(({ key }) => key))
  const all = textsOf(script)
  const wanted =
    asked.show === 'all' ? all : all.filter(({ key }) => left.has(key) || Object.hasOwn(typed, key))
  const sheets = sheetsOf(wanted)
  const page = Math.min(asked.page, sheets.length)
  const shown = sheets[page - 1] ?? []
  const name = languageWords[language]
  const href = (show: Page['show'], number: number) => `${at}?show=${show}&page=${number}`
  const others = sheets.map((_, n) => n + 1).filter((one) => one !== page)
  return {
    action: href(asked.show, page),
    left:
      missing.length === 0
        ? `Every text has words in ${name}.`
        : `${missing.length} of ${all.length} texts have no words in ${name} yet. Until they have, nobody can propose it.`,
    parts: partsOf(script, language, shown, typed),
    links: [
      asked.show === 'all'
        ? { href: href('missing', 1), text: `Only what is missing (${missing.length})` }
        : { href: href('all', 1), text: `All texts (${all.length})` },
      ...others.map((one) => ({ href: href(asked.show, one), text: `Page ${one}` })),
    ],
  }
}

function sheetsOf(texts: readonly Text[]): readonly (readonly Text[])[] {
  const sheets: Text[][] = [[]]
  let letters = 0
  for (const one of texts) {
    const sheet = sheets.at(-1) ?? []
    letters += one.text.length
    const full = sheet.length >= onOnePage.texts || letters > onOnePage.letters
    if (full && sheet.length > 0) sheets.push([one])
    else sheet.push(one)
    if (full) letters = one.text.length
  }
  return sheets
}

function partsOf(script: Script, language: Language, shown: readonly Text[], typed: Typed) {
  const parts = new Map<string, LanguageText[]>()
  const words = script.versions?.[language] ?? {}
  for (const { key, where, text } of shown) {
    const part = parts.get(blockOf(key)) ?? []
    const value = (Object.hasOwn(typed, key) ? typed[key] : words[key]) ?? ''
    const label = `${capital(where)}, in ${languageWords[language]}`
    part.push({ where, words: text, field: { name: `t:${key}`, label, value } })
    parts.set(blockOf(key), part)
  }
  return [...parts].map(([heading, texts]) => ({ heading, texts }))
}

/** What was typed on an older draft, on the newest one, beside what somebody else wrote there meanwhile. */
export function translatedSince(
  before: Script,
  now: Script,
  language: Language,
  typed: Typed,
): { readonly typed: Typed; readonly conflict: ConflictProps } {
  const was = before.versions?.[language] ?? {}
  const is = now.versions?.[language] ?? {}
  const there = keyIn(before, now)
  const yours = Object.entries(typed).filter(([key, words]) => words !== (was[key] ?? ''))
  const texts = textsOf(before).flatMap(({ key, where }): readonly ConflictText[] => {
    const mine = yours.find(([one]) => one === key)?.[1]
    const written = is[there(key)] ?? ''
    if ((was[key] ?? '') === written && mine === undefined) return []
    return [{ where, before: was[key] ?? '', now: written, yours: mine }]
  })
  return {
    typed: Object.fromEntries(yours.map(([key, words]) => [there(key), words])),
    conflict: { gone: now.versions?.[language] === undefined, texts },
  }
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
