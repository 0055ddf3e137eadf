import type { SeatId } from '../../src/basics/ids.ts'
import type { TestBox } from '../support/test-box.ts'
import { pin } from './bench-room.ts'
import type { Browser, Seen } from './browser.ts'

/** When an agent answers what stands on the page. */
export type Pace = {
  /** Waits for the moment of the next answer and gives it; what is late by then counts. */
  answer(): Promise<number>
  /** Nothing is asked: the next question begins anew. */
  rest(): void
}

const atOnce: Pace = { answer: async () => performance.now(), rest: () => undefined }

/** An agent who answers the moment a question stands on the page, or at a pace, and notes how long each answer took. */
export class BenchAgent {
  readonly #test: TestBox
  readonly #browser: Browser
  readonly seat: SeatId
  /** Milliseconds from sending an answer to having the next page, one for each answer. */
  readonly took: number[] = []
  readonly #pace: Pace

  constructor(test: TestBox, browser: Browser, seat: SeatId, pace = atOnce) {
    this.#test = test
    this.#browser = browser
    this.seat = seat
    this.#pace = pace
  }

  get cookie(): string {
    return this.#browser.cookie
  }

  async signIn(): Promise<void> {
    let page = await this.#look()
    page = await this.#press('pin', [['pin', pin]], page)
    page = await this.#press('acknowledge', [], page)
    if (page.view !== 'ready') throw new Error(`Seat ${this.seat} shows ${page.view}`)
  }

  /** Works one call after the other until it is enough, which may be in the middle of one. */
  async work(enough: () => boolean): Promise<void> {
    let page = await this.#look()
    while (!enough()) page = await this.#next(page)
  }

  async #next(page: Seen): Promise<Seen> {
    if (page.view.startsWith('at ')) return this.#answer(page)
    this.#pace.rest()
    if (page.view === 'ready' && this.#lineUp()) return this.#press('ready', [], page)
    if (page.view === 'closing') await this.#press('end', [], page)
    if (page.view === 'outcome')
      return this.#press('outcome', [['answer', page.values('answer')[0] ?? '']], page)
    return this.#later()
  }

  async #later(): Promise<Seen> {
    await this.#changed()
    return this.#look()
  }

  async #answer(page: Seen): Promise<Seen> {
    const call = this.#test.box.house.writer.ahead.seats.get(this.seat)?.call
    const answer = call && this.#test.ears.last(call)?.answer
    if (!answer) return this.#later()
    const place: [string, string] = ['place', page.values('place')[0] ?? '']
    const chosen =
      answer.kind === 'said'
        ? [['said', 'yes'] as const]
        : (answer.kind === 'one' ? [answer.option] : answer.options).map(
            (one) => ['answer', one] as const,
          )
    const begun = await this.#pace.answer()
    const next = await this.#press('answer', [place, ...chosen], page)
    this.took.push(performance.now() - begun)
    return next
  }

  #lineUp(): boolean {
    return this.#test.box.house.writer.ahead.seats.get(this.seat)?.lineUp === true
  }

  #look(): Promise<Seen> {
    return this.#browser.get(`/seat/${this.seat}`)
  }

  #press(deed: string, fields: readonly (readonly [string, string])[], page: Seen): Promise<Seen> {
    return this.#browser.post(`/seat/${this.seat}/${deed}`, fields, page)
  }

  /** Until the seat's page would be told to look again, as its stream tells it, or a moment has passed. */
  #changed(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        unwatch()
        clearTimeout(patience)
        resolve()
      }
      const unwatch = this.#test.box.hub.watch(`seat/${this.seat}`, done)
      const patience = setTimeout(done, 100)
    })
  }
}
