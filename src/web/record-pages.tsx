import type { Context, Hono } from 'hono'
import { RecordPage } from '../../views/auditor/record-page.tsx'
import { VerifyPage, type VerifyResult } from '../../views/auditor/verify-page.tsx'
import { page } from '../../views/page.ts'
import { noteView } from '../facts/decide-people.ts'
import { noteVerified } from '../facts/decide-upkeep.ts'
import type { Fact } from '../facts/fact.ts'
import type { Role } from '../people/person.ts'
import { type BroughtBack, countersignedDoor } from './countersigned-door.ts'
import { asStaff } from './deeds.ts'
import { factsPage } from './facts-page.tsx'
import { readForm } from './form.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { type Asked, askedOf, choicesFor, linesSeen } from './record-seen.ts'
import { onlyFor, type StaffHere, staffChrome } from './staff.ts'
import { verifySeen } from './verify-seen.ts'
import { giveWitness } from './witness-door.ts'

const linesAPage = 50

type Shown = BroughtBack & { readonly result?: VerifyResult }

export type RecordDoors = {
  readonly role: Role
  /** Where the record is read, and where it is verified. */
  readonly home: string
  readonly verify: string
}

/** The record for whoever may read it: every look and every verification stands in it too (M1). */
export function recordPages(app: Hono<Vars>, house: House, doors: RecordDoors): void {
  const { home, verify, role } = doors
  const path = (full: string) => full.slice(`/${role}`.length) || '/'

  const show = (c: Context) =>
    onlyFor(c, house, [role], async (here) => {
      const asked = askedOf(new URL(c.req.url).searchParams)
      // Older lines too: an address that anybody can type would otherwise show the whole record without a line of it.
      const noted = await asStaff(c, house, (state, ctx, by) =>
        noteView(state, ctx, by, 'record.viewed'),
      )
      if (!noted.ok) return c.text(noted.error.sentence, 403)
      return c.html(page(await recordPage(c, here, asked)))
    })

  async function recordPage(c: Context, here: StaffHere, asked: Asked) {
    const now = await house.writer.read((state) => ({
      last: state.seq,
      choices: choicesFor(state, house.documents, house.settings.seats, asked),
    }))
    const upTo = asked.before === undefined ? now.last : Math.min(now.last, asked.before - 1)
    const read = await house.services.readRecord({ filter: asked.filter, upTo, most: linesAPage })
    const lines = await house.writer.read((state) => linesSeen(state, house.documents, read.facts))
    const address = (before?: number) => {
      const query = new URLSearchParams(asked.typed)
      if (before !== undefined) query.set('before', String(before))
      return query.size === 0 ? home : `${home}?${query}`
    }
    const oldest = read.facts.at(-1)
    return (
      <RecordPage
        chrome={staffChrome(c, house, here)}
        action={home}
        verifyPage={verify}
        factsPage={`${home}/facts`}
        filter={now.choices}
        count={countOf(read.facts, now.last)}
        lines={lines}
        newest={asked.before === undefined ? undefined : address()}
        older={read.more && oldest ? address(oldest.seq) : undefined}
      />
    )
  }
  app.get(path(home), show)
  const facts = path(`${home}/facts`)
  app.get(facts, (c) => onlyFor(c, house, [role], (here) => factsPage(c, house, here, home)))

  const bringBack = `${verify}/countersigned`
  const showVerify = (c: Context, here: StaffHere, shown: Shown = {}) => {
    const { result, error, kept, refused } = shown
    const said = error ?? kept
    return c.html(
      page(
        <VerifyPage
          chrome={staffChrome(c, house, here, {
            notice:
              said === undefined ? undefined : { kind: error ? 'error' : 'success', text: said },
          })}
          back={home}
          verify={{ label: 'Verify now', action: verify }}
          witness={{ label: 'Take a witness', action: `${verify}/witness`, look: 'secondary' }}
          bringBack={role === 'governor' ? { action: bringBack, error: refused } : undefined}
          result={result}
        />,
      ),
      error !== undefined ? 403 : refused !== undefined ? 422 : 200,
    )
  }
  app.get(path(verify), (c) => onlyFor(c, house, [role], (here) => showVerify(c, here)))
  const witness = path(`${verify}/witness`)
  app.get(witness, (c) => c.redirect(verify, 303))
  app.post(witness, (c) =>
    onlyFor(c, house, [role], async (here) => {
      const form = await readForm(c, 'staff')
      return form.ok ? giveWitness(c, house) : showVerify(c, here, { error: form.error })
    }),
  )
  if (role === 'governor')
    countersignedDoor(app, house, bringBack, verify, (c, here, shown) => showVerify(c, here, shown))
  app.post(path(verify), (c) =>
    onlyFor(c, house, [role], async (here) => {
      const form = await readForm(c, 'staff')
      if (!form.ok) return showVerify(c, here, { error: form.error })
      const report = await house.services.verifyRecord()
      const noted = await asStaff(c, house, (state, ctx, by) =>
        noteVerified(state, ctx, by, report.ok),
      )
      if (!noted.ok) return showVerify(c, here, { error: noted.error.sentence })
      return showVerify(c, here, { result: verifySeen(report, house.clock.now()) })
    }),
  )
}

function countOf(facts: readonly Fact[], last: number): string {
  const [newest, oldest] = [facts.at(0), facts.at(-1)]
  const text = (seq: number) => seq.toLocaleString('en-GB')
  if (!newest || !oldest) return `0 results in ${text(last)} lines`
  if (newest === oldest) return `Line ${text(newest.seq)} of ${text(last)}`
  return `Lines ${text(newest.seq)} to ${text(oldest.seq)} of ${text(last)}`
}
