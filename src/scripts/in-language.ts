import { rememberFew } from '../basics/keep-recent.ts'
import type { Block, Clarification, Ends, Language, Option, Script, Wording } from './script.ts'

/** The languages in which a script can be read: its own first. */
export function languagesOf(script: Script): readonly Language[] {
  const others = Object.keys(script.versions ?? {}) as Language[]
  return [script.language, ...others.filter((language) => language !== script.language)]
}

/**
 * The script with its words in another language: the same ids, routes and answers, so that an interview can change
 * language at any place. A text that the version lacks stays as it is; the checker refuses such a version.
 */
export function inLanguage(script: Script, language: Language): Script {
  const words = script.versions?.[language]
  if (language === script.language || words === undefined) return script
  const versions = remembered(script)
  const version = versions.get(language) ?? madeOf(script, words, language)
  versions.set(language, version)
  return version
}

/** A script never changes: what it is in another language is made once while somebody looks at it. */
const remembered = rememberFew<Script, Map<Language, Script>>(4, () => new Map())

function madeOf(script: Script, words: Wording, language: Language): Script {
  const { say, ...worded } = withWords(script, words)
  const own = script.language
  // A hint that names no language is for the script's own, and stays one of that.
  const hints = say?.map((hint) => ({ ...hint, language: hint.language ?? own }))
  return { ...worded, ...(hints ? { say: hints } : {}), language }
}

/** The script with these texts in place of its own, by their keys; ids, routes and answers stay. */
export function withWords(script: Script, words: Wording): Script {
  const say: Say = (key, text) => (Object.hasOwn(words, key) ? (words[key] ?? text) : text)
  return {
    ...script,
    title: say('title', script.title),
    organisation: say('organisation', script.organisation),
    subject: say('subject', script.subject),
    opening: script.opening.map((block) => ({
      ...block,
      read: say(`opening/${block.id}/read`, block.read),
      ...clarified(block.ifAsked, `opening/${block.id}`, say),
    })),
    questions: script.questions.map((block) => blockIn(block, `questions/${block.id}`, say)),
    closings: Object.fromEntries(
      Object.entries(script.closings).map(([kind, text]) => [kind, say(`closings/${kind}`, text)]),
    ) as Script['closings'],
    asked: script.asked.map((one, n) => ({
      ...one,
      asked: say(`asked/${n + 1}/asked`, one.asked),
      say: say(`asked/${n + 1}/say`, one.say),
    })),
  }
}

type Say = (key: string, text: string) => string

function blockIn<B extends Block>(block: B, at: string, say: Say): B {
  const read = { read: say(`${at}/read`, block.read) }
  const direction =
    block.direction === undefined ? {} : { direction: say(`${at}/direction`, block.direction) }
  const probes =
    block.probes === undefined
      ? {}
      : { probes: block.probes.map((text, n) => say(`${at}/probes/${n + 1}`, text)) }
  return {
    ...block,
    ...read,
    ...direction,
    ...clarified(block.ifAsked, at, say),
    ...probes,
    ...('thenRead' in block ? { thenRead: say(`${at}/thenRead`, block.thenRead) } : {}),
    ...('rows' in block ? { rows: listed(block.rows, `${at}/rows`, say) } : {}),
    ...('options' in block ? { options: listed(block.options, `${at}/options`, say) } : {}),
    ...('ends' in block && block.ends !== undefined ? { ends: endsIn(block.ends, at, say) } : {}),
  }
}

function endsIn(ends: Ends, at: string, say: Say): Ends {
  return { first: say(`${at}/ends/first`, ends.first), last: say(`${at}/ends/last`, ends.last) }
}

function listed(list: readonly Option[], at: string, say: Say): Option[] {
  return list.map(({ id, label }) => ({ id, label: say(`${at}/${id}`, label) }))
}

function clarified(ifAsked: readonly Clarification[] | undefined, at: string, say: Say) {
  if (ifAsked === undefined) return {}
  return {
    ifAsked: ifAsked.map(({ asked, say: told }, n) => ({
      asked: say(`${at}/ifAsked/${n + 1}/asked`, asked),
      say: say(`${at}/ifAsked/${n + 1}/say`, told),
    })),
  }
}
