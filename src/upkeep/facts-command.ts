import { everyLine, type ManualEntry, manual } from '../facts/manual.ts'

/** `gatehouse record facts`: the manual page of everything that the record can hold. */
export function factsCommand({ json }: { readonly json?: boolean }): {
  readonly lines: readonly string[]
  readonly exit: 0
} {
  const entries = manual()
  if (json) return { lines: [JSON.stringify({ everyLine, facts: entries })], exit: 0 }
  const head = [
    'Every line of the record holds:',
    ...everyLine.map(({ name, words }) => `  ${name}: ${words}`),
    '',
    `It can record these ${entries.length} kinds of facts. None holds a telephone number, what somebody from the public said, or free text.`,
  ]
  return { lines: [...head, ...entries.flatMap(entryInWords)], exit: 0 }
}

function entryInWords({ deed, type, clear, sealed, kept }: ManualEntry): readonly string[] {
  return [
    '',
    `${deed} (${type})`,
    ...(clear.length === 0 ? ['  In clear: nothing of its own.'] : ['  In clear:']),
    ...clear.map(({ name, words }) => `    ${name}: ${words}`),
    ...(sealed ? [`  Sealed, under a key that is ${sealed.under}:`] : []),
    ...(sealed?.parts ?? []).map(({ name, words }) => `    ${name}: ${words}`),
    `  Kept: ${kept}`,
  ]
}
