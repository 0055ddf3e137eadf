/**
 * The age at which most people can read an English text aloud with ease: Flesch-Kincaid grade plus five (M16).
 * An estimate: syllables are counted by rule, and a text of fewer than twenty words tells little.
 */
export function readingAge(text: string): number {
  const words = wordsOf(text)
  if (words.length === 0) return 5
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0)
  const grade =
    0.39 * (words.length / sentencesOf(text).length) + 11.8 * (syllables / words.length) - 15.59
  return Math.max(5, grade + 5)
}

/** The sentences of a text, without empty ones; a text without a full stop is one sentence. */
export function sentencesOf(text: string): string[] {
  return text.split(/[.?!:;]+(?:\s|$)/).filter((sentence) => /\p{L}/u.test(sentence))
}

export function wordsOf(text: string): string[] {
  return text.match(/\p{L}[\p{L}'’-]*/gu) ?? []
}

/** Groups of vowels, less a silent final e; one at least. */
export function syllablesIn(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '')
  const spoken = letters.replace(/(?:[^laeiouy]es|[^aeioutdy]ed|[^laeiouy]e)$/, (end) =>
    end.charAt(0),
  )
  return Math.max(1, (spoken.match(/[aeiouy]+/g) ?? []).length)
}
