import type { AddBlockProps } from '../../views/governor/add-block-form.tsx'
import type { OrderRow, OrderSection } from '../../views/governor/script-order.tsx'
import { conditionWords } from '../scripts/condition-words.ts'
import type { PartName } from '../scripts/edit-part.ts'
import { exits } from '../scripts/exits.ts'
import type { Finding } from '../scripts/finding.ts'
import type { Script } from '../scripts/script.ts'
import { topicNames } from '../scripts/topics.ts'
import { editHref, isAbout, samePart } from './script-parts-seen.ts'
import { first, newKinds } from './script-press.ts'
import { blockKinds } from './script-seen.ts'

type Row = Omit<OrderRow, 'href' | 'open' | 'findings'> & { readonly part: PartName }

/** Every part of a draft in the order it is met, with how much the check finds in each. */
export function orderSections(
  script: Script,
  hash: string,
  open: PartName,
  found: readonly Finding[] | undefined,
): readonly OrderSection[] {
  const named = byName(found ?? [])
  const rows = ({ part, ...row }: Row): OrderRow => {
    const near = 'id' in part ? named.get(nameIn(script, part)) : found
    const here = (near ?? []).filter(({ where }) => isAbout(where, script, part))
    const forbidden = here.some(({ severity }) => severity === 'refused')
    return {
      ...row,
      href: `${editHref(hash, part)}#open`,
      open: samePart(part, open),
      findings: here.length === 0 ? undefined : { count: here.length, forbidden },
    }
  }
  return [
    { heading: 'What it is', rows: [rows(about(script))] },
    { heading: 'Opening', rows: opening(script).map(rows) },
    { heading: 'Questions', rows: questions(script).map(rows) },
    { heading: 'Closings', rows: closings(script).map(rows) },
    { heading: 'What people may ask', rows: asked(script).map(rows) },
    { heading: 'How hard words are said', rows: [rows(hints(script))] },
  ].filter((section) => section.rows.length > 0)
}

function nameIn(script: Script, { part, id }: Extract<PartName, { id: string }>): string {
  return part === 'asked' ? (script.asked[Number(id) - 1]?.topic ?? '') : id
}

/** By what stands in quotation marks in their places: hundreds of findings are not held against hundreds of parts. */
function byName(found: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const named = new Map<string, Finding[]>()
  for (const one of found)
    for (const name of new Set(one.where.split('"').slice(1, -1))) {
      const list = named.get(name) ?? []
      named.set(name, list)
      list.push(one)
    }
  return named
}

function about({ title }: Script): Row {
  return { name: 'Title and subject', kind: '', words: title, notes: [], part: { part: 'about' } }
}

function opening(script: Script): readonly Row[] {
  return script.opening.map(({ id, read }) => ({
    ...{ name: id, kind: 'Opening', words: short(read), notes: [] },
    part: { part: 'opening', id },
    moves: { up: `up:${id}`, down: `down:${id}` },
  }))
}

function questions(script: Script): readonly Row[] {
  const turning = new Set((script.turns ?? []).flatMap(({ parts }) => parts.flat()))
  return script.questions.map((block) => ({
    ...{ name: block.id, kind: blockKinds[block.kind], words: short(block.read) },
    notes: [
      ...(block.when === undefined ? [] : [`Only if ${conditionWords(script, block.when)}`]),
      ...(turning.has(block.id) ? ['Changes places with others'] : []),
    ],
    part: { part: 'questions', id: block.id },
    moves: { up: `up:${block.id}`, down: `down:${block.id}` },
  }))
}

function closings(script: Script): readonly Row[] {
  const labels = new Map<string, string>(
    Object.values(exits).map(({ closing, label }) => [closing, label]),
  )
  return Object.entries(script.closings).map(([id, words]) => ({
    ...{ name: id, kind: labels.get(id) ?? 'Closing', words: short(words), notes: [] },
    part: { part: 'closings', id },
  }))
}

function asked(script: Script): readonly Row[] {
  const names = topicNames(script)
  return script.asked.map(({ topic, asked: question, say }, n) => {
    const name = names[n] ?? topic
    return {
      ...{ name, kind: question, words: short(say), notes: [] },
      part: { part: 'asked', id: String(n + 1) },
      moves: { up: `topic-up:${name}`, down: `topic-down:${name}` },
    }
  })
}

function hints({ say = [] }: Script): Row {
  const words = say.map((hint) => hint.word).join(', ')
  return { name: 'Hard words', kind: '', words: short(words), notes: [], part: { part: 'say' } }
}

function short(words: string): string {
  return words.length > 110 ? `${words.slice(0, 107).trimEnd()}…` : words
}

/** The form for one more block, behind the open one; what was said in a refused one stays in it. */
export function addSeen(
  script: Script,
  open: PartName,
  said: (name: string) => string | undefined,
): Omit<AddBlockProps, 'action' | 'csrf' | 'open'> {
  const last = open.part === 'questions' ? open.id : (script.questions.at(-1)?.id ?? first)
  const text = (name: string, label: string, hint?: string) => ({
    ...{ name, label, value: said(name) ?? '' },
    ...(hint === undefined ? {} : { hint }),
  })
  return {
    kind: {
      field: { name: 'new-kind', label: 'What kind of block', value: said('new-kind') ?? 'single' },
      choices: Object.entries(newKinds).map(([value, label]) => ({ value, label })),
    },
    after: {
      field: { name: 'new-after', label: 'Where it stands', value: said('new-after') ?? last },
      choices: standsAfter(script),
    },
    read: text('new-read', 'Words to read aloud'),
    answers: text(
      'new-answers',
      'Answers',
      'One on each line. “Does not know” and “Prefers not to say” are always there.',
    ),
    rows: text('new-rows', 'Rows', 'One on each line, for a grid.'),
    name: text(
      'new-name',
      'Short name',
      'Letters, digits and hyphens; made of the words when left empty. It never changes.',
    ),
    opened: said('new-kind') !== undefined || script.questions.length === 0,
  }
}

/** Every place among the questions, by the block before it. */
export function standsAfter(script: Script, but?: string) {
  return [
    { value: first, label: 'Before all questions' },
    ...script.questions
      .filter(({ id }) => id !== but)
      .map(({ id, read }) => ({ value: id, label: `After ${id}: ${short(read).slice(0, 60)}` })),
  ]
}
