import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { published } from './canary-sample.ts'
import { pressWithPassword, type StaffMember } from './staff-hands.ts'

/** Through "Questionnaires" to a file of the staff computer, and to the report of what was read. */
export async function importQuestionnaire(page: Page, file: string): Promise<void> {
  await page.getByRole('link', { name: 'Questionnaires' }).first().click()
  await page.getByRole('link', { name: 'Import a questionnaire' }).click()
  await page.getByLabel('The file').setInputFiles(file)
  await page.getByRole('button', { name: 'Read the file' }).click()
  await page.getByRole('heading', { name: 'What was read' }).waitFor()
}

/** From the governor's home to what waits there for a decision. */
export async function openWaiting(page: Page, kind: 'Questionnaire' | 'Campaign' | 'Release') {
  await page.getByRole('link', { name: 'Home', exact: true }).click()
  await page.getByRole('link', { name: `${kind}:` }).click()
}

/** The second governor: finds it waiting, gives the password again, approves. */
export async function approve(
  page: Page,
  kind: 'Questionnaire' | 'Campaign',
  who: StaffMember,
): Promise<void> {
  await openWaiting(page, kind)
  if (kind === 'Questionnaire') await readEveryPart(page)
  const button = kind === 'Campaign' ? 'Approve: it goes live' : 'Approve this version'
  await pressWithPassword(page, button, who)
  await tagged(page, kind === 'Campaign' ? 'Live' : 'Approved')
}

/** Begins to read, and marks each part as read as soon as its words can have been read. */
export async function readEveryPart(
  page: Page,
  look: (left: number) => Promise<void> | undefined = () => undefined,
): Promise<void> {
  const begin = page.getByRole('button', { name: 'Begin to read' })
  // Read already, and asked for the password since.
  if ((await begin.count()) === 0) return
  await begin.click()
  const marks = page.getByRole('button', { name: 'I have read this' })
  await marks.first().waitFor()
  for (let left = await marks.count(); left > 0; left = await marks.count()) {
    await look(left)
    await marks.first().click()
    // Too soon, the box says so and nothing is marked: they read on and press again.
    await page.getByRole('heading', { name: 'Decision' }).waitFor()
  }
  const reasons = page.getByLabel('Why this finding may stand')
  while ((await reasons.count()) > 0) {
    await reasons.first().fill('We both looked at it, and the words say no more than they must.')
    await page.getByRole('button', { name: 'Write the reason down' }).first().click()
    await page.getByRole('heading', { name: 'Decision' }).waitFor()
  }
}

/** Waits until the heading says how it stands. */
export async function tagged(page: Page, text: string): Promise<void> {
  await page.locator('.gh-heading .gh-tag', { hasText: text }).waitFor()
}

export const campaignName = 'Household insurance, customer experience'

/** A campaign with nothing but a name: saved, and not fit to go live. */
export async function startCampaign(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Campaigns' }).first().click()
  await page.getByRole('link', { name: 'Start a campaign' }).click()
  await page.getByLabel('Name of the campaign').fill(campaignName)
  await page.getByRole('button', { name: 'Save the campaign' }).click()
  await page.getByRole('heading', { name: campaignName }).waitFor()
}

/** From anywhere to the page of the one campaign. */
export async function openCampaign(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Campaigns' }).first().click()
  await page.getByRole('link', { name: campaignName }).click()
}

/** Fills in every part that a campaign needs before it can go live. */
export async function completeCampaign(page: Page, pauseSeconds: number): Promise<void> {
  await page.getByRole('link', { name: 'Lawful basis', exact: true }).click()
  const texts = {
    Client: 'Example Mutual',
    'Signed for the client by': 'J. Penrose, head of research',
    'DPIA reference': 'DPIA-2026-014',
    'Caller number': published.caller,
    'On whose behalf': 'Example Mutual',
    'Number to decline further calls': published.decline,
    'Where people can check': `Fairfield Research, ${published.check}`,
    'Weekdays, from': '09:00',
    'Weekdays, to': '20:30',
    'Pause after each call': String(pauseSeconds),
  }
  for (const [label, text] of Object.entries(texts)) {
    await page.getByLabel(label, { exact: true }).fill(text)
  }
  const script = page.getByLabel('Questionnaire', { exact: true })
  const offered = await script.locator('option').evaluateAll((all) => all.map(({ value }) => value))
  await script.selectOption(offered.find((value) => value !== '') ?? '')
  await page.getByLabel('The client has signed that calls are made from a prison').check()
  await page.getByLabel('No sale, no lead and no transfer follows from any call').check()
  await page.getByLabel('Legitimate interests').check()
  await page.getByRole('button', { name: 'Save the campaign' }).click()
  await page.getByRole('heading', { name: campaignName }).waitFor()
}

/**
 * The client’s file, with its source and day (T5), past the page that shows its columns. Stays on the report, which is
 * shown once.
 */
export async function importSample(
  page: Page,
  csv: string,
  look: () => Promise<void> | undefined = () => undefined,
): Promise<void> {
  await page.getByRole('link', { name: 'Import a sample' }).click()
  await page
    .getByLabel('The file')
    .setInputFiles({ name: 'sample.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await page.getByLabel('Where the numbers came from').fill('The client’s customer list')
  await page.getByLabel('When they were obtained').fill('2026-01-12')
  await page.getByRole('button', { name: 'Read the file' }).click()
  await page.getByRole('heading', { name: 'Is this right?' }).waitFor()
  await look()
  await page.getByRole('button', { name: 'Yes, take the numbers' }).click()
  // The page of its progress gives way to it by itself.
  await page.getByRole('heading', { name: 'What was read' }).waitFor()
}

/** The rows of a report or a table, each as its cells. */
export async function tableRows(page: Page): Promise<readonly (readonly string[])[]> {
  const rows = await page
    .locator('main table tbody tr')
    .evaluateAll((all) =>
      all.map((row) =>
        [...(row as unknown as { children: Iterable<{ textContent: string }> }).children].map(
          (cell) => cell.textContent.trim(),
        ),
      ),
    )
  assert.ok(rows.length > 0, 'the table has rows')
  return rows
}

/**
 * The second governor gives the password again, is told to look for somebody in the tables first (X12), ticks that it
 * was done, and lets the release go.
 */
export async function approveRelease(page: Page, who: StaffMember): Promise<void> {
  await pressWithPassword(page, 'Approve the release', who)
  await page.getByText('Try first to find one person in these tables').first().waitFor()
  await page.getByLabel('I tried to find one person in these tables').check()
  await page.getByRole('button', { name: 'Approve the release' }).click()
  await tagged(page, 'Approved')
}
