import type { Hono } from 'hono'
import type { Cancel, Clock } from './basics/clock.ts'
import type { PersonId, SeatId } from './basics/ids.ts'
import { second } from './basics/instant.ts'
import type { Ears } from './exchange/ears.ts'
import type { Vars } from './web/guard.ts'
import type { House } from './web/house.ts'

export type Colleagues = { stop(): void }

type Parts = {
  readonly app: Hono<Vars>
  readonly house: House
  readonly ears: Ears
  readonly clock: Clock
}

/** About 150 words a minute: how fast a colleague reads aloud. */
const wordsPerSecond = 2.5

/**
 * Agents played by the box (design 11): through the same routes, sessions, forms and rules as anybody at a seat. They
 * only have ears where a person has a headset. Nothing here can do what a browser at that seat cannot.
 */
export function startColleagues(parts: Parts): Colleagues {
  const played = (parts.house.trial?.people ?? []).filter((one) => one.note === 'Played by the box')
  const working = played.map((one) => new Colleague(parts, one.person, one.pin ?? ''))
  for (const one of working) one.start()
  return {
    stop: () => {
      for (const one of working) one.stop()
    },
  }
}

class Colleague {
  readonly #parts: Parts
  readonly #person: PersonId
  readonly #pin: string
  #cookie = ''
  #over = false
  #cancel: Cancel = () => undefined

  constructor(parts: Parts, person: PersonId, pin: string) {
    this.#parts = parts
    this.#person = person
    this.#pin = pin
  }

  start(): void {
    this.#after(second)
  }

  stop(): void {
    this.#over = true
    this.#cancel()
  }

  #after(ms: number): void {
    if (this.#over) return
    this.#cancel = this.#parts.clock.after(ms, () => {
      this.#act().then(
        (wait) => this.#after(wait),
        () => this.#after(5 * second),
      )
    })
  }

  /** Looks at the page of the seat and does the next thing; gives the time to wait before looking again. */
  async #act(): Promise<number> {
    const seat = [...this.#parts.house.writer.ahead.seats.values()].find(
      (one) => one.agent === this.#person,
    )?.id
    if (!seat) return 2 * second
    const html = await this.#get(`/seat/${seat}`)
    const view = /data-view="([^"]*)"/.exec(html)?.[1] ?? ''
    if (view.startsWith('at ')) return this.#answer(seat, html)
    switch (view) {
      case 'pin':
        await this.#post(`/seat/${seat}/pin`, html, [['pin', this.#pin]])
        return second
      case 'monitored':
        await this.#post(`/seat/${seat}/acknowledge`, html, [])
        return second
      case 'ready':
        await this.#post(`/seat/${seat}/ready`, html, [])
        return second
      case 'break':
        await this.#post(`/seat/${seat}/back`, html, [])
        return second
      case 'closing':
        return this.#close(seat, html)
      case 'outcome': {
        const [likeliest = ''] = valuesOf(html, 'answer')
        await this.#post(`/seat/${seat}/outcome`, html, [['answer', likeliest]])
        return second
      }
      default:
        return second
    }
  }

  async #answer(seat: SeatId, html: string): Promise<number> {
    // Whether somebody began before, or goes on after a lost line: the page has a form of its own for it.
    const path = html.includes(`/seat/${seat}/again"`) ? 'again' : 'answer'
    const call = this.#parts.house.writer.ahead.seats.get(seat)?.call
    const heard = call && this.#parts.ears.last(call)
    if (!heard) return second
    await this.#wait(reading(html) + heard.takes)
    const place: [string, string] = ['place', valuesOf(html, 'place')[0] ?? '']
    if (heard.wants) {
      await this.#post(`/seat/${seat}/exit`, html, [place, ['exit', heard.wants]])
    } else if (heard.answer) {
      const { answer } = heard
      const chosen =
        answer.kind === 'said'
          ? [['said', 'yes']]
          : answer.kind === 'one'
            ? [['answer', answer.option]]
            : answer.options.map((one) => ['answer', one])
      await this.#post(`/seat/${seat}/${path}`, html, [place, ...(chosen as [string, string][])])
    }
    return 200
  }

  async #close(seat: SeatId, html: string): Promise<number> {
    await this.#wait(reading(html))
    await this.#post(`/seat/${seat}/end`, html, [])
    return second
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#cancel = this.#parts.clock.after(ms, resolve)
    })
  }

  async #get(path: string): Promise<string> {
    const response = await this.#fetch(path, { headers: { cookie: this.#cookie } })
    return response.text()
  }

  async #post(
    path: string,
    html: string,
    fields: readonly (readonly [string, string])[],
  ): Promise<void> {
    const body = new URLSearchParams([
      ['csrf', valuesOf(html, 'csrf')[0] ?? ''],
      ['call', valuesOf(html, 'call')[0] ?? ''],
      ...fields.map((one) => [...one] as [string, string]),
    ])
    const origin = this.#parts.house.origin()
    await this.#fetch(path, {
      method: 'POST',
      body: body.toString(),
      headers: {
        cookie: this.#cookie,
        origin,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
    })
  }

  async #fetch(
    path: string,
    init: RequestInit & { headers: Record<string, string> },
  ): Promise<Response> {
    const origin = this.#parts.house.origin()
    const headers = { ...init.headers, host: new URL(origin).host }
    const response = await this.#parts.app.request(`${origin}${path}`, { ...init, headers })
    for (const set of response.headers.getSetCookie())
      this.#cookie = set.split(';')[0] ?? this.#cookie
    return response
  }
}

function valuesOf(html: string, name: string): string[] {
  return [...html.matchAll(/<(?:input|button)[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => tag.includes(`name="${name}"`))
    .map((tag) => /value="([^"]*)"/.exec(tag)?.[1] ?? '')
}

function reading(html: string): number {
  const words =
    /<h1[^>]*>([\s\S]*?)<\/h1>/
      .exec(html)?.[1]
      ?.replace(/<[^>]*>/g, ' ')
      .split(/\s+/).length ?? 10
  return (words / wordsPerSecond) * second
}
