import { type PartName, partKey } from '../scripts/edit-part.ts'
import type { Script } from '../scripts/script.ts'

const home = '/governor/scripts'

/** Where a part of a draft is changed. */
export function editHref(hash: string, { part, ...name }: PartName): string {
  return `${home}/${encodeURIComponent(hash)}/edit/${part}/${'id' in name ? encodeURIComponent(name.id) : '-'}`
}

export function samePart(one: PartName, other: PartName): boolean {
  return editHref('', one) === editHref('', other)
}

/** The part, or where it would have been: somebody may have deleted it. */
export function partOrFirst(script: Script, name: PartName): PartName {
  return partKey(script, name) === undefined ? { part: 'about' } : name
}

/** "Question: ease", "Closing: refused". */
export function partWords(script: Script, name: PartName): string {
  switch (name.part) {
    case 'about':
      return 'What it is called and about'
    case 'say':
      return 'How hard words are said'
    case 'opening':
      return `Opening: ${name.id}`
    case 'questions':
      return `${isAsked(script, name.id) ? 'Question' : 'Statement'}: ${name.id}`
    case 'closings':
      return `Closing: ${name.id}`
    case 'asked':
      return `What people ask: ${script.asked[Number(name.id) - 1]?.topic ?? name.id}`
  }
}

function isAsked(script: Script, id: string): boolean {
  return script.questions.some((block) => block.id === id && 'options' in block)
}

/** Every part in the order of the page, for going on to the next. */
export function partsInOrder(script: Script): readonly PartName[] {
  return [
    { part: 'about' },
    ...script.opening.map(({ id }): PartName => ({ part: 'opening', id })),
    ...script.questions.map(({ id }): PartName => ({ part: 'questions', id })),
    ...Object.keys(script.closings).map((id): PartName => ({ part: 'closings', id })),
    ...script.asked.map((_, n): PartName => ({ part: 'asked', id: String(n + 1) })),
    { part: 'say' },
  ]
}

/** The parts before and after one, as links. */
export function neighbours(script: Script, name: PartName, hash: string) {
  const all = partsInOrder(script)
  const at = all.findIndex((one) => samePart(one, name))
  const link = (words: string, one: PartName | undefined) =>
    one === undefined
      ? []
      : [{ href: `${editHref(hash, one)}#open`, text: `${words}: ${partWords(script, one)}` }]
  return [...link('Before', all[at - 1]), ...link('After', all[at + 1])]
}

/** Findings name their place in words, as `question "ease", option "5"`. */
export function isAbout(where: string, script: Script, name: PartName): boolean {
  if (!('id' in name)) {
    const said = name.part === 'about' ? /^the (title|organisation|subject)/i : /how to say "/
    return said.test(where)
  }
  if (name.part === 'asked')
    return where.includes(`asked "${script.asked[Number(name.id) - 1]?.topic}"`)
  // A topic may have the name of a block.
  return where.includes(`"${name.id}"`) && !/(^|: )asked "/.test(where)
}
