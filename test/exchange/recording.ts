import { readdirSync, readFileSync } from 'node:fs'
import { EslStream, type Message } from './esl-stream.ts'

export type Sent = { readonly ms: number; readonly text: string }
export type Recording = {
  readonly sent: readonly Sent[]
  readonly received: readonly Message[]
  readonly endsAt: number
}

/** A recording of a real FreeSWITCH: what the client sent and when, and all that came back. */
export function readRecording(name: string): Recording {
  const file = new URL(`../fixtures/freeswitch/${name}.jsonl`, import.meta.url)
  const stream = new EslStream()
  const sent: Sent[] = []
  const received: Message[] = []
  let endsAt = 0
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const { ms, dir, text } = JSON.parse(line) as { ms: number; dir: string; text: string }
    if (dir === 'out') sent.push({ ms, text })
    if (dir === 'in') received.push(...stream.read(text))
    endsAt = ms
  }
  return { sent, received, endsAt }
}

/** The names of all recordings that there are. */
export function recordings(): string[] {
  const folder = new URL('../fixtures/freeswitch/', import.meta.url)
  return readdirSync(folder).map((file) => file.replace(/\.jsonl$/, ''))
}
