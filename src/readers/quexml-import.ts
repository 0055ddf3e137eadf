import { ok, type Result } from '../basics/result.ts'
import { emptyDraft, idFor, put, take, turnDown, wordsFrom } from './draft.ts'
import { houseFrame } from './house-frame.ts'
import { type Change, type Refusal, reportOf, rowOf } from './import-report.ts'
import type { Imported, ImportMeta } from './imported.ts'
import { languageFrom } from './languages.ts'
import type { ReaderFault } from './questionnaire-fault.ts'
import { enterWhatIsLeft } from './quexml-left.ts'
import {
  isTick,
  partOf,
  type QuexmlTaken,
  refuseTyped,
  responseFrom,
  textIn,
  ticksFrom,
} from './quexml-question.ts'
import { type Skip, withoutSkips } from './quexml-skips.ts'
import { childOf, childrenOf, type XmlElement } from './xml-tree.ts'

/**
 * A draft from a queXML 1.0 questionnaire. The report has an entry for each information text, question, directive,
 * sub-question, response, typed "please specify" and jump. Words for paper or a screen alone are not taken.
 */
export function importQuexml(root: XmlElement, meta: ImportMeta): Result<Imported, ReaderFault> {
  const named = root.attributes.get('xml:lang') ?? root.attributes.get('lang')
  const language = languageFrom([named ?? 'en'])
  if (!language.ok) return language
  const reading = new Reading()
  const completed = reading.all(root)
  enterWhatIsLeft(reading.draft, root, reading.skips)
  const skipped = withoutSkips(reading.draft.blocks, reading.skips, reading.starts)
  const rows = [
    ...reading.draft.rows,
    ...skipped.outcomes.map(({ part, outcome }) => rowOf(part, outcome)),
  ].sort((a, b) => a.row - b.row)
  const behind = childOf(root, 'dataCollector') ?? childOf(root, 'investigator')
  const organisation = behind && textIn(behind, 'organisation')
  const frame = houseFrame({ ...(organisation ? { organisation } : {}), ...meta }, completed)
  const report = reportOf(rows, [...frame.notes, ...people(root)], 'line')
  const title = textIn(root, 'title') || 'Untitled questionnaire'
  if (skipped.blocks.length === 0) return ok({ report })
  return ok({ report, script: frame.script(title, language.value.language, skipped.blocks) })
}

class Reading {
  readonly draft = emptyDraft()
  readonly skips: Skip[] = []
  /** Before which block each variable stands. */
  readonly starts = new Map<string, number>()

  all(root: XmlElement): string | undefined {
    const infos = childrenOf(root, 'questionnaireInfo')
    const after = infos.filter((info) => textIn(info, 'position') === 'after')
    for (const info of infos) if (!after.includes(info)) this.#info(info)
    for (const section of childrenOf(root, 'section')) this.#section(section)
    const closing = after.map((info) => this.#closing(info)).filter((one) => one !== undefined)
    return closing.length === 0 ? undefined : closing.join(' ')
  }

  #section(section: XmlElement): void {
    // Who jumps to the first question of a section hears what is said before it.
    const start = this.draft.blocks.length
    const infos = childrenOf(section, 'sectionInfo')
    const after = infos.filter((info) => textIn(info, 'position') === 'after')
    for (const info of infos) if (!after.includes(info)) this.#info(info)
    childrenOf(section, 'question').forEach((question, index) => {
      this.#question(question, index === 0 ? start : this.draft.blocks.length)
    })
    for (const info of after) this.#info(info)
  }

