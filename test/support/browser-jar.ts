import { testOrigin } from './test-box.ts'

export type Page = {
  readonly status: number
  readonly url: string
  readonly text: string
  readonly headers: Headers
  /** What the page is: `pin`, `ready`, `at 0~hello`, `closing` … */
  readonly view: string
  /** Values of every input or button of this name, in the order of the page. */
  values(name: string): string[]
  /** Values that a select of this name offers. */
  options(name: string): string[]
}

/** Where requests go: a box in this process, or one that another process serves at its own origin. */
export type Door = {
  readonly app: { request(url: string, init: RequestInit): Response | Promise<Response> }
  readonly origin?: string
  readonly house?: { origin(): string }
}

/** The door of a box that is a process of its own. */
export function doorAt(origin: string): Door {
  return { origin, app: { request: (url, init) => fetch(url, { ...init, redirect: 'manual' }) } }
}

/** A browser without scripts: cookies, forms, redirects. Everything it was ever sent is kept, to be searched. */
export class BrowserJar {
  readonly #door: Door
  readonly #origin: string
  readonly #cookies = new Map<string, string>()
  readonly received: string[] = []

  constructor(door: Door) {
    this.#door = door
    this.#origin = door.origin ?? door.house?.origin() ?? testOrigin
  }

  get(path: string): Promise<Page> {
    return this.#go(path, { method: 'GET' })
  }

  /** Sends a form as the page at `path` would: same origin, its token, and follows the redirect. */
  async post(
    path: string,
    fields: readonly (readonly [string, string])[] = [],
    from?: Page,
  ): Promise<Page> {
    const csrf = from?.values('csrf')[0] ?? ''
    const call = from?.values('call')[0]
    const said = fields.some(([name]) => name === 'call')
    const body = new URLSearchParams([
      ['csrf', csrf],
      ...(call === undefined || said ? [] : [['call', call] as [string, string]]),
      ...fields.map((one) => [...one] as [string, string]),
    ])
    return this.#go(path, {
      method: 'POST',
      body: body.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  }

  /** What is no page: a sound. Not kept. */
  async bytes(path: string): Promise<{ readonly type: string | null; readonly bytes: Uint8Array }> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { host: new URL(this.#origin).host, cookie }
    const response = await this.#door.app.request(`${this.#origin}${path}`, { headers })
    const bytes = new Uint8Array(await response.arrayBuffer())
    return { type: response.headers.get('content-type'), bytes }
  }

  async postForm(path: string, form: FormData): Promise<Page> {
    return this.#go(path, { method: 'POST', body: form })
  }

  async #go(path: string, init: RequestInit): Promise<Page> {
    const headers = new Headers(init.headers)
    headers.set('host', new URL(this.#origin).host)
    headers.set('cookie', [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    if (init.method === 'POST') {
      headers.set('origin', this.#origin)
      headers.set('sec-fetch-site', 'same-origin')
    }
    const response = await this.#door.app.request(`${this.#origin}${path}`, { ...init, headers })
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=')
      this.#cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (response.status === 303 && location) return this.get(location)
    const text = await response.text()
    this.received.push(text, JSON.stringify([...response.headers]))
    return {
      status: response.status,
      url: path,
      text,
      headers: response.headers,
      view: /data-view="([^"]*)"/.exec(text)?.[1] ?? '',
      values: (name) =>
        [...text.matchAll(/<(?:input|button|option)[^>]*>/g)]
          .map(([tag]) => tag)
          .filter((tag) => tag.includes(`name="${name}"`))
          .map((tag) => /value="([^"]*)"/.exec(tag)?.[1] ?? ''),
      options: (name) => {
        const select =
          new RegExp(`<select[^>]*name="${name}"[\\s\\S]*?</select>`).exec(text)?.[0] ?? ''
        return [...select.matchAll(/<option value="([^"]+)"/g)].map(([, value]) => value ?? '')
      },
    }
  }
}
