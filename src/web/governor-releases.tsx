import { type Context, Hono } from 'hono'
import { ReleasePage } from '../../views/governor/release-page.tsx'
import { page } from '../../views/page.ts'
import type { ReleaseId } from '../basics/ids.ts'
import { noteView } from '../facts/decide-people.ts'
import { approveRelease, downloadBundle, sendBackRelease } from '../facts/decide-release.ts'
import { asStaff } from './deeds.ts'
import { doDeed, governorForm, press, type Status } from './governor-press.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { releaseSeen } from './release-seen.ts'
import { onlyFor, staffChrome } from './staff.ts'

/**
 * A release: exactly what would leave, the second person who lets it, and the bundle that does (X10 to X12). Each look is
 * a fact (M1).
 */
export function governorReleases(house: House): Hono<Vars> {
  const app = new Hono<Vars>()
  const idOf = (c: Context) => c.req.param('id') as ReleaseId
  const at = (c: Context) => `/governor/releases/${idOf(c)}`

  const show = (c: Context, error?: string, status: Status = 200, tick?: string) =>
    onlyFor(c, house, ['governor'], async (here) => {
      const seen = await house.writer.read((state) => {
        const known = state.releases.get(idOf(c))
        if (!known) return undefined
        const shown = releaseSeen(state, house.documents, here.by, known)
        return { on: known.campaign, shown }
      })
      if (!seen) return c.notFound()
      const { on: campaign, shown } = seen
      const noted = await asStaff(c, house, (state, ctx, by) =>
        noteView(state, ctx, by, 'results.viewed', { campaign }),
      )
      if (!noted.ok) return c.text(noted.error.sentence, 403)
      const notice = error === undefined ? undefined : ({ kind: 'error', text: error } as const)
      const approve = shown.approve && { ...shown.approve, error: tick }
      const chrome = staffChrome(c, house, here, { notice })
      return c.html(page(<ReleasePage chrome={chrome} {...shown} approve={approve} />), status)
    })
  const again = (c: Context) => (error: string, status: Status) => show(c, error, status)

  app.get('/:id', (c) => show(c))
  app.post('/:id/approve', (c) =>
    governorForm(c, house, again(c), (form) =>
      doDeed(c, house, {
        back: at(c),
        page: (error, status) =>
          status === 422 ? show(c, undefined, status, error) : show(c, error, status),
        deed: (state, ctx, by, token) =>
          approveRelease(
            state,
            ctx,
            by,
            { release: idOf(c), intruderCheck: form.one('intruder') === 'done' },
            token,
          ),
        after: () => c.redirect(at(c), 303),
      }),
    ),
  )
  app.post('/:id/send-back', (c) =>
    press(c, house, {
      back: at(c),
      page: again(c),
      deed: (state, ctx, by) => sendBackRelease(state, ctx, by, idOf(c)),
      after: () => c.redirect(at(c), 303),
    }),
  )
  app.post('/:id/bundle', (c) =>
    governorForm(c, house, again(c), async () => {
      // It is made after the approval is on disk: whoever is quick waits for it here.
      const bundle = await house.services.bundleOf(idOf(c))
      return doDeed(c, house, {
        back: at(c),
        page: again(c),
        deed: (state, ctx, by) => downloadBundle(state, ctx, by, idOf(c)),
        after: () =>
          bundle
            ? c.body(new Uint8Array(bundle.bytes), 200, {
                'Content-Type': 'application/octet-stream',
                'Content-Disposition': `attachment; filename="${bundle.name}"`,
              })
            : show(c, bundleGone, 409),
      })
    }),
  )
  return app
}

const bundleGone =
  'The bundle is not in the outbox any more. Backups made since the release have it: ask whoever looks after the box to restore one into a folder of its own, and to take it from outbox/ there.'
