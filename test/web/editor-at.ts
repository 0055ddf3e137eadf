import assert from 'node:assert/strict'
import type { DocumentHash } from '../../src/basics/ids.ts'
import type { Script } from '../../src/scripts/script.ts'
import type { Page } from '../support/browser-jar.ts'
import type { TestBox } from '../support/test-box.ts'
import { type StaffAt, words } from './staff-at.ts'

type Fields = Readonly<Record<string, string | readonly string[]>>

/** A governor at the editor of a draft: every press is a form of its page. */
export class EditorAt {
  readonly #box: TestBox
  readonly staff: StaffAt
  hash: DocumentHash

  constructor(box: TestBox, staff: StaffAt, hash: DocumentHash) {
    this.#box = box
    this.staff = staff
    this.hash = hash
  }

  get home(): string {
    return `/governor/scripts/${this.hash}`
  }

  script(): Script {
    return this.#box.box.house.documents.script(this.hash)
  }

  part(name: string): string {
    return `${this.home}/edit/${name}`
  }

  order(): string {
    return this.script()
      .questions.map(({ id }) => id)
      .join()
  }

  /** Presses, and goes on with the draft as it then is; a refusal fails the test. */
  async press(press: string, fields: Fields = {}, open = 'about/-'): Promise<Page> {
    const page = await this.tries(press, fields, open)
    assert.equal(page.status, 200, words(page))
    this.hash = hashIn(page.url)
    return page
  }

  /** Presses, and stays with the draft whatever comes of it. */
  tries(press: string, fields: Fields = {}, open = 'about/-'): Promise<Page> {
    const sent = Object.entries({ press, open: this.part(open), ...fields }).flatMap(
      ([name, value]) => [value].flat().map((one) => [name, one] as const),
    )
    return this.staff.post(`${this.home}/change`, sent)
  }

  async add(kind: string, read: string, answers: readonly string[], more: Fields = {}) {
    const last = this.script().questions.at(-1)?.id ?? '-first-'
    return this.press('add', {
      ...{ 'new-kind': kind, 'new-read': read, 'new-answers': answers.join('\r\n') },
      ...{ 'new-after': last, ...more },
    })
  }

  async write(part: string, fields: Fields): Promise<Page> {
    const sent = Object.entries(fields).map(([name, value]) => [name, String(value)] as const)
    const page = await this.staff.post(this.part(part), sent)
    assert.equal(page.status, 200, words(page))
    this.hash = hashIn(page.url)
    return page
  }

  async undo(): Promise<Page> {
    const page = await this.staff.post(`${this.home}/undo`)
    if (page.status === 200) this.hash = hashIn(page.url)
    return page
  }
}

export function hashIn(url: string): DocumentHash {
  return url.split('/')[3]?.replace(/[#?].*/, '') as DocumentHash
}
