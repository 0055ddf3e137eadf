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

export type Seen = { readonly view: string; values(name: string): readonly string[] }

/** Cookies, forms and redirects, and as little work as can be: what is measured is the box. */
export class Browser {
  readonly #send: Send
  #cookie = ''

  constructor(send: Send) {
    this.#send = send
  }

  async get(path: string): Promise<Seen> {
    const { text } = await this.#keep(await this.#send(path, this.#cookie))
    return {
      view: /data-view="([^"]*)"/.exec(text)?.[1] ?? '',
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

/** Over HTTP on loopback, connections kept open as browsers do. */
export function overHttp(port: number): Send & { close(): void } {
  const agent = new Agent({ keepAlive: true })
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
      sent.on('error', reject)
      sent.end(body)
    })
  return Object.assign(send, { close: () => agent.destroy() })
}
