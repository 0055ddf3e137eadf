import { err, type Result } from '../basics/result.ts'
import { unnamed } from './edit-lists.ts'
import { editSay } from './edit-say.ts'
import { newId } from './new-id.ts'
import { readScript } from './read-script.ts'
import type {
  Block,
  Clarification,
  Disclosure,
  Language,
  Option,
  Script,
  Wording,
} from './script.ts'
import { type Text, textsOf } from './texts.ts'

/** A part of a script that is changed by itself: what it is about, its hints, one block, one closing, one thing people ask. */
export type PartName =
  | { readonly part: 'about' | 'say' }
  | { readonly part: 'opening' | 'questions' | 'closings' | 'asked'; readonly id: string }

/** What a form says of a part, by the names of its fields; undefined where the form has no such field. */
export type Fields = (name: string) => string | undefined

/** The part as the keys of its texts begin (texts.ts), or undefined when the script has no such part. */
export function partKey(script: Script, name: PartName): string | undefined {
  if (!('id' in name)) return name.part === 'about' ? '' : 'say/'
  const { part, id } = name
  const known =
    part === 'closings'
      ? Object.hasOwn(script.closings, id)
      : part === 'asked'
        ? script.asked[Number(id) - 1] !== undefined
        : script[part].some((block) => block.id === id)
  return known ? `${part}/${id}/` : undefined
}

/** Whether the text of that key belongs to the part. */
export function isOfPart(key: string, name: PartName): boolean {
  if (!('id' in name))
    return name.part === 'about' ? !key.includes('/') : key.startsWith(`${name.part}/`)
  const whole = `${name.part}/${name.id}`
  return key === whole || key.startsWith(`${whole}/`)
}

/**
 * The script with one part worded anew. A field is named by the key of its text (`questions/age/read`), another
 * language's by `cy:` before it; a cleared answer, row, clarification, probe or direction is taken out, and `…/new`
 * adds one; `versions/cy` says `out` to take a language out. Names and routes stay. The shape is looked at as if the script came in; the checker looks at the words.
 */
export function editPart(script: Script, name: PartName, fields: Fields): Result<Script, string[]> {
  const edited = partOf(script, name, fields)
  const { versions: _, ...alone } = edited
  const versions = versionsOf(script, edited, name, fields) ?? {}
  const spoken = Object.keys(versions).length === 0 ? alone : { ...alone, versions }
  const read = readScript(spoken)
  return read.ok ? read : err(read.error.map(({ where, what }) => `${where}: ${what}.`))
}

function partOf(script: Script, name: PartName, fields: Fields): Script {
  const at = (key: string, text: string) => fields(key)?.trim() ?? text
  switch (name.part) {
    case 'about':
      return {
        ...script,
        title: at('title', script.title),
        organisation: at('organisation', script.organisation),
        subject: at('subject', script.subject),
      }
    case 'say':
      return editSay(script, fields)
    case 'closings': {
      const kind = name.id as keyof Script['closings']
      const said = at(`closings/${kind}`, script.closings[kind])
      return { ...script, closings: { ...script.closings, [kind]: said } }
    }
    case 'asked':
      return {
        ...script,
        asked: script.asked.map((one, n) =>
          String(n + 1) === name.id
            ? {
                ...one,
                asked: at(`asked/${name.id}/asked`, one.asked),
                say: at(`asked/${name.id}/say`, one.say),
              }
            : one,
        ),
      }
    case 'opening':
      return {
        ...script,
        opening: script.opening.map((block) =>
          block.id === name.id
            ? withClarifications(
                { ...block, read: at(`opening/${block.id}/read`, block.read) },
                clarified(block.ifAsked, `opening/${block.id}`, fields),
              )
            : block,
        ),
      }
    case 'questions':
      return {
        ...script,
        questions: script.questions.map((block) =>
          block.id === name.id ? blockOf(block, `questions/${block.id}`, fields) : block,
        ),
      }
  }
}

function blockOf(block: Block, key: string, fields: Fields): Block {
  const at = (end: string, text: string) => fields(`${key}/${end}`)?.trim() ?? text
  const { direction: _, probes: __, ...kept } = block
  const direction = at('direction', block.direction ?? '')
  const probes = probed(block.probes, `${key}/probes`, fields)
  const worded = {
    ...kept,
    read: at('read', block.read),
    ...(direction === '' ? {} : { direction }),
    ...(probes.length === 0 ? {} : { probes }),
    ...('thenRead' in block ? { thenRead: at('thenRead', block.thenRead) } : {}),
    ...('disclosure' in block
      ? { disclosure: at('disclosure', block.disclosure) as Disclosure }
      : {}),
    ...('rows' in block ? { rows: listed(block.rows, `${key}/rows`, fields) } : {}),
    ...('options' in block ? { options: listed(block.options, `${key}/options`, fields) } : {}),
    ...('ends' in block && block.ends !== undefined
      ? {
          ends: {
            first: at('ends/first', block.ends.first),
            last: at('ends/last', block.ends.last),
          },
        }
      : {}),
  } as Block
  const left = 'options' in worded ? worded.options.map(({ id }) => id) : []
  const gone = 'options' in block ? block.options.filter(({ id }) => !left.includes(id)) : []
  return withClarifications(
    unnamed(
      worded,
      gone.map(({ id }) => id),
    ),
    clarified(block.ifAsked, key, fields),
  )
}

