import { Agent, request } from 'node:http'
import type { Box } from '../../src/box.ts'
import { testOrigin } from '../support/test-box.ts'

export type Answer = {
  readonly status: number
  readonly cookies: readonly string[]
  readonly text: string
}
/** Sends one request; `body` makes it a form. */
export type Send = (path: string, cookie: string, body?: string) => Promise<Answer>

export type Seen = {
  readonly view: string
  /** What the page's stream had told when the page was made. */
  readonly version: number
  values(name: string): readonly string[]
}

/** Cookies, forms and redirects, and as little work as can be: what is measured is the box. */
export class Browser {
  readonly #send: Send
  #cookie: string

  constructor(send: Send, cookie = '') {
    this.#send = send
    this.#cookie = cookie
  }

  get cookie(): string {
    return this.#cookie
  }

  async get(path: string): Promise<Seen> {
    const { text } = await this.#keep(await this.#send(path, this.#cookie))
    return {
      view: /data-view="([^"]*)"/.exec(text)?.[1] ?? '',
      version: Number(/data-version="(\d+)"/.exec(text)?.[1] ?? 0),
      values: (name) => valuesOf(text, name),
    }
  }

  async post(
    path: string,
    fields: readonly (readonly [string, string])[],
    page: Seen,
  ): Promise<Seen> {
    const form = new URLSearchParams()
    form.append('csrf', page.values('csrf')[0] ?? '')
    form.append('call', page.values('call')[0] ?? '')
    for (const [name, value] of fields) form.append(name, value)
    const { status } = this.#keep(await this.#send(path, this.#cookie, form.toString()))
    // A respondent may hang up while the answer is on its way.
    if (status !== 303 && status !== 409) throw new Error(`${path} answered ${status}`)
    return this.get(path.slice(0, path.lastIndexOf('/')))
  }

  #keep(answer: Answer): Answer {
    for (const set of answer.cookies) this.#cookie = set.split(';')[0] ?? this.#cookie
    return answer
  }
}

function valuesOf(text: string, name: string): string[] {
  const tags = text.matchAll(new RegExp(`<(?:input|button)[^>]*name="${name}"[^>]*>`, 'g'))
  return [...tags].map(([tag]) => /value="([^"]*)"/.exec(tag)?.[1] ?? '')
}

const formHeaders = {
  'content-type': 'application/x-www-form-urlencoded',
  origin: testOrigin,
  'sec-fetch-site': 'same-origin',
}

/** Follows a page's stream until the returned function is called. Streams share no connection with pages. */
export function follow(
  port: number,
  path: string,
  cookie: string,
  told: (version: number) => void,
): () => void {
  const headers = { host: new URL(testOrigin).host, cookie }
  const sent = request({ agent: false, port, host: '127.0.0.1', path, headers }, (response) => {
    response.setEncoding('utf8')
    response.on('data', (text: string) => {
      for (const [, version] of text.matchAll(/event: changed\ndata: (\d+)/g)) told(Number(version))
    })
    response.on('error', () => undefined)
  })
  sent.on('error', () => undefined)
  sent.end()
  return () => sent.destroy()
}

/** Straight into the app, without a socket. */
export function inProcess(app: Box['app']): Send {
  return async (path, cookie, body) => {
    const headers = {
      host: new URL(testOrigin).host,
      cookie,
      ...(body === undefined ? {} : formHeaders),
    }
    const init = body === undefined ? { headers } : { method: 'POST', headers, body }
    const response = await app.request(`${testOrigin}${path}`, init)
    const { status } = response
    return { status, cookies: response.headers.getSetCookie(), text: await response.text() }
  }
}

export type OverHttp = Send & { close(): void }

/** A computer for each seat: a box checks few sign-ins of one computer at a time. */
export function computers(port: number): { at(n: number): Send; close(): void } {
  const all: OverHttp[] = []
  return {
    at: (n) => {
      const one = overHttp(port, `127.0.1.${n + 1}`)
      all.push(one)
      return one
    },
    close: () => {
      for (const one of all) one.close()
    },
  }
}

/** Over HTTP on loopback from an address of its own, connections kept open as browsers do. */
export function overHttp(port: number, localAddress = '127.0.0.1'): OverHttp {
  const agent = new Agent({ keepAlive: true, localAddress })
  const send: Send = (path, cookie, body) =>
    new Promise((resolve, reject) => {
      const headers = {
        host: new URL(testOrigin).host,
        cookie,
        ...(body === undefined ? {} : formHeaders),
      }
      const method = body === undefined ? 'GET' : 'POST'
      const sent = request(
        { agent, port, host: '127.0.0.1', path, method, headers },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('end', () => {
            const cookies = response.headers['set-cookie'] ?? []
            resolve({
              status: response.statusCode ?? 0,
              cookies,
              text: Buffer.concat(chunks).toString(),
            })
          })
        },
      )
      sent.on('error', (fault: NodeJS.ErrnoException) => {
        // The server let go of an idle connection in the moment in which it was used again: browsers send once more.
        if (sent.reusedSocket && fault.code === 'ECONNRESET')
          send(path, cookie, body).then(resolve, reject)
        else reject(fault)
      })
      sent.end(body)
    })
  return Object.assign(send, { close: () => agent.destroy() })
}
