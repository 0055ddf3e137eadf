import { chmod, rm } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import * as v from 'valibot'
import { DocumentDamaged } from '../record/durable-adapter.ts'
import { answersOf, type DiallerRoom } from './answer.ts'
import { type Ask, type Asked, asks, asksOfBackup, asksOfLists, question } from './asks.ts'
import { encodeFrame, FrameReader } from './frames.ts'
import { IncomingFiles } from './incoming-files.ts'
import { LedgerTrouble } from './ledger.ts'
import { Refused } from './refused.ts'

export type ServedDialler = {
  close(): Promise<void>
}

type ServeParts = DiallerRoom & {
  /** The socket's path, in a folder that the box's user may enter and nobody else. */
  readonly socket: string
  say(line: string): void
  /** Something failed that nobody asked for: the process must end, and start from its disk. */
  onFailed(cause: Error): void
}

/** More questions than a box has under way at once, however full the room. */
const mostUnanswered = 1_000

/**
 * Listens for the box. One box at a time: what comes second is told so. Who sends what no box sends is cut off. The
 * socket may be written to by the owner and by its group.
 */
export async function serveDialler(parts: ServeParts): Promise<ServedDialler> {
  const { socket: path } = parts
  let box: Socket | undefined
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    serveOne(parts, socket, {
      take: () => {
        if (box && box !== socket) return false
        box = socket
        return true
      },
      leave: () => {
        if (box !== socket) return
        box = undefined
        parts.calls.leftAlone()
        parts.numbers.leftAlone()
      },
    })
  })
  // What a process that was killed left behind: only a socket that listens keeps another from its place.
  await rm(path, { force: true })
  await listening(server, path)
  await chmod(path, 0o660)
  return {
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function listening(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, () => resolve())
  })
}

type Turn = { take(): boolean; leave(): void }

function serveOne(parts: ServeParts, socket: Socket, turn: Turn): void {
  const reader = new FrameReader()
  const send = (message: unknown) => {
    if (!socket.destroyed) socket.write(encodeFrame(message))
  }
  const files = new IncomingFiles(parts.uploads)
  const answers = answersOf(parts, (event) => send({ event }), files)
  let greeted = false
  let may: readonly Ask[] = Object.keys(asks) as Ask[]
  let unanswered = 0
  const cutOff = (why: string) => {
    parts.say(`What came through ${parts.socket} was ${why}. It is cut off.`)
    socket.destroy()
  }
  const take = async (message: unknown) => {
    const read = v.safeParse(question, message)
    if (!read.success) return cutOff('no question that a box asks')
    const { id, ask, with: content } = read.output
    const asked = v.safeParse(asks[ask].asked, content)
    if (!asked.success) return cutOff(`a question (${ask}) that no box asks in this way`)
    if (ask !== 'hello' && !greeted) return cutOff('a question before the greeting')
    if (ask === 'hello') may = besideTheBox(asked.output) ?? may
    if (!may.includes(ask)) return cutOff(`a question (${ask}) that only a box asks`)
    if (ask === 'hello' && besideTheBox(asked.output) === undefined && !turn.take())
      return send({ id, ok: false, why: 'Another box is connected to this dialler.' })
    unanswered += 1
    if (unanswered > mostUnanswered) return cutOff('too much at once')
    try {
      const answer = answers[ask] as (asked: Asked<Ask>) => Promise<unknown>
      const value = await answer(asked.output as Asked<Ask>)
      greeted = true
      send({ id, ok: true, value })
    } catch (cause) {
      const why = whyNot(cause)
      if (why !== undefined) return send({ id, ok: false, why })
      // No answer: the box takes it for what it is, a dialler that is gone, and asks the next one again.
      socket.destroy()
      parts.onFailed(cause instanceof Error ? cause : new Error(String(cause)))
    } finally {
      unanswered -= 1
    }
  }
  socket.on('data', (chunk) => {
    try {
      for (const message of reader.push(chunk)) void take(message)
    } catch {
      cutOff('no message')
    }
  })
  socket.on('error', () => undefined)
  socket.on('close', () => {
    turn.leave()
    files.end().catch(parts.onFailed)
  })
}

/** What may be asked by one who is no box; undefined for a box. */
function besideTheBox(hello: unknown): readonly Ask[] | undefined {
  const { as } = hello as Asked<'hello'>
  return as === 'box' ? undefined : { backup: asksOfBackup, lists: asksOfLists }[as]
}

/** Trouble that has words of its own is told; what does not is a surprise, and nothing of it leaves this process. */
function whyNot(cause: unknown): string | undefined {
  const told =
    cause instanceof Refused || cause instanceof LedgerTrouble || cause instanceof DocumentDamaged
  return told ? cause.message : undefined
}
