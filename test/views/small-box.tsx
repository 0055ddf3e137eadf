import { randomBytes } from 'node:crypto'
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import { loadAssets } from '../../src/web/assets.ts'
import { QuestionPage, type QuestionPageProps } from '../../views/agent/question-page.tsx'
import { page } from '../../views/page.ts'
import { boxPolicy } from './box-policy.ts'

/** Just enough of a box to show one interview to a real browser: a page, its stream, its answers. */
export type SmallBox = {
  readonly url: string
  /** What was posted, in order. */
  readonly posted: URLSearchParams[]
  /** Changes what the page shows and tells every open stream. */
  change(props: Partial<QuestionPageProps>): void
  /** Streams that are open now. */
  readonly open: number
  /** Tells every open stream that another page took its place, and ends it. */
  takePlaces(): void
  /** While closed, the stream and the page answer 503; open streams are cut. */
  close(closed: boolean): void
  stop(): Promise<void>
}

export async function openSmallBox(first: Omit<QuestionPageProps, 'chrome'>): Promise<SmallBox> {
  const assets = await loadAssets()
  const streams = new Set<SSEStreamingApi>()
  const posted: URLSearchParams[] = []
  let props = first
  let version = 1
  let closed = false
  const change = (to: Partial<QuestionPageProps>): void => {
    props = { ...props, ...to }
    version += 1
    for (const stream of streams) void stream.writeSSE({ event: 'changed', data: String(version) })
  }

  const app = new Hono()
  app.get('/assets/*', (c) => {
    const asset = assets.get(c.req.path)
    return asset ? c.body(asset.bytes, 200, { 'Content-Type': asset.type }) : c.notFound()
  })
  app.get('/agent/stream', (c) => {
    if (closed) return c.text('closed', 503)
    return streamSSE(c, async (stream) => {
      streams.add(stream)
      await stream.writeSSE({ event: 'changed', data: String(version) })
      await new Promise<void>((resolve) => stream.onAbort(resolve))
      streams.delete(stream)
    })
  })
  app.get('/agent', (c) => {
    if (closed) return c.text('closed', 503)
    const nonce = randomBytes(16).toString('base64url')
    c.header('Content-Security-Policy', boxPolicy(nonce))
    const live = { stream: '/agent/stream', version }
    const chrome = { nonce, asset: assets.url, csrf: 'a-token', who: 'Seat 4', live }
    return c.html(page(<QuestionPage {...props} chrome={chrome} />))
  })
  app.post('/agent/:deed', async (c) => {
    posted.push(new URLSearchParams(await c.req.text()))
    change({ place: `${props.place}+`, read: `After ${c.req.param('deed')} ${posted.length}` })
    return c.redirect('/agent', 303)
  })

  const { server, port } = await listen(app)
  return {
    url: `http://127.0.0.1:${port}/agent`,
    posted,
    get open() {
      return streams.size
    },
    change,
    takePlaces() {
      for (const stream of streams)
        void stream.writeSSE({ event: 'elsewhere', data: '' }).then(() => stream.close())
      streams.clear()
    },
    close(now) {
      closed = now
      if (now) for (const stream of streams) stream.abort()
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}

function listen(app: Hono): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ server, port }),
    )
  })
}
