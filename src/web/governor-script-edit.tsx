import type { Context, Hono } from 'hono'
import { CheckedWords } from '../../views/governor/checked-words.tsx'
import { sha256 } from '../basics/hash.ts'
import type { DocumentHash } from '../basics/ids.ts'
import { editScript, undoScript } from '../facts/decide-edit-script.ts'
import { otherWork } from '../record/shuffle.ts'
import { applyEdit } from '../scripts/apply-edit.ts'
import { canonicalText } from '../scripts/canonical.ts'
import { type Fields, type PartName, partKey } from '../scripts/edit-part.ts'
import type { Script } from '../scripts/script.ts'
import { partIn } from '../scripts/topics.ts'
import { checkApart } from './check-apart.ts'
import type { Form } from './form.ts'
import { doDeed, forGovernors, governorForm, type Status } from './governor-press.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { editPage, type Shown } from './script-edit-page.tsx'
import { lookAt } from './script-edit-seen.ts'
import { editHref, partOrFirst, partsInOrder, samePart } from './script-parts-seen.ts'
import { nameOf, pressOf } from './script-press.ts'
import { changedSince, newestOf, writtenSince } from './script-stale.ts'
import { onlyFor } from './staff.ts'

type Found = { readonly hash: DocumentHash; readonly script: Script; readonly name: PartName }

/** A draft, changed part by part and step by step, with the check beside it; every step makes a new version (P4, P5, X11). */
export function scriptEdit(app: Hono<Vars>, house: House): void {
  const governors = forGovernors(house)
  const check = checkApart(() => house.siteRules?.now())
  const page = editPage(house, check)
  const show = (c: Context, found: Found, shown: Partial<Shown>, status: Status) =>
    onlyFor(c, house, ['governor'], async (here) =>
      c.html(await page(c, here, { ...found, errors: [], ...shown }), status),
    )

  /** The newest draft where somebody changed it, with what both did; else the same page with the sentence. */
  const refused = async (
    c: Context,
    found: Found,
    said: Fields | undefined,
    shown: Partial<Shown>,
    status: Status,
  ) => {
    const hash = await house.writer.read((state) => newestOf(state, found.hash))
    if (hash === found.hash) return show(c, found, { ...shown, ...(said ? { said } : {}) }, status)
    const script = house.documents.script(hash)
    const name = partOrFirst(script, partIn(found.script, script, found.name))
    const words = said && writtenSince(found.script, script, found.name, said)
    const conflict = words?.conflict ?? changedSince(found.script, script)
    const newest = { hash, script, name }
    return show(c, newest, { ...shown, conflict, ...(words ? { said: words.said } : {}) }, 409)
  }

  /** Stores the new words and takes the step. */
  const save = async (
    c: Context,
    found: Found,
    after: Script,
    no: (error: string, status: Status) => Promise<Response>,
    to: (hash: string) => string,
  ) => {
    // A long draft takes a turn to change and another to write out: calls come between.
    await otherWork()
    const text = canonicalText(after)
    const hash = sha256(text) as DocumentHash
    if (hash !== found.hash) await house.documents.put(text)
    return doDeed(c, house, {
      back: editHref(found.hash, found.name),
      page: no,
      deed: (state, ctx, by) => editScript(state, ctx, by, found.hash, hash),
      after: () => c.redirect(to(hash), 303),
    })
  }

  app.get('/:hash/edit', (c) => c.redirect(editHref(c.req.param('hash'), { part: 'about' }), 303))

  app.get(
    '/:hash/edit/:part/:id',
    governors(async (c) => {
      const found = await draftPart(c, house)
      if (!found) return c.notFound()
      const newest = await house.writer.read((state) => newestOf(state, found.hash))
      if (newest !== found.hash) {
        const script = house.documents.script(newest)
        const name = partOrFirst(script, partIn(found.script, script, found.name))
        return c.redirect(editHref(newest, name), 303)
      }
      const { focus, at = '', saved } = c.req.query()
      return show(c, found, { focus, at, saved: saved !== undefined }, 200)
    }),
  )

  app.post(
    '/:hash/edit/:part/:id',
    governors(async (c) => {
      const found = await draftPart(c, house)
      if (!found) return c.notFound()
      return governorForm(
        c,
        house,
        (error, status, typed) =>
          show(c, found, { errors: [error], ...(typed && { said: fieldsOf(typed) }) }, status),
        (form) => {
          const said = fieldsOf(form)
          const words = Object.fromEntries(form.names().map((name) => [name, form.one(name)]))
          const done = applyEdit(found.script, { edit: 'words', part: found.name, words })
          if (!done.ok) return refused(c, found, said, { errors: done.error }, 422)
          return save(
            ...([c, found, done.value] as const),
            (error, status) => refused(c, found, said, { errors: [error] }, status),
            (hash) => `${editHref(hash, partOrFirst(done.value, found.name))}?saved#open`,
          )
        },
      )
    }),
  )

  app.post(
    '/:hash/edit/:part/:id/check',
    governors(async (c) => {
      const found = await draftPart(c, house)
      return governorForm(
        c,
        house,
        (error, status) => c.html(<p class="gh-empty">{error}</p>, status),
        async (form) => {
          if (!found) return c.notFound()
          const { checked } = await lookAt(check, found.script, found.name, fieldsOf(form))
          return c.html(<CheckedWords {...checked} />)
        },
      )
    }),
  )

  app.post(
    '/:hash/change',
    governors(async (c) => {
      const draft = await draftOf(c, house)
      if (!draft) return c.notFound()
      return governorForm(
        c,
        house,
        (error, status) =>
          show(c, { ...draft, name: { part: 'about' } }, { errors: [error] }, status),
        (form) => {
          const pressed = pressOf(form, draft.script)
          const found = { ...draft, name: pressed?.open ?? ({ part: 'about' } as const) }
          const added = (name: string) => (form.has(name) ? form.one(name) : undefined)
          const no = (errors: readonly string[], status: Status) =>
            refused(c, found, undefined, { errors, added }, status)
          if (!pressed) return no(['This page has no such button. Open it again.'], 422)
          const done = applyEdit(draft.script, pressed.edit)
          if (!done.ok) return no(done.error, 422)
          return save(
            ...([c, found, done.value] as const),
            (error, status) => no([error], status),
            (hash) =>
              `${editHref(hash, openAfter(draft.script, done.value, found.name))}?focus=${encodeURIComponent(pressed.press)}`,
          )
        },
      )
    }),
  )

  app.post(
    '/:hash/undo',
    governors(async (c) => {
      const draft = await draftOf(c, house)
      if (!draft) return c.notFound()
      const found: Found = { ...draft, name: { part: 'about' } }
      return governorForm(
        c,
        house,
        (error, status) => show(c, found, { errors: [error] }, status),
        (form) => {
          const [part = '', id = ''] = form.one('open').split('/').slice(-2)
          return doDeed(c, house, {
            back: editHref(found.hash, found.name),
            page: (error, status) => refused(c, found, undefined, { errors: [error] }, status),
            deed: (state, ctx, by) => undoScript(state, ctx, by, found.hash),
            after: (hash) => {
              const script = house.documents.script(hash)
              const was = nameOf(part, id) ?? found.name
              const name = partOrFirst(script, partIn(draft.script, script, was))
              return c.redirect(`${editHref(hash, name)}?focus=undo`, 303)
            },
          })
        },
      )
    }),
  )
}

