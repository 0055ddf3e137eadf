import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { trialSampleCsv } from '../../src/fieldwork/trial-sample.ts'
import { doorAt } from '../support/browser-jar.ts'
import { readAll, type StaffAt, sheetForm, signedIn, trialFile } from '../web/staff-at.ts'
import { NoAnswer } from './seat-client.ts'
import type { Told } from './told.ts'

const trialSample: Uint8Array = Buffer.from(trialSampleCsv('faults', 1500))

/** The staff of one site, at browsers of their own. */
export class StaffClient {
  readonly #told: Told
  readonly ruth: StaffAt
  readonly owen: StaffAt
  readonly helen: StaffAt
  campaign = ''
  #drafts = 0
  #waiting: { readonly hash: string } | undefined

  private constructor(told: Told, ruth: StaffAt, owen: StaffAt, helen: StaffAt) {
    this.#told = told
    this.ruth = ruth
    this.owen = owen
    this.helen = helen
  }

  /** Signs in, makes a campaign live, opens the shift and seats three agents. */
  static async open(origin: string, told: Told, sample = trialSample): Promise<StaffClient> {
    const box = doorAt(origin)
    const staff = new StaffClient(
      told,
      await signedIn({ box }, 'r.adeyemi'),
      await signedIn({ box }, 'o.pritchard'),
      await signedIn({ box }, 'h.marsh'),
    )
    await staff.owen.stepUp()
    await staff.#goLive(sample)
    await staff.#openShift()
    return staff
  }

  async #goLive(bytes: Uint8Array): Promise<void> {
    const { ruth, owen } = this
    const report = await ruth.send(
      '/governor/scripts/import',
      await trialFile('household-insurance.json'),
    )
    const script = report.url.split('/')[3] ?? ''
    await ruth.post(`/governor/scripts/${script}/propose`)
    await readAll(owen, `/governor/scripts/${script}`)
    await owen.stepUp()
    assert.equal((await owen.post(`/governor/scripts/${script}/approve`)).status, 200)
    this.#told.approvedScripts.add(script)
    const fields = sheetForm({ script, pauseSeconds: '0' })
    const begun = await ruth.post('/governor/campaigns/new', [...fields, ['goesOn', 'yes']])
    this.campaign = begun.url.split('/')[3] ?? ''
    const at = `/governor/campaigns/${this.campaign}`
    await ruth.sample(`${at}/sample`, { name: 'sample.csv', bytes }, [
      ['source', 'The client’s customer list'],
      ['obtained', '2026-11-02'],
    ])
    await ruth.post(`${at}/propose`)
    const [sheet = ''] = (await owen.get(at)).values('sheet')
    const live = await owen.post(`${at}/approve`, [['sheet', sheet]])
    assert.equal(live.status, 200, live.text.replace(/<[^>]+>/g, ' '))
  }

  async #openShift(): Promise<void> {
    const page = await this.helen.get('/supervisor/open')
    const checks = page.values('check').map((one): [string, string] => ['check', one])
    const campaign: [string, string] = ['campaign', page.options('campaign')[0] ?? '']
    const seating = await this.helen.post('/supervisor/open', [['slot', 'AM'], campaign, ...checks])
    assert.equal(seating.view, 'seating', seating.text.replace(/<[^>]+>/g, ' ').slice(0, 800))
    const seats = this.#told.seats.map(({ seat }) => seat)
    const people = seating.values('person').slice(0, seats.length)
    const taken = people.flatMap((person, i): [string, string][] => [
      ['person', person],
      [`seat-${person}`, String(Number(seats[i]))],
    ])
    await this.helen.post('/supervisor/seating', taken)
  }

  /** The supervisor confirms being there, as they must now and then (P8). */
  async confirmPresence(): Promise<void> {
    await this.#pressed(() => this.helen.post('/supervisor/presence', [['pin', '271828']]))
  }

  /** One more questionnaire, imported and proposed by one governor and signed by the other, a press at a time. */
  async sign(): Promise<void> {
    if (this.#waiting === undefined) {
      this.#drafts += 1
      const file = await trialFile('household-insurance.json')
      const text = Buffer.from(file.bytes).toString('utf8')
      const named = text.replace(/"title":\s*"[^"]*"/, `"title": "Draft ${this.#drafts}"`)
      const report = await this.#pressed(() =>
        this.ruth.send('/governor/scripts/import', { ...file, bytes: Buffer.from(named) }),
      )
      const hash = report.url.split('/')[3] ?? ''
      await this.#pressed(() => this.ruth.post(`/governor/scripts/${hash}/propose`))
      this.#waiting = { hash }
    }
    const { hash } = this.#waiting
    await this.#pressed(() => readAll(this.owen, `/governor/scripts/${hash}`))
    await this.#pressed(() => this.owen.stepUp().then(() => this.owen.get('/governor')))
    const signed = await this.#pressed(() => this.owen.post(`/governor/scripts/${hash}/approve`))
    this.#waiting = undefined
    // A press that was in flight at a kill may have been taken: then this one is refused, and the page says approved.
    if (signed.status === 200 || /Approved/.test(signed.text)) this.#told.approvedScripts.add(hash)
  }

  /** A release of what is merged, approved, and its bundle taken; nothing while there is not enough. */
  async release(): Promise<void> {
    const results = `/governor/campaigns/${this.campaign}/results`
    const prepared = await this.#pressed(() =>
      this.ruth.post(`/governor/campaigns/${this.campaign}/release`),
    )
    const waiting =
      /\/governor\/releases\/[\w-]+$/.exec(prepared.url)?.[0] ??
      (await this.#pressed(() => this.ruth.get(results))).text.match(
        /\/governor\/releases\/[\w-]+/,
      )?.[0]
    if (waiting === undefined) return
    await this.#pressed(() => this.owen.stepUp().then(() => this.owen.get(waiting)))
    await this.#pressed(() => this.owen.post(`${waiting}/approve`, [['intruder', 'done']]))
    const bundle = await this.bundle(waiting)
    if (bundle !== undefined) this.#told.bundles.set(waiting, bundle)
  }

  /** The SHA-256 of a release's bundle, as it is given out now. */
  async bundle(release: string): Promise<string | undefined> {
    const page = await this.#pressed(() => this.owen.post(`${release}/bundle`))
    if (page.headers.get('content-type') !== 'application/octet-stream') return undefined
    return createHash('sha256').update(page.text).digest('hex')
  }

  /** Anything but an answer of a box at work is no answer. */
  async #pressed<T extends { readonly status: number }>(press: () => Promise<T>): Promise<T> {
    const page = await press().catch((cause: unknown) => {
      throw new NoAnswer(cause instanceof Error ? cause.message : String(cause))
    })
    if (page.status === 503) throw new NoAnswer('503')
    return page
  }
}
