import { sentencesOf } from './reading-age.ts'
import type { Block, Script } from './script.ts'
import { tokensIn } from './words-at.ts'

/** Beyond this many combinations of earlier answers the first of each place stand for the rest. */
const mostFilled = 200

/**
 * What is heard when the texts at one block follow each other: the question with each answer, with all of them, with
 * each row; the ends of a scale; each probe; two sentences running; the end of the block before with its beginning;
 * earlier answers put in.
 */
export function heardTogether(script: Script, n: number): string[] {
  const block = script.questions[n]
  if (block === undefined) return []
  const stem = withoutEnd(block.read)
  const options = 'options' in block ? block.options.map(({ label }) => label) : []
  const rows = 'rows' in block ? block.rows.map(({ label }) => label) : []
  const ends =
    'ends' in block && block.ends !== undefined ? [block.ends.first, block.ends.last] : []
  const probes = block.probes ?? []
  const heard = [
    ...[...rows, ...options].map((label) => `${stem} ${label}`),
    ...rows.flatMap((row) => options.map((label) => `${row} ${label}`)),
    ...(options.length > 1 ? [`${stem} ${options.join(', ')}`] : []),
    ...(ends.length > 0 ? [`${stem} ${ends.join(', ')}`] : []),
    ...probes.map((probe, k) => `${withoutEnd(probes[k - 1] ?? block.read)} ${probe}`),
    ...running(block),
    ...after(script.questions[n - 1], block),
    ...('thenRead' in block
      ? options.map((label) => `${withoutEnd(block.thenRead)} ${label}`)
      : []),
    ...filledIn(block.read, script),
  ]
  return [...new Set(heard)]
}

function withoutEnd(text: string): string {
  return text.replace(/[.?!:…\s]+$/, '')
}

/** Two sentences of one block, read in one breath: "Think of your rings. What would they fetch?" */
function running(block: Block): string[] {
  const sentences = sentencesOf(block.read)
  return sentences.slice(1).map((sentence, n) => `${sentences[n] ?? ''}, ${sentence}`)
}

function after(before: Block | undefined, block: Block): string[] {
  const last = before === undefined ? undefined : sentencesOf(before.read).at(-1)
  const [first] = sentencesOf(block.read)
  return last === undefined || first === undefined ? [] : [`${last}, ${first}`]
}

/** The words with every earlier answer that may be put in. */
function filledIn(text: string, script: Script): string[] {
  const names = [...new Set(tokensIn(text))]
  return names.reduce<string[]>(
    (texts, name) => {
      const source = script.questions.find(({ id }) => id === name.split('.')[0])
      const labels = source !== undefined && 'options' in source ? source.options : []
      if (labels.length === 0) return texts
      return texts
        .flatMap((one) => labels.map(({ label }) => one.replace(tokenOf(name), () => label)))
        .slice(0, mostFilled)
    },
    names.length === 0 ? [] : [text],
  )
}

function tokenOf(name: string): RegExp {
  return new RegExp(`\\{\\{\\s*${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*\\}\\}`, 'g')
}