/** Only drafts have pages to change them. */
async function draftOf(c: Context, house: House) {
  const hash = c.req.param('hash') as DocumentHash
  const life = await house.writer.read((state) => state.scripts.get(hash)?.life)
  return life === 'drafted' ? { hash, script: house.documents.script(hash) } : undefined
}

/** The part that an address names, of a draft. */
async function draftPart(c: Context, house: House): Promise<Found | undefined> {
  const draft = await draftOf(c, house)
  const name = nameOf(c.req.param('part') ?? '', c.req.param('id') ?? '')
  if (!draft || name === undefined || partKey(draft.script, name) === undefined) return undefined
  return { ...draft, name }
}

/** What was added is opened; where the open part was deleted, the one that stood before it is. */
function openAfter(before: Script, after: Script, open: PartName): PartName {
  const known = partsInOrder(before)
  const kept = known.map((one) => partIn(before, after, one))
  const added = partsInOrder(after).find((one) => !kept.some((other) => samePart(one, other)))
  if (added !== undefined) return added
  const at = known.findIndex((one) => samePart(one, open))
  const there = kept[at]
  if (there !== undefined && partKey(after, there) !== undefined) return there
  return partOrFirst(after, kept[at - 1] ?? { part: 'about' })
}

function fieldsOf(form: Form): Fields {
  return (name) => (form.has(name) ? form.one(name) : undefined)
}
