import type { Context, Hono } from 'hono'
import type { DocumentHash } from '../basics/ids.ts'
import { acceptFinding, beginReading, markRead, type Review } from '../facts/decide-reading.ts'
import type { State } from '../facts/state.ts'
import type { Finding } from '../scripts/finding.ts'
import { languagesOf } from '../scripts/in-language.ts'
import { findingsToAccept, partsToRead } from '../scripts/parts-to-read.ts'
import { doDeed, governorForm, press, type Status } from './governor-press.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'

const home = '/governor/scripts'

type Pages = {
  readonly show: (c: Context, error?: string, status?: Status) => Promise<Response>
  readonly findings: (hash: DocumentHash) => readonly Finding[]
}

/** What the approval of a frozen script stands on: the same words always give the same parts and findings. */
export function reviewer(house: House, findings: Pages['findings']) {
  return (state: State, hash: DocumentHash): Review => {
    if (!state.scripts.has(hash)) return { sound: false, parts: [], findings: [] }
    const found = findings(hash)
    const script = house.documents.script(hash)
    return {
      sound: found.every(({ severity }) => severity !== 'refused'),
      parts: partsToRead(script, found),
      findings: findingsToAccept(found),
      welsh: languagesOf(script).includes('cy'),
    }
  }
}

/** Reading for an approval: begun once, then marked part by part, with a reason for each finding. */
export function scriptReading(app: Hono<Vars>, house: House, pages: Pages): void {
  const reviewOf = reviewer(house, pages.findings)
  const hashOf = (c: Context) => c.req.param('hash') as DocumentHash
  const at = (c: Context) => `${home}/${hashOf(c)}`

  app.post('/:hash/begin-reading', (c) =>
    press(c, house, {
      back: at(c),
      page: (error, status) => pages.show(c, error, status),
      deed: (state, ctx, by) => beginReading(state, ctx, by, hashOf(c)),
      after: () => c.redirect(`${at(c)}#decision`, 303),
    }),
  )

  app.post('/:hash/read', (c) =>
    governorForm(
      c,
      house,
      (error, status) => pages.show(c, error, status),
      async (form) => {
        const { parts } = await house.writer.read((state) => reviewOf(state, hashOf(c)))
        const here = parts.findIndex(({ id }) => id === form.one('part'))
        const next = parts[here + 1]
        return doDeed(c, house, {
          back: at(c),
          page: (error, status) => pages.show(c, error, status),
          deed: (state, ctx, by) => markRead(state, ctx, by, hashOf(c), parts[here]),
          after: () => c.redirect(`${at(c)}#${next ? `part-${next.id}` : 'decision'}`, 303),
        })
      },
    ),
  )

  app.post('/:hash/accept', (c) =>
    governorForm(
      c,
      house,
      (error, status) => pages.show(c, error, status),
      async (form) => {
        const { findings } = await house.writer.read((state) => reviewOf(state, hashOf(c)))
        const finding = findings.find(({ id }) => id === form.one('part'))
        return doDeed(c, house, {
          back: at(c),
          page: (error, status) => pages.show(c, error, status),
          deed: (state, ctx, by) =>
            acceptFinding(state, ctx, by, hashOf(c), finding, form.one('reason')),
          after: () => c.redirect(`${at(c)}#part-${finding?.id ?? ''}`, 303),
        })
      },
    ),
  )
}
