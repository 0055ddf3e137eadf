import { type Draft, turnDown } from './draft.ts'
import type { Refusal } from './import-report.ts'
import { partOf } from './quexml-question.ts'
import type { Skip } from './quexml-skips.ts'
import type { XmlElement } from './xml-tree.ts'

/** What stands in each element of a queXML 1.0 file. */
const inside: Readonly<Record<string, readonly string[]>> = {
  questionnaire: [
    ...['title', 'subtitle', 'investigator', 'dataCollector', 'questionnaireInfo', 'section'],
  ],
  section: ['sectionInfo', 'question'],
  question: [
    ...['text', 'qualifier', 'specifier', 'directive', 'subQuestion', 'response'],
    'contingentQuestion',
  ],
  subQuestion: ['text', 'contingentQuestion'],
  response: ['fixed', 'free', 'vas', 'dvas', 'contingentQuestion'],
  fixed: ['label', 'category'],
  dvas: ['label', 'category'],
  free: ['label', 'format', 'length', 'skipTo'],
  category: ['label', 'value', 'skipTo', 'contingentQuestion'],
}

/** Elements that the report has an entry for. */
const counted = new Set([
  ...['questionnaireInfo', 'sectionInfo', 'question', 'directive', 'subQuestion', 'response'],
  ...['skipTo', 'contingentQuestion'],
])

/** Enters whatever of the file was not entered on the way, so that the report has each of its parts. */
export function enterWhatIsLeft(draft: Draft, root: XmlElement, skips: readonly Skip[]): void {
  const entered = new Map<string, number>()
  const keyOf = (line: number, type: string) => `${line} ${type}`
  for (const { row, type } of [...draft.rows, ...skips.map(({ part }) => part)])
    entered.set(keyOf(row, type), (entered.get(keyOf(row, type)) ?? 0) + 1)
  for (const { element, known } of partsIn(root)) {
    const key = keyOf(element.line, element.name)
    const times = entered.get(key) ?? 0
    if (known && times > 0) entered.set(key, times - 1)
    else turnDown(draft, partOf(element, nameOf(element)), known ? notReached : unknown)
  }
}

type Found = { readonly element: XmlElement; readonly known: boolean }

function partsIn(parent: XmlElement): Found[] {
  const may = inside[parent.name]
  return parent.children.flatMap((element) => {
    if (may === undefined) return []
    if (!may.includes(element.name))
      return element.text.trim() === '' ? [] : [{ element, known: false }]
    const own = counted.has(element.name) ? [{ element, known: true }] : []
    return [...own, ...partsIn(element)]
  })
}

function nameOf(element: XmlElement): string {
  return element.attributes.get('varName') ?? (element.name === 'skipTo' ? element.text.trim() : '')
}

const notReached: Refusal = {
  reason: 'It belongs to answers that were taken together, or to a question that was not taken.',
  whatToDo: 'Make it a question of its own, with its own answers.',
}
const unknown: Refusal = {
  reason: 'It is no part of a queXML 1.0 questionnaire that the box knows.',
  whatToDo: 'Say it in a question, an information text or a jump.',
}
