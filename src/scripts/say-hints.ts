import type { SayHint, Script } from './script.ts'
import type { Text } from './texts.ts'

/** The hints for the language that the script is read in now. */
export function hintsOf(script: Script): readonly SayHint[] {
  return (script.say ?? []).filter(({ language = script.language }) => language === script.language)
}

/** Those whose word stands in one of these texts, in the order of the script. */
export function hintsIn(hints: readonly SayHint[], texts: readonly string[]): readonly SayHint[] {
  return hints.filter(({ word }) => texts.some((text) => standsIn(word, text)))
}

/** Whether the word stands there, whole, in whatever case. */
export function standsIn(word: string, text: string): boolean {
  const plain = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{M}])${plain}(?![\\p{L}\\p{M}])`, 'iu').test(text)
}

/** Every hint as texts that somebody wrote: `say/1/word` and `say/1/say`. They are read by the agent, and never aloud. */
export function sayTexts(script: Script): Text[] {
  return (script.say ?? []).flatMap(({ word, say }, n) => {
    const where = `how to say "${word}"`
    const text = { where, role: 'asking', tokens: 'none' } as const
    return [
      { ...text, key: `say/${n + 1}/word`, text: word },
      { ...text, key: `say/${n + 1}/say`, text: say },
    ]
  })
}

/** A respelling as it could be meant: with its hyphens, without them, and with spaces in their place. */
export function readingsOf(say: string): readonly string[] {
  return [...new Set([say, say.replace(/[-’']/g, ''), say.replace(/[-’']/g, ' ')])]
}
