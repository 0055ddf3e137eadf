import assert from 'node:assert/strict'
import { BrowserJar, doorAt, type Page } from '../support/browser-jar.ts'
import { until } from '../support/until.ts'
import type { ToldSeat } from './told.ts'

const pins: Readonly<Record<string, string>> = { '01': '100001', '02': '100002', '03': '100003' }
/** Every how manyth call ends with a wish never to be called again. */
const neverEvery = 4
/** And every how manyth stops in the middle, to go on on another day. */
const laterEvery = 5

/** Says that the box did not answer as a box at work does: it is gone, or its record cannot be written. */
export class NoAnswer extends Error {}

/** An agent at a seat who remembers what the box has told. Presses as the page allows, as fast as it is answered. */
export class SeatClient {
  readonly #jar: BrowserJar
  readonly told: ToldSeat
  #calls = 0
  #agreed = false

  constructor(origin: string, told: ToldSeat) {
    this.#jar = new BrowserJar(doorAt(origin))
    this.told = told
  }

  /** The page as it is, whatever it is. */
  during(): Promise<Page> {
    return this.#jar.get(`/seat/${this.told.seat}`)
  }

  async look(): Promise<Page> {
    const page = await this.#jar.get(`/seat/${this.told.seat}`).catch(lost)
    if (page.status !== 200) throw new NoAnswer(`${page.status} ${page.view}`)
    return page
  }

  /** Looks, does the next thing, and remembers what came of it. False when there is nothing to press now. */
  async step(): Promise<boolean> {
    const page = await this.look()
    this.told.view = page.view
    if (page.view.startsWith('at ')) return this.#question(page)
    switch (page.view) {
      case 'pin':
        return this.#press('pin', [['pin', pins[this.told.seat] ?? '']], page)
      case 'monitored':
        return this.#press('acknowledge', [], page)
      case 'ready':
        if (/not connected/.test(page.text)) return false
        return this.#press('ready', [], page)
      case 'closing':
        return this.#closing(page)
      case 'outcome':
        return this.#outcome(page)
      default:
        // An outcome that nobody confirmed in time was given by the box: that call is over.
        this.told.answers = []
        return false
    }
  }

  /** After a start: the page is where it was, or one press further where one was on its way and nobody was told. */
  async isBack(): Promise<void> {
    const { seat, view, inFlight, answers } = this.told
    const page = await until(`seat ${seat} is back`, () => this.look().catch(() => undefined))
    if (inFlight === undefined && view.startsWith('at '))
      assert.equal(page.view, view, `seat ${seat} is back at the same question`)
    // Nobody was told, and now everybody sees: an answer that was on its way is there, or it is not.
    const turn = /^at (\d+)~/.exec(page.view)?.[1]
    if (inFlight === 'answer' && turn !== undefined)
      assert.ok(
        Number(turn) >= answers.length,
        `seat ${seat}: ${page.view} after ${answers.length}`,
      )
    this.told.inFlight = undefined
    this.told.view = page.view
    // The press that was on its way ended the call: what was said in it belongs to no later one.
    if (!/^(at |closing|outcome)/.test(page.view)) this.told.answers = []
  }

  async #question(page: Page): Promise<boolean> {
    const [sent = ''] = page.values('place')
    const place = sent.split('~').slice(1).join('~')
    // Another call: the box had ended the one before, and placed this, before anybody looked.
    if (page.view.startsWith('at 0~')) this.told.answers = []
    if (this.told.answers.length === 0) this.#calls += 1
    if (this.#calls % neverEvery === 0 && this.told.answers.length === 2) {
      await this.#send('exit', [['exit', 'never-call']], page)
      // Whoever never wants to be called again takes what was said along.
      this.told.answers = []
      return true
    }
    const said = this.told.answers.some(({ option }) => option !== undefined)
    if (this.#calls % laterEvery === 1 && said) {
      await this.#send('exit', [['exit', 'call-back']], page)
      this.told.answers = []
      return true
    }
    if (page.text.includes(`/seat/${this.told.seat}/again"`)) {
      const anew: [string, string] = ['answer', 'no']
      const next = await this.#send('again', [['place', sent], anew], page)
      if (next.status === 200) this.told.answers.push({ place })
      return true
    }
    const options = page.values('answer')
    const option = options[this.#calls % Math.max(1, options.length)]
    const chosen: [string, string] = option === undefined ? ['said', 'yes'] : ['answer', option]
    const next = await this.#send('answer', [['place', sent], chosen], page)
    // The line may go in the moment of the press: then the page says so, and nothing was taken.
    if (next.status === 200)
      this.told.answers.push({ place, ...(option === undefined ? {} : { option }) })
    return true
  }

  /** Whoever wants to be called later chooses the first time that is offered, and agrees that it is kept. */
  async #closing(page: Page): Promise<boolean> {
    const [from] = page.values('from')
    const exit: [string, string] = ['exit', 'call-back']
    if (from !== undefined) return this.#press('exit', [exit, ['from', from]], page)
    if (page.values('keep').length === 0) return this.#press('end', [], page)
    const next = await this.#send('exit', [exit, ['keep', 'yes']], page)
    this.#agreed = next.status === 200
    return true
  }

  async #outcome(page: Page): Promise<boolean> {
    const never = page.values('answer').find((one) => /never/.test(one))
    const outcome = never ?? page.values('answer')[0] ?? ''
    const next = await this.#send('outcome', [['answer', outcome]], page)
    if (next.status !== 200) return true
    this.told.coded += 1
    if (outcome === 'call-back' && this.#agreed) this.told.kept += 1
    this.#agreed = false
    if (never) this.told.never += 1
    if (outcome === 'completed') this.told.completed += 1
    this.told.answers = []
    return true
  }

  async #press(what: string, fields: readonly [string, string][], page: Page): Promise<boolean> {
    await this.#send(what, fields, page)
    return true
  }

  async #send(what: string, fields: readonly [string, string][], page: Page): Promise<Page> {
    this.told.inFlight = what
    const next = await this.#jar.post(`/seat/${this.told.seat}/${what}`, fields, page).catch(lost)
    if (next.status === 503) throw new NoAnswer(`503 ${next.view}`)
    this.told.inFlight = undefined
    this.told.view = next.view
    return next
  }
}

function lost(cause: unknown): never {
  throw new NoAnswer(cause instanceof Error ? cause.message : String(cause))
}
