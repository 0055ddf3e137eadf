import { doesNotKnow, type Language, type Option, prefersNotToSay } from './script.ts'

const labels: Readonly<Record<Language, readonly [string, string]>> = {
  en: [doesNotKnow.label, prefersNotToSay.label],
  cy: ['Ddim yn gwybod', 'Mae’n well ganddynt beidio â dweud'],
}

/** The two answers that every question has (R6), as the agent's page says them in a language. */
export function houseAnswers(language: Language): readonly [Option, Option] {
  const [unknown, unsaid] = labels[language]
  return [
    { id: doesNotKnow.id, label: unknown },
    { id: prefersNotToSay.id, label: unsaid },
  ]
}
