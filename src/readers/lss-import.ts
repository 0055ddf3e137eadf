import { err, ok, type Result } from '../basics/result.ts'
import type { Condition } from '../scripts/script.ts'
import {
  type Draft,
  emptyDraft,
  idFor,
  piped,
  put,
  take,
  turnDown,
  unfit,
  wordsFrom,
} from './draft.ts'
import { houseFrame } from './house-frame.ts'
import { type Refusal, reportOf } from './import-report.ts'
import type { Imported, ImportMeta } from './imported.ts'
import { languageCode, languageFrom } from './languages.ts'
import { enterEnd, enterGroup, enterWelcome, unread } from './lss-around.ts'
import type { LssTaken } from './lss-asked.ts'
import { fromExpression, fromTable, lookUpBy } from './lss-condition.ts'
import { NamesSoFar } from './lss-names.ts'
import {
  belongs,
  conditionPart,
  refusedFor,
  stray,
  subQuestion,
  whyNotPart,
  withoutBraces,
} from './lss-parts.ts'
import { questionFrom } from './lss-question.ts'
import { type LssRow, type LssSurvey, languagesOf, lssSurvey, lssTables } from './lss-tables.ts'
import { lssType } from './lss-types.ts'
import type { ReaderFault } from './questionnaire-fault.ts'
import { isOther, withVersions } from './second-language.ts'
import { allOf } from './xlsform-relevant.ts'
import { ownName } from './xlsform-words.ts'
import type { XmlElement } from './xml-tree.ts'

/**
 * A draft from a LimeSurvey survey (`.lss`, the older form with the words in its rows and the newer with tables of
 * words). The report has an entry for each text, group, question, sub-question and condition of the chosen language.
 */
export function importLss(root: XmlElement, meta: ImportMeta): Result<Imported, ReaderFault> {
  const tables = lssTables(root)
  const named = languagesOf(tables)
  const language = languageFrom(named.length === 0 ? ['en'] : named)
  if (!language.ok) return language
  const survey = lssSurvey(tables, language.value.name)
  const reading = new Reading(survey)
  const completed = reading.all()
  const frame = houseFrame(meta, completed)
  const notes = [...frame.notes, ...unread(survey)]
  const { blocks, rows } = reading.draft
  if (blocks.length === 0) return ok({ report: reportOf(rows, notes, 'line') })
  const script = frame.script(
    survey.title || 'Untitled questionnaire',
    language.value.language,
    blocks,
  )
  const second = withVersions(
    script,
    survey.others.filter(isOther(script)).map((name) => {
      const other = lssSurvey(tables, name)
      const read = new Reading(other)
      read.all()
      return { name, title: other.title || script.title, blocks: read.draft.blocks }
    }),
  )
  return ok({ report: reportOf(rows, [...notes, ...second.notes], 'line'), script: second.script })
}

class Reading {
  readonly draft: Draft = emptyDraft()
  readonly #survey: LssSurvey
  readonly #names = new NamesSoFar()
  readonly #settings: ReadonlyMap<string, string>
  readonly #defaults: ReadonlyMap<string, string>