  /** Words between questions: a statement, unless they are a heading or meant for paper. */
  #info(info: XmlElement): void {
    const part = partOf(info)
    if (textIn(info, 'position') === 'title') {
      const was = textIn(info)
      take(this.draft, part, [
        { what: 'the heading of a section is not read aloud', was, now: 'none' },
      ])
      return
    }
    const words = this.#spoken(info)
    if (!words.ok) {
      turnDown(this.draft, part, words.error)
      return
    }
    const { id } = idFor(this.draft, 'information')
    put(this.draft, { id, kind: 'statement', read: words.value.text })
    take(this.draft, part, words.value.changes)
  }

  #closing(info: XmlElement): string | undefined {
    const words = this.#spoken(info)
    if (words.ok) take(this.draft, partOf(info), words.value.changes)
    else turnDown(this.draft, partOf(info), words.error)
    return words.ok ? words.value.text : undefined
  }

  #spoken(info: XmlElement) {
    if (textIn(info, 'administration') === 'self') return forPaper
    return wordsFrom(textIn(info))
  }

  #question(question: XmlElement, start: number): void {
    const responses = childrenOf(question, 'response')
    const names = [...responses, ...childrenOf(question, 'subQuestion')].map((one) =>
      one.attributes.get('varName'),
    )
    for (const name of names) if (name !== undefined) this.starts.set(name, start)
    const directions = this.#directions(question)
    const words = wordsFrom([textIn(question), textIn(question, 'qualifier')].join(' '))
    const before = this.draft.blocks.length
    const changes: Change[] = []
    if (words.ok) this.#responses(question, responses, words.value.text, changes)
    else for (const response of responses) this.#drop(response, words.error)
    const blocks = this.draft.blocks.splice(before)
    for (const block of blocks)
      put(this.draft, directions === '' ? block : { ...block, direction: directions })
    const part = partOf(question, names[0])
    const specifier = textIn(question, 'specifier')
    const lost = specifier === '' ? [] : [{ what: 'a specifier', was: specifier, now: 'none' }]
    if (!words.ok) turnDown(this.draft, part, words.error)
    else if (blocks.length === 0) turnDown(this.draft, part, nothingListed)
    else take(this.draft, part, [...words.value.changes, ...lost, ...changes])
    if (blocks.length === 0)
      for (const row of childrenOf(question, 'subQuestion')) this.#orphan(row)
    refuseTyped(this.draft, question)
    for (const response of responses)
      refuseTyped(this.draft, childOf(response, 'fixed') ?? response)
  }

  #responses(
    question: XmlElement,
    responses: readonly XmlElement[],
    read: string,
    changes: Change[],
  ): void {
    const ticks = responses.length > 1 && responses.every(isTick)
    if (ticks) {
      const taken = ticksFrom(this.draft, responses, read)
      for (const response of responses)
        if (taken.ok) take(this.draft, partOf(response, response.attributes.get('varName')))
        else this.#drop(response, taken.error)
      if (!taken.ok) return
      put(this.draft, taken.value.block)
      changes.push(...taken.value.changes)
      return
    }
    const rows = childrenOf(question, 'subQuestion')
    responses.forEach((response, index) => {
      const label = textIn(childOf(response, 'fixed') ?? response, 'label')
      const own = label === '' ? read : `${read} ${label}`
      const taken = responseFrom(this.draft, response, own, index === 0 ? rows : [])
      if (!taken.ok) {
        this.#drop(response, taken.error)
        return
      }
      put(this.draft, taken.value.block)
      take(this.draft, partOf(response, response.attributes.get('varName')), taken.value.changes)
      this.#jumps(taken.value)
    })
  }

  #jumps({ block, jumps }: QuexmlTaken): void {
    const after = this.draft.blocks.length
    for (const { option, to, part } of jumps)
      if (block.kind === 'grid' || option === '') turnDown(this.draft, part, jumpFromRow)
      else this.skips.push({ part, at: block.id, option, after, to })
  }

  #drop(response: XmlElement, refusal: Refusal): void {
    turnDown(this.draft, partOf(response, response.attributes.get('varName')), refusal)
    const list = childOf(response, 'fixed') ?? childOf(response, 'free')
    const skips = (list?.children ?? []).flatMap((one) =>
      one.name === 'skipTo' ? [one] : childrenOf(one, 'skipTo'),
    )
    for (const skip of skips) turnDown(this.draft, partOf(skip, skip.text.trim()), belongs)
  }

  /** Rows of a question that came to nothing, unless they were entered on the way. */
  #orphan(row: XmlElement): void {
    const name = row.attributes.get('varName') ?? ''
    const at = this.draft.rows.findIndex((one) => one.row === row.line && one.name === name)
    if (at >= 0) this.draft.rows.splice(at, 1)
    turnDown(this.draft, partOf(row, name), belongs)
  }

  /** Directives to an interviewer are directions to the agent; others are for somebody who reads a page. */
  #directions(question: XmlElement): string {
    const kept = childrenOf(question, 'directive').flatMap((directive) => {
      const words = this.#spoken(directive)
      if (words.ok) take(this.draft, partOf(directive), words.value.changes)
      else turnDown(this.draft, partOf(directive), words.error)
      return words.ok ? [words.value.text] : []
    })
    return kept.join(' ')
  }
}

const forPaper = {
  ok: false,
  error: {
    reason: 'It is for people who fill the questionnaire in by themselves.',
    whatToDo: 'If it should be said on the telephone, mark it for an interviewer.',
  },
} as const
const nothingListed: Refusal = {
  reason: 'It has no answers that can be listed.',
  whatToDo: 'Ask it as a choice from a list.',
}
const belongs: Refusal = {
  reason: 'It belongs to a question that could not be taken.',
  whatToDo: 'See to the question.',
}
const jumpFromRow: Refusal = {
  reason:
    'It jumps from an answer that a script does not have, from one of two with the same value, or from a row of a grid.',
  whatToDo: 'Ask what decides about the jump as a question of its own.',
}

function people(root: XmlElement): string[] {
  const count = root.children.filter(({ name }) =>
    /^(investigator|dataCollector)$/.test(name),
  ).length
  return count === 0
    ? []
    : [
        'Names, addresses and telephone numbers of the people behind the questionnaire were not read; the organisation was.',
      ]
}
