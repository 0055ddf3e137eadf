import { err, ok, type Result } from '../basics/result.ts'
import type { Block, Disclosure, Option } from '../scripts/script.ts'
import { type Draft, idFor, type Part, take, turnDown, unfit, wordsFrom } from './draft.ts'
import type { Change, Refusal } from './import-report.ts'
import { type Answers, answersFrom } from './xlsform-choices.ts'
import { amount, typed } from './xlsform-refused.ts'
import { ownName } from './xlsform-words.ts'
import { childOf, childrenOf, type XmlElement } from './xml-tree.ts'

/** What a response becomes: a block, and the jumps that its answers make. */
export type QuexmlTaken = {
  readonly block: Block
  readonly jumps: readonly { readonly option: string; readonly to: string; readonly part: Part }[]
}

const disclosure: Disclosure = 'quasi-identifier'

export function partOf(element: XmlElement, name = ''): Part {
  return { row: element.line, type: element.name, name }
}

/** The words of a text that may be written in several pieces. */
export function textIn(element: XmlElement, name = 'text'): string {
  return childrenOf(element, name)
    .map(({ text }) => text.trim())
    .join(' ')
}

/** One response with categories: a single choice, or a grid where the question has sub-questions. */
export function responseFrom(
  draft: Draft,
  response: XmlElement,
  read: string,
  rows: readonly XmlElement[],
): Result<QuexmlTaken & { readonly changes: readonly Change[] }, Refusal> {
  const name = response.attributes.get('varName') ?? ''
  const answers = answersIn(response)
  if (!answers.ok) return answers
  const { options, codes, twice, scale } = answers.value
  if (options.length === 0) return noAnswers
  const labelled = rowsFrom(draft, rows)
  if (rows.length > 0 && labelled.length === 0)
    return err({ reason: 'None of its rows could be taken.', whatToDo: 'See to its rows.' })
  const { id, changes } = idFor(draft, name === '' ? 'question' : name)
  const common = { id, read, disclosure, options }
  const block: Block =
    labelled.length > 0
      ? { ...common, kind: 'grid', rows: labelled }
      : { ...common, kind: scale ? 'scale' : 'single' }
  const wrong = unfit([block])
  if (wrong !== undefined) return err(wrong)
  return ok({
    block,
    jumps: jumpsIn(response, { codes, twice }),
    changes: [...changes, ...answers.value.changes, ...chosen(response)],
  })
}

/** Responses with one category each are ticks: together, a multiple choice. */
export function ticksFrom(
  draft: Draft,
  responses: readonly XmlElement[],
  read: string,
): Result<{ readonly block: Block; readonly changes: readonly Change[] }, Refusal> {
  const answers = answersFrom(
    responses.flatMap((response) => {
      const [only] = categoriesOf(response)
      const code = response.attributes.get('varName') ?? ''
      return only === undefined
        ? []
        : [{ row: 0, code, label: textIn(only, 'label'), get: () => '' }]
    }),
  )
  if (answers.options.length === 0) return noAnswers
  const first = responses[0]?.attributes.get('varName') ?? 'question'
  const { id, changes } = idFor(draft, `${first}-all`)
  const block: Block = { id, read, kind: 'multiple', disclosure, options: answers.options }
  const wrong = unfit([block])
  if (wrong !== undefined) return err(wrong)
  return ok({
    block,
    changes: [...changes, ...answers.changes],
  })
}

export function isTick(response: XmlElement): boolean {
  return childOf(response, 'fixed') !== undefined && categoriesOf(response).length === 1
}

/** Whatever stands under an answer and would be typed. */
export function refuseTyped(draft: Draft, within: XmlElement): void {
  for (const element of [within, ...within.children.flatMap((child) => [child, ...child.children])])
    for (const typing of childrenOf(element, 'contingentQuestion'))
      turnDown(draft, partOf(typing, typing.attributes.get('varName')), typed)
}

function answersIn(response: XmlElement): Result<Answers & { readonly scale: boolean }, Refusal> {
  const free = childOf(response, 'free')
  if (free !== undefined)
    return err(/integer|currency|date/.test(textIn(free, 'format')) ? amount : typed)
  if (childOf(response, 'vas') !== undefined)
    return err({
      reason: 'Its answer is a place on a line, and nobody can point at a line on the telephone.',
      whatToDo: 'List the points of the scale.',
    })
  const categories = categoriesOf(response)
  const answers = answersFrom(
    categories.map((one) => ({
      row: 0,
      code: textIn(one, 'value'),
      label: textIn(one, 'label'),
      get: () => '',
    })),
  )
  return ok({ ...answers, scale: childOf(response, 'dvas') !== undefined })
}

function categoriesOf(response: XmlElement): readonly XmlElement[] {
  const list = childOf(response, 'fixed') ?? childOf(response, 'dvas')
  return list === undefined ? [] : childrenOf(list, 'category')
}

function rowsFrom(draft: Draft, rows: readonly XmlElement[]): Option[] {
  const ids = new Set<string>()
  return rows.flatMap((row) => {
    const name = row.attributes.get('varName') ?? ''
    const words = wordsFrom(textIn(row))
    if (!words.ok) {
      turnDown(draft, partOf(row, name), words.error)
      return []
    }
    const id = ownName(name === '' ? 'row' : name, ids)
    const renamed = id === name ? [] : [{ what: 'its name', was: name, now: id }]
    take(draft, partOf(row, name), [...words.value.changes, ...renamed])
    return [{ id, label: words.value.text }]
  })
}

function jumpsIn(
  response: XmlElement,
  { codes, twice }: Pick<Answers, 'codes' | 'twice'>,
): QuexmlTaken['jumps'] {
  return categoriesOf(response).flatMap((category) => {
    const value = textIn(category, 'value')
    const option = twice.has(value) ? undefined : codes.get(value)
    return childrenOf(category, 'skipTo').map((skip) => {
      const to = skip.text.trim()
      return { option: option ?? '', to, part: partOf(skip, to) }
    })
  })
}

function chosen(response: XmlElement): Change[] {
  const was = response.attributes.get('defaultValue') ?? ''
  return was === '' ? [] : [{ what: 'an answer chosen beforehand', was, now: 'none' }]
}

const noAnswers = err({
  reason: 'No answer is left to choose.',
  whatToDo: 'List at least two answers.',
})
