import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { realDisk } from '../../src/record/real-disk.ts'
import { openRecord } from '../record/lines.ts'
import { inProcess, overHttp, type Send } from './browser.ts'

export type Bare = {
  readonly inProcess: Send
  readonly http: Send
  /** Milliseconds that each answer took, so many at once. */
  answers(through: Send, atOnce: number, count: number): Promise<number[]>
  close(): Promise<void>
}

/** About as long as an agent's page, and as the line and the step of an answer. */
const page = `<p>${'words '.repeat(1_500)}</p>`
const line = 'x'.repeat(600)

/** What is left when there is no house: a form in, its bytes synced with those of others, a redirect, a page out. */
export async function openBare(): Promise<Bare> {
  const dir = await mkdtemp(join(tmpdir(), 'gatehouse-bare-'))
  const record = await openRecord(realDisk(dir), { fresh: true })
  const app = new Hono()
  app.get('/seat', (c) => c.html(page))
  app.post('/seat/answer', async (c) => {
    await c.req.parseBody()
    await record.add(1, line)
    return c.redirect('/seat', 303)
  })
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  const http = overHttp((server.address() as AddressInfo).port)
  return {
    inProcess: inProcess(app as never),
    http,
    answers: async (through, atOnce, count) => {
      const took: number[] = []
      const one = async () => {
        while (took.length < count) {
          const begun = performance.now()
          await through('/seat/answer', '', 'csrf=x&place=1&answer=yes')
          await through('/seat', '')
          took.push(performance.now() - begun)
        }
      }
      await Promise.all(Array.from({ length: atOnce }, one))
      return took
    },
    close: async () => {
      http.close()
      server.close()
      await record.journal.close()
      await rm(dir, { recursive: true, force: true })
    },
  }
}
