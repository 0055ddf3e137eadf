import type { CaseId } from '../basics/ids.ts'
import { openLane } from '../basics/lane.ts'
import { longestTyped } from '../fieldwork/typed-number.ts'
import type { KnownNumbers, MayRing } from '../phone/numbers-port.ts'
import { pieceBytes } from './answer.ts'
import { type Answered, type Ask, type Asked, mostCases } from './asks.ts'
import type { IndexPort, NumbersPort, SampleBytes } from './port.ts'

export type AskIt = <A extends Ask>(ask: A, asked: Asked<A>) => Promise<Answered<A>>

/** The numbers of a dialler in another process: each question is one message, or a few where it names many cases. */
export function remoteNumbers(
  ask: AskIt,
  open: (known: () => KnownNumbers) => Promise<void>,
): NumbersPort {
  const withFile = filesInTurn(ask)
  return {
    open,
    mayRing: async (cases, agent) => {
      const answers: MayRing[] = []
      const who = agent === undefined ? {} : { agent }
      for (const some of inPieces(cases))
        answers.push(...(await ask('may-ring', { cases: some, ...who })))
      return answers
    },
    takeList: (order, list) => withFile(list, (file) => ask('take-list', { order, file }), true),
    bar: (agent, typed) => {
      const who = agent === undefined ? {} : { agent }
      return withFile(typed, (file) => ask('bar', { ...who, file }))
    },
    lists: () => ask('lists', {}),
    index: remoteIndex(ask),
    erase: async (cases) => {
      for (const some of inPieces(cases)) await ask('erase', { cases: some })
    },
    suppress: async (case_) => {
      await ask('suppress', { case: case_ })
    },
    closeCampaign: async (campaign) => {
      await ask('close-campaign', { campaign })
    },
    takeSample: (order, sample) => withFile(sample, (file) => ask('take-sample', { order, file })),
    lookAtSample: (sample, as) => withFile(sample, (file) => ask('look-at-sample', { as, file })),
    progressOf: async (sample) => (await ask('progress-of', { sample })) ?? undefined,
    cancelSample: async (sample) => {
      await ask('cancel-sample', { sample })
    },
    settleSample: async (sample, kept) => {
      await ask('settle-sample', { sample, kept })
    },
    returnNumbers: (order, list) =>
      withFile(list, (file) => ask('return-numbers', { order, file })),
  }
}

/**
 * A connection carries one file at a time: the next is begun once the last is there and its order is on its way. What
 * becomes of the order nobody waits for but who gave it.
 */
function filesInTurn(ask: AskIt) {
  const inTurn = openLane()
  return async <T>(
    content: SampleBytes,
    order: (file: number) => Promise<T>,
    list = false,
  ): Promise<T> => {
    const sent = await inTurn(async () => {
      const answer = order(await sendFile(ask, content, list))
      return { answer }
    })
    return sent.answer
  }
}

/** As it is, sealed: it is opened on the other side. */
export async function sendFile(
  ask: AskIt,
  { fileName, bytes }: SampleBytes,
  list = false,
): Promise<number> {
  const long = list ? ({ list: true } as const) : {}
  const file = await ask('begin-file', { fileName: fileName.slice(-200), ...long })
  for await (const chunk of bytes())
    for (let at = 0; at < chunk.length; at += pieceBytes) {
      const piece = Buffer.from(chunk.subarray(at, at + pieceBytes))
      await ask('file-bytes', { file, bytes: piece.toString('base64') })
    }
  return file
}

function inPieces(cases: readonly CaseId[]): readonly CaseId[][] {
  const pieces: CaseId[][] = []
  for (let at = 0; at < cases.length; at += mostCases) pieces.push(cases.slice(at, at + mostCases))
  return pieces
}

function remoteIndex(ask: AskIt): IndexPort {
  // No more of it crosses than says that it is too long.
  const cut = (typed: string) => typed.slice(0, longestTyped + 1)
  return {
    never: (typed) => ask('never-typed', { typed: cut(typed) }),
    told: (typed) => ask('told-of', { typed: cut(typed) }),
    note: async (note, into) => {
      await ask('note-attempt', { note, into })
    },
    keep: async (days) => {
      await ask('keep-days', { days })
    },
  }
}
