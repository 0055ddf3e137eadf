import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { objections } from '../../src/exchange/characters.ts'
import { hangingUp } from '../../src/exchange/conversation.ts'
import { exits } from '../../src/scripts/exits.ts'
import { pressPin } from './staff-hands.ts'

/** How an agent works the page: with a mouse, or with the keyboard and nothing else. */
export type Hands = 'mouse' | 'keys'

/** What an agent sees of the page: enough to know what to press. */
export type Sight = {
  /** `ready`, `at 3~set-up`, `closing`, `outcome` … */
  readonly view: string
  /** What one would hear, in the trial. */
  readonly heard: string
  readonly answers: readonly {
    readonly label: string
    readonly key: string
    readonly checked: boolean
  }[]
  readonly many: boolean
  /** Places where something could be typed: on an agent's page there is none (P6). */
  readonly typing: number
}

/** What one agent did, call by call. */
export type Diary = {
  /** The places of the interview under way, in the order they came. */
  readonly places: string[]
  readonly done: { readonly places: readonly string[]; readonly outcome: string }[]
}

const look = `(() => {
  const text = (element) => (element ? element.textContent.replace(/\\s+/g, ' ').trim() : '')
  const inputs = [...document.querySelectorAll('#live .gh-answer input')]
  return {
    view: document.getElementById('live')?.dataset.view ?? '',
    heard: text(document.querySelector('.gh-caption')).replace('Trial: on a real line you would hear: ', ''),
    answers: inputs.map((input) => ({
      label: text(input.closest('label').querySelector('.gh-answer__label')),
      key: input.dataset.key ?? '',
      checked: input.checked,
    })),
    many: inputs.some((input) => input.type === 'checkbox'),
    typing: document.querySelectorAll(
      'textarea, select, [contenteditable], input:not([type=hidden], [type=radio], [type=checkbox])',
    ).length,
  }
})()`

export function see(page: Page): Promise<Sight> {
  return page.evaluate(look) as Promise<Sight>
}

/** From a closed PIN pad to the page that asks whether one is ready. */
export async function takeSeat(page: Page, origin: string, seat: string, pin: string) {
  await page.goto(`${origin}/seat/${seat}`)
  await page.getByRole('heading', { name: 'Enter your PIN' }).waitFor()
  // On a machine that is very busy the answer may be given up before it comes: then it is pressed again.
  const monitored = page.getByRole('heading', { name: 'Calls are monitored' })
  await pressPin(page, pin, 'Continue')
  await monitored.waitFor().catch(() => pressPin(page, pin, 'Continue'))
  await monitored.waitFor()
  await page.getByRole('button', { name: 'I have read this' }).click()
  await page.getByRole('heading', { name: 'Are you ready?' }).waitFor()
}

/** Longer than any call is set up, and than the box takes to come back after its life was taken, on a slow machine. */
const patience = 180_000

/**
 * Works as a person would: reads what there is, presses what was heard, waits for what the box does by itself. Goes
 * on until there has been enough; that is asked before each press, so that it can stop in the middle of an interview.
 */
export async function work(
  page: Page,
  hands: Hands,
  enough: (diary: Diary, sight: Sight) => boolean,
  diary: Diary = { places: [], done: [] },
): Promise<Diary> {
  let last = ''
  let since = performance.now()
  let trouble: unknown
  for (;;) {
    const sight = await see(page)
    if (sight.view !== last) since = performance.now()
    else if (performance.now() - since > patience)
      throw new Error(`Nothing moves on: ${last}`, { cause: trouble })
    if (sight.view !== last) note(diary, sight)
    last = sight.view
    if (enough(diary, sight)) return diary
    // The box may turn the page under a person's hand; then there is nothing left to press, and they look again.
    await press(page, hands, sight).catch(async (cause: unknown) => {
      trouble = cause
      // A browser that was too slow for one press is pressed again; what is wrong on the page is wrong.
      const wrong = cause instanceof assert.AssertionError
      if (wrong && (await see(page)).view === sight.view) throw cause
    })
    await page
      .locator(`#live:not([data-view="${sight.view}"])`)
      .waitFor({ state: 'attached', timeout: 1_000 })
      .catch(() => undefined)
  }
}

function note(diary: Diary, { view, answers, typing }: Sight): void {
  assert.equal(typing, 0, `nothing can be typed on ${view} (P6)`)
  if (view.startsWith('at ')) diary.places.push(view.slice(view.indexOf('~') + 1))
  if (view !== 'outcome') return
  diary.done.push({ places: diary.places.splice(0), outcome: answers[0]?.label ?? '' })
}

/** Interviews that went all the way, with every question that the answers led to. */
export function completed({ done }: Diary) {
  return done.filter(({ outcome }) => outcome === 'Interview completed')
}

async function press(page: Page, hands: Hands, { view, ...rest }: Sight): Promise<void> {
  if (view.startsWith('at ')) return answer(page, hands, rest)
  switch (view) {
    case 'ready':
      return one(page, hands, 'Ready', '1')
    case 'closing':
      return one(page, hands, 'End the call', '1')
    case 'outcome':
      return choose(page, hands, rest.answers.slice(0, 1))
    case 'break':
      return one(page, hands, 'I am back', '1')
    default:
      // Between calls, calling and ringing: the box goes on by itself.
      return undefined
  }
}

async function answer(page: Page, hands: Hands, { heard, answers, many }: Omit<Sight, 'view'>) {
  // They are putting the phone down: the box turns the page by itself.
  if (heard === hangingUp) return
  const objection = Object.values(objections).find(({ says }) => says === heard)
  if (objection) {
    const { label } = exits[objection.wants]
    if (hands === 'keys') return page.keyboard.press(letterOf(objection.wants))
    return page.getByRole('button', { name: label }).first().click({ timeout: 3_000 })
  }
  if (answers.length === 0) return one(page, hands, 'I have read this. Continue', 'Enter')
  const said =
    heard === unsure.says ? unsure.label : heard === unwilling.says ? unwilling.label : heard
  const meant = answers.filter(({ label }) =>
    many ? said.split(', and ').includes(label) : said === label,
  )
  assert.ok(
    meant.length > 0,
    `“${heard}” is one of ${answers.map(({ label }) => label).join(' | ')}`,
  )
  return choose(page, hands, meant)
}

const unsure = { says: 'I do not know.', label: 'Does not know' }
const unwilling = { says: 'I would rather not say.', label: 'Prefers not to say' }

/** By keyboard: the number of the answer, then Enter. */
async function choose(page: Page, hands: Hands, chosen: Sight['answers']): Promise<void> {
  for (const { label, key, checked } of chosen) {
    if (checked) continue
    if (hands === 'keys') await page.keyboard.press(key)
    else
      await page
        .locator('.gh-answer', { hasText: exactly(label) })
        .first()
        .click({ timeout: 3_000 })
  }
  await one(page, hands, 'Continue', 'Enter')
}

async function one(page: Page, hands: Hands, button: string, key: string): Promise<void> {
  if (hands === 'keys') await page.keyboard.press(key)
  else await page.getByRole('button', { name: button }).first().click({ timeout: 3_000 })
}

function letterOf(exit: string): string {
  const letters: Readonly<Record<string, string>> = {
    ...{ machine: 'm', refuses: 'r', 'call-back': 'l', 'stop-and-delete': 's', 'never-call': 'n' },
    ...{ child: 'c', distressed: 'u', 'knows-me': 'k', 'wrong-person': 'w', language: 'o' },
  }
  return letters[exit] ?? ''
}

function exactly(label: string): RegExp {
  return new RegExp(`${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`)
}