  constructor(survey: LssSurvey) {
    this.#survey = survey
    const key = (row: LssRow) => `${row.get('qid')} ${row.get('attribute')}`
    this.#settings = new Map(survey.attributes.map((row) => [key(row), row.get('value')]))
    this.#defaults = new Map(
      survey.defaults.map((row) => [row.get('qid'), row.get('defaultvalue')]),
    )
  }

  /** Everything once; what is said after the last question, if the file says it. */
  all(): string | undefined {
    const { groups, questions } = this.#survey
    enterWelcome(this.draft, this.#survey)
    for (const group of groups) {
      const when = this.#expression(group.get('grelevance'))
      enterGroup(this.draft, group, { words: (text) => this.#piped(text), when })
      for (const row of questions) if (row.get('gid') === group.get('gid')) this.#question(row)
    }
    const gids = new Set(groups.map((group) => group.get('gid')))
    for (const row of questions) if (!gids.has(row.get('gid'))) this.#question(row)
    this.#strays()
    return enterEnd(this.draft, this.#survey)
  }

  #question(row: LssRow): void {
    const part = {
      row: row.line,
      type: `question of type ${row.get('type')}`,
      name: row.get('title'),
    }
    const conditions = this.#survey.conditions.filter((one) => one.get('qid') === row.get('qid'))
    const read = this.#read(row, conditions)
    if (read.ok) {
      take(this.draft, part, read.value.changes)
      for (const block of read.value.blocks) put(this.draft, block)
    } else {
      turnDown(this.draft, part, read.error)
      const parts = this.#survey.parts(row.get('qid'))
      this.#names.forget(row, parts)
      for (const one of parts) turnDown(this.draft, subQuestion(one), belongs)
    }
    for (const one of conditions)
      if (read.ok) take(this.draft, conditionPart(one))
      else turnDown(this.draft, conditionPart(one), belongs)
  }

  #read(
    row: LssRow,
    conditions: readonly LssRow[],
  ): Result<Pick<LssTaken, 'blocks' | 'changes'>, Refusal> {
    const type = lssType(row.get('type'), languageCode(this.#survey.language))
    if (type.as === 'nothing') return err(type.why)
    const setting = (name: string) => this.#settings.get(`${row.get('qid')} ${name}`) ?? ''
    if (setting('hidden') === '1')
      return err({
        reason: 'It is hidden from respondents.',
        whatToDo: 'Show it if it is to be asked.',
      })
    const words = this.#piped(row.get('question'))
    if (!words.ok) return words
    const help =
      row.get('help') === '' ? ok({ text: '', changes: [] }) : this.#piped(row.get('help'))
    if (!help.ok) return help
    const when = this.#when(row, conditions)
    if (!when.ok) return when
    const own = idFor(this.draft, row.get('title'))
    const common = {
      id: own.id,
      read: words.value.text,
      ...(help.value.text === '' ? {} : { direction: help.value.text }),
      ...(when.value === undefined ? {} : { when: when.value }),
    }
    const before = this.draft.rows.length
    const taken = questionFrom(
      {
        common,
        row,
        parts: this.#parts(row, /multiple|grid/.test(type.as)),
        answers: this.#survey.answers(row.get('qid')),
        setting,
        language: languageCode(this.#survey.language),
        ownId: (name) => idFor(this.draft, name).id,
      },
      type,
    )
    const wrong = taken.ok ? unfit(taken.value.blocks) : taken.error
    if (!taken.ok || wrong !== undefined) {
      this.draft.rows.splice(before)
      return taken.ok ? err(wrong ?? belongs) : taken
    }
    this.#names.remember(row, taken.value)
    const chosen = this.#defaults.get(row.get('qid'))
    const default_ =
      chosen === undefined
        ? []
        : [{ what: 'an answer chosen beforehand', was: chosen, now: 'none' }]
    return ok({
      blocks: taken.value.blocks,
      changes: [
        ...own.changes,
        ...words.value.changes,
        ...help.value.changes,
        ...taken.value.changes,
        ...default_,
      ],
    })
  }

  /** Sub-questions are entered here, one by one; those without words, or with a condition of their own, stay out. */
  #parts(row: LssRow, has: boolean) {
    const ids = new Set<string>()
    return this.#survey.parts(row.get('qid')).flatMap((one) => {
      const words = withoutBraces(wordsFrom(one.get('question')))
      const part = subQuestion(one)
      const refusal = words.ok ? whyNotPart(one, has) : words.error
      if (refusal !== undefined || !words.ok) {
        turnDown(this.draft, part, refusal ?? belongs)
        return []
      }
      take(this.draft, part, words.value.changes)
      return [
        { code: one.get('title'), id: ownName(one.get('title'), ids), label: words.value.text },
      ]
    })
  }

  #when(row: LssRow, conditions: readonly LssRow[]): Result<Condition | undefined, Refusal> {
    const own = this.#ownCondition(row, conditions)
    if (!own.ok) return own
    const group = this.#survey.groups.find((one) => one.get('gid') === row.get('gid'))
    const around = this.#expression(group?.get('grelevance') ?? '')
    if (!around.ok) return around
    const both = [around.value, own.value].filter((one) => one !== undefined)
    return ok(both.length === 0 ? undefined : allOf(both))
  }

  #ownCondition(
    row: LssRow,
    conditions: readonly LssRow[],
  ): Result<Condition | undefined, Refusal> {
    return conditions.length > 0
      ? refusedFor(fromTable(conditions, this.#names))
      : this.#expression(row.get('relevance'))
  }

  #expression(text: string): Result<Condition | undefined, Refusal> {
    return /^1?$/.test(text) ? ok(undefined) : refusedFor(fromExpression(text, this.#names))
  }

  #piped(text: string) {
    const words = wordsFrom(text)
    if (!words.ok) return words
    const pattern = /\{(?:INSERTANS:)?((?! )[^{}]*)\}/g
    return piped(words.value, pattern, lookUpBy(this.#names))
  }

  /** Conditions and sub-questions of questions that are not in the file. */
  #strays(): void {
    const known = new Set(this.#survey.questions.map((row) => row.get('qid')))
    for (const row of this.#survey.conditions)
      if (!known.has(row.get('qid'))) turnDown(this.draft, conditionPart(row), stray)
    for (const row of this.#survey.stray(known)) turnDown(this.draft, subQuestion(row), stray)
  }
}
