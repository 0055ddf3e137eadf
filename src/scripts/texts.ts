import { rememberFew } from '../basics/keep-recent.ts'
import type { TextRole } from './find-forbidden.ts'
import type { Block, Clarification, Option, Script } from './script.ts'

/** One piece of wording, where it stands, and what it is for. */
export type Text = {
  /** Names the text in every language version: `questions/age/options/16-34`. */
  readonly key: string
  /** The same for people: `question "age", option "16-34"`. */
  readonly where: string
  readonly text: string
  readonly role: TextRole
  /** Which tokens it may hold: earlier answers and the working name, the name alone, or none. */
  readonly tokens: 'answers' | 'name' | 'none'
  /** The block in which it stands, for pieces that may name earlier answers. */
  readonly block?: string
}

/** Every word of a script that somebody wrote, in reading order. */
export function textsOf(script: Script): readonly Text[] {
  return remembered(script)
}

/** A script never changes, and whoever looks at one asks it for its words many times. */
const remembered = rememberFew<Script, readonly Text[]>(8, wordsIn)

/** The same without a memory, for what is a script for a moment only. */
export function wordsIn(script: Script): readonly Text[] {
  return [
    ...(['title', 'organisation', 'subject'] as const).map((key): Text => {
      return { key, where: `the ${key}`, text: script[key], role: 'telling', tokens: 'none' }
    }),
    ...script.opening.flatMap((block) => {
      const at = told(`opening/${block.id}`, `opening block "${block.id}"`)
      return [at('/read', '', block.read), ...clarified(block.ifAsked, at)]
    }),
    ...script.questions.flatMap(blockTexts),
    ...Object.entries(script.closings).map(([kind, text]) =>
      told(`closings/${kind}`, `closing "${kind}"`)('', '', text),
    ),
    ...script.asked.flatMap(({ topic, asked, say }, n): Text[] => {
      const at = told(`asked/${n + 1}`, `asked "${topic}"`)
      return [{ ...at('/asked', '', asked), tokens: 'none' }, at('/say', '', say)]
    }),
  ]
}

type At = (key: string, where: string, text: string) => Text

function told(under: string, place: string): At {
  return (key, where, text) => ({
    key: `${under}${key}`,
    where: `${place}${where}`,
    text,
    role: 'telling',
    tokens: 'name',
  })
}

function blockTexts(block: Block): Text[] {
  const place = `${'options' in block ? 'question' : block.kind} "${block.id}"`
  const as = (role: TextRole, tokens: Text['tokens']): At => {
    return (key, where, text) => ({
      key: `questions/${block.id}${key}`,
      where: `${place}${where}`,
      text,
      role,
      tokens,
      block: block.id,
    })
  }
  const asks = as(block.kind === 'end' ? 'telling' : 'asking', 'answers')
  return [
    asks('/read', '', block.read),
    ...('thenRead' in block ? [asks('/thenRead', ', next ranks', block.thenRead)] : []),
    ...(block.direction === undefined ? [] : [asks('/direction', ', direction', block.direction)]),
    ...clarified(block.ifAsked, as('telling', 'answers')),
    ...(block.probes ?? []).map((text, n) => asks(`/probes/${n + 1}`, `, probe ${n + 1}`, text)),
    ...('rows' in block ? listed(block.rows, 'row', as('asking', 'none')) : []),
    ...('options' in block ? listed(block.options, 'option', as('option', 'none')) : []),
    ...('ends' in block && block.ends !== undefined
      ? (['first', 'last'] as const).map((end) =>
          as('option', 'none')(`/ends/${end}`, `, ${end} end`, block.ends?.[end] ?? ''),
        )
      : []),
  ]
}

function listed(list: readonly Option[], name: 'row' | 'option', at: At): Text[] {
  return list.map(({ id, label }) => at(`/${name}s/${id}`, `, ${name} "${id}"`, label))
}

function clarified(ifAsked: readonly Clarification[] = [], at: At): Text[] {
  return ifAsked.flatMap(({ asked, say }, n) => {
    const where = `, clarification ${n + 1}`
    return [at(`/ifAsked/${n + 1}/asked`, where, asked), at(`/ifAsked/${n + 1}/say`, where, say)]
  })
}