function withClarifications<B extends { readonly ifAsked?: readonly Clarification[] }>(
  block: B,
  ifAsked: readonly Clarification[],
): B {
  const { ifAsked: _, ...kept } = block
  return (ifAsked.length === 0 ? kept : { ...kept, ifAsked }) as B
}

function clarified(
  known: readonly Clarification[] = [],
  key: string,
  fields: Fields,
): readonly Clarification[] {
  const one = (n: number | 'new', was?: Clarification): Clarification => ({
    asked: fields(`${key}/ifAsked/${n}/asked`)?.trim() ?? was?.asked ?? '',
    say: fields(`${key}/ifAsked/${n}/say`)?.trim() ?? was?.say ?? '',
  })
  return [...known.map((was, n) => one(n + 1, was)), one('new')].filter(
    ({ asked, say }) => asked !== '' || say !== '',
  )
}

function probed(known: readonly string[] = [], key: string, fields: Fields): readonly string[] {
  const all = [
    ...known.map((was, n) => fields(`${key}/${n + 1}`) ?? was),
    fields(`${key}/new`) ?? '',
  ]
  return all.map((text) => text.trim()).filter((text) => text !== '')
}

function listed(known: readonly Option[], key: string, fields: Fields): readonly Option[] {
  const kept = known
    .map(({ id, label }) => ({ id, label: fields(`${key}/${id}`)?.trim() ?? label }))
    .filter(({ label }) => label !== '')
  const added = fields(`${key}/new`)?.trim() ?? ''
  return added === '' ? kept : [...kept, { id: newEntryId(added, known), label: added }]
}

/** A name that no answer here has or had: conditions must not take the new one for an old one. */
function newEntryId(label: string, known: readonly Option[]): string {
  return newId(label, new Set(['dk', 'pnts', 'new', ...known.map(({ id }) => id)]), 'answer')
}

/**
 * The other languages' words: those of the form where it has them, without the words of what was taken out. What is
 * named by its number keeps its words when something before it is taken out.
 */
function versionsOf(script: Script, edited: Script, name: PartName, fields: Fields) {
  if (script.versions === undefined) return undefined
  const kept = Object.entries(script.versions).filter(
    ([language]) => fields(`versions/${language}`) !== 'out',
  )
  if (kept.length === 0) return {}
  const keys = new Set(textsOf(edited).map(({ key }) => key))
  const own = textsOf(script).filter(({ key }) => isOfPart(key, name))
  const numbers = renumbered(own, fields)
  const worded = kept.map(([language, words]): [Language, Wording] => {
    const others = Object.entries(words).filter(([key]) => !own.some((one) => one.key === key))
    const said = own.map(({ key }) => [
      numbers.get(key) ?? key,
      fields(`${language}:${key}`)?.trim() ?? words[key] ?? '',
    ])
    const all = [...others, ...said].filter(([key, text]) => keys.has(key ?? '') && text !== '')
    return [language as Language, Object.fromEntries(all)]
  })
  return Object.fromEntries(worded)
}

/** Which key a numbered text has once those before it are gone; those that are gone themselves have none. */
function renumbered(own: readonly Text[], fields: Fields): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>()
  const next = new Map<string, number>()
  const groups = new Map<string, Text[]>()
  for (const text of own) {
    const [, list, n] = /^(.*\/(?:ifAsked|probes))\/(\d+)/.exec(text.key) ?? []
    if (list === undefined) continue
    groups.set(`${list}/${n}`, [...(groups.get(`${list}/${n}`) ?? []), text])
  }
  for (const [group, texts] of groups) {
    const gone = texts.every(({ key, text }) => (fields(key)?.trim() ?? text) === '')
    const list = group.replace(/\/\d+$/, '')
    const n = (next.get(list) ?? 0) + (gone ? 0 : 1)
    next.set(list, n)
    for (const { key } of texts)
      numbers.set(key, gone ? '' : `${list}/${n}${key.slice(group.length)}`)
  }
  return numbers
}
