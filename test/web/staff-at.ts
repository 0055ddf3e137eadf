import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fact } from '../../src/facts/fact.ts'
import { BrowserJar, type Door, type Page } from '../support/browser-jar.ts'
import type { TestBox } from '../support/test-box.ts'
import { until } from '../support/until.ts'

const passwords = {
  'r.adeyemi': 'trial-governor-1',
  'o.pritchard': 'trial-governor-2',
  'h.marsh': 'trial-supervisor-1',
  's.bevan': 'trial-auditor-1',
  'n.rees': 'trial-protection-1',
} as const

export type StaffUser = keyof typeof passwords

/** A member of staff at a browser, signed in as anybody would be: through the form. */
export class StaffAt {
  readonly jar: BrowserJar
  readonly #user: StaffUser

  constructor(jar: BrowserJar, user: StaffUser) {
    this.jar = jar
    this.#user = user
  }

  get(path: string): Promise<Page> {
    return this.jar.get(path)
  }

  /** Presses a button of a page of ours. `at` is the page it stands on. */
  async post(
    path: string,
    fields: readonly (readonly [string, string])[] = [],
    at = '/step-up',
  ): Promise<Page> {
    return this.jar.post(path, fields, await this.jar.get(at))
  }

  async send(
    path: string,
    file: { readonly name: string; readonly bytes: Uint8Array } | undefined,
    fields: readonly (readonly [string, string])[] = [],
  ): Promise<Page> {
    const form = new FormData()
    form.set('csrf', (await this.jar.get('/step-up')).values('csrf')[0] ?? '')
    for (const [name, value] of fields) form.append(name, value)
    if (file) form.set('file', new File([Buffer.from(file.bytes)], file.name))
    return this.jar.postForm(path, form)
  }

  /**
   * A sample, through the page that shows its columns, to the report of what was read or to why it was refused. `said`
   * are the fields of that page that are changed.
   */
  async sample(
    path: string,
    file: { readonly name: string; readonly bytes: Uint8Array },
    fields: readonly (readonly [string, string])[],
    said: readonly (readonly [string, string])[] = [],
  ): Promise<Page> {
    const check = await this.send(path, file, fields)
    if (check.view !== 'sample-check') return check
    const [upload = ''] = check.values('upload')
    const begun = await this.jar.post(
      `${path}/check`,
      [['upload', upload], ...said, ['do', 'take']],
      check,
    )
    let seen = begun
    await until('the sample is read', async () => {
      if (seen.view === 'sample-progress') seen = await this.get(begun.url)
      return seen.view !== 'sample-progress'
    })
    return seen
  }

  async stepUp(): Promise<void> {
    const page = await this.post('/step-up', [['password', passwords[this.#user]]])
    assert.equal(page.status, 200)
  }
}

export async function signedIn({ box }: { readonly box: Door }, user: StaffUser): Promise<StaffAt> {
  const jar = new BrowserJar(box)
  const page = await jar.get('/sign-in')
  const home = await jar.post(
    '/sign-in',
    [
      ['name', user],
      ['password', passwords[user]],
    ],
    page,
  )
  assert.match(home.text, /Sign out/)
  return new StaffAt(jar, user)
}

/**
 * Reads a proposed script as its approver must: begins, marks every part, and says why each finding may stand. Gives
 * the page as it is then.
 */
export async function readAll(staff: StaffAt, at: string): Promise<Page> {
  const from = await staff.get(at)
  const begun = await staff.jar.post(`${at}/begin-reading`, [], from)
  for (const part of new Set(begun.values('part')))
    await staff.jar.post(`${at}/read`, [['part', part]], begun)
  const read = await staff.get(at)
  const reason = 'Both governors have looked at it, and the words say no more than they must.'
  for (const part of new Set(read.values('part')))
    await staff.jar.post(
      `${at}/accept`,
      [
        ['part', part],
        ['reason', reason],
      ],
      read,
    )
  return staff.get(at)
}

export async function trialFile(name: string) {
  const bytes = await readFile(join(import.meta.dirname, '../../appliance/trial', name))
  return { name, bytes }
}

/** Every fact from now on, as they reach the disk. */
export function watchFacts({ box }: TestBox): Fact[] {
  const seen: Fact[] = []
  box.house.writer.onSynced((facts) => seen.push(...facts))
  return seen
}

/** The words of a page without its marks. */
export function words(page: Page): string {
  return page.text
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
}

export const wholeSheet = {
  title: 'Household insurance',
  client: 'Example Mutual',
  clientSignedBy: 'P. Owen, head of research',
  dpia: 'DPIA-2026-014',
  callerId: '0113 496 0000',
  messageOrganisation: 'Example Mutual',
  messageDecline: '0113 496 0001',
  verification: 'Ring 0113 496 0002 and ask for the research team.',
  weekdaysFrom: '09:00',
  weekdaysTo: '20:00',
  saturdayFrom: '',
  saturdayTo: '',
  sundayFrom: '',
  sundayTo: '',
  completeOver: '80',
  partialFrom: '50',
  pauseSeconds: '10',
  lawfulBasis: 'public-task',
} as const

export type SheetFields = Partial<Record<keyof typeof wholeSheet | 'script', string>>

/** The fields that a filled-in campaign form sends. */
export function sheetForm(
  changed: SheetFields,
  signed: readonly string[] = ['prison', 'no-sale'],
): (readonly [string, string])[] {
  return [
    ...Object.entries({ ...wholeSheet, ...changed }),
    ...signed.map((one) => ['signed', one] as const),
  ]
}
