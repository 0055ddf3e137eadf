import type { Context, Hono } from 'hono'
import type { ConflictProps } from '../../views/governor/script-conflict.tsx'
import { ScriptLanguagePage } from '../../views/governor/script-language-page.tsx'
import { page } from '../../views/page.ts'
import { sha256 } from '../basics/hash.ts'
import type { DocumentHash } from '../basics/ids.ts'
import { editScript } from '../facts/decide-edit-script.ts'
import { applyEdit } from '../scripts/apply-edit.ts'
import { canonicalText } from '../scripts/canonical.ts'
import { languagesOf } from '../scripts/in-language.ts'
import type { Language, Script } from '../scripts/script.ts'
import type { Form } from './form.ts'
import { doDeed, forGovernors, governorForm, type Status } from './governor-press.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { languageWords } from './script-edit-seen.ts'
import { languageSeen, type Page, translatedSince } from './script-language-seen.ts'
import { editHref } from './script-parts-seen.ts'
import { newestOf } from './script-stale.ts'
import { onlyFor, staffChrome } from './staff.ts'

const home = '/governor/scripts'

type Found = { readonly hash: DocumentHash; readonly script: Script; readonly language: Language }
type Shown = {
  readonly errors: readonly string[]
  /** What was typed and is not in the draft yet. */
  readonly typed?: Readonly<Record<string, string>>
  readonly conflict?: ConflictProps
}

/** The second language of a draft, text beside text; what is missing is counted until nothing is. */
export function scriptLanguage(app: Hono<Vars>, house: House): void {
  const governors = forGovernors(house)
  const show = (c: Context, { hash, script, language }: Found, shown: Shown, status: Status) =>
    onlyFor(c, house, ['governor'], (here) => {
      const { typed = {}, errors, conflict } = shown
      const at = `${home}/${hash}/language/${language}`
      const seen = languageSeen(script, language, at, pageOf(c), typed)
      return c.html(
        page(
          <ScriptLanguagePage
            chrome={staffChrome(c, house, here)}
            title={script.title}
            language={languageWords[language]}
            own={script.language}
            code={language}
            back={{ href: editHref(hash, { part: 'about' }), text: 'The draft' }}
            errors={errors}
            conflict={conflict}
            deeds={[
              {
                label: `Take ${languageWords[language]} out of the draft`,
                action: `${home}/${hash}/change`,
                look: 'warning',
                fields: { press: `drop-language:${language}` },
              },
            ]}
            {...seen}
          />,
        ),
        status,
      )
    })

  app.get(
    '/:hash/language/:language',
    governors(async (c) => {
      const found = await draftIn(c, house)
      return found ? show(c, found, { errors: [] }, 200) : c.notFound()
    }),
  )

  app.post(
    '/:hash/language/:language',
    governors(async (c) => {
      const found = await draftIn(c, house)
      if (!found) return c.notFound()
      const { hash, script, language } = found
      return governorForm(
        c,
        house,
        (error, status, form) =>
          show(c, found, { errors: [error], ...(form && { typed: typedOf(form) }) }, status),
        async (form) => {
          const typed = typedOf(form)
          const no = async (errors: readonly string[], status: Status) => {
            const newest = await house.writer.read((state) => newestOf(state, hash))
            if (newest === hash) return show(c, found, { errors, typed }, status)
            const now = { ...found, hash: newest, script: house.documents.script(newest) }
            const since = translatedSince(script, now.script, language, typed)
            return show(c, now, { errors, ...since }, 409)
          }
          const done = applyEdit(script, { edit: 'translate', language, words: typed })
          if (!done.ok) return no(done.error, 422)
          const text = canonicalText(done.value)
          const after = sha256(text) as DocumentHash
          if (after !== hash) await house.documents.put(text)
          return doDeed(c, house, {
            back: `${home}/${hash}/language/${language}`,
            page: (error, status) => no([error], status),
            deed: (state, ctx, by) => editScript(state, ctx, by, hash, after),
            after: () => {
              const { show: wanted, page: number } = pageOf(c)
              return c.redirect(
                `${home}/${after}/language/${language}?show=${wanted}&page=${number}`,
                303,
              )
            },
          })
        },
      )
    }),
  )
}

function pageOf(c: Context): Page {
  const number = Number.parseInt(c.req.query('page') ?? '1', 10)
  return {
    show: c.req.query('show') === 'all' ? 'all' : 'missing',
    page: Number.isInteger(number) && number > 0 ? number : 1,
  }
}

async function draftIn(c: Context, house: House): Promise<Found | undefined> {
  const hash = c.req.param('hash') as DocumentHash
  const life = await house.writer.read((state) => state.scripts.get(hash)?.life)
  if (life !== 'drafted') return undefined
  const script = house.documents.script(hash)
  const language = languagesOf(script)
    .slice(1)
    .find((one) => one === c.req.param('language'))
  return language && { hash, script, language }
}

/** The words that were typed, by the name of what they translate. */
function typedOf(form: Form): Readonly<Record<string, string>> {
  const fields = form.names().filter((name) => name.startsWith('t:'))
  return Object.fromEntries(fields.map((name) => [name.slice(2), form.one(name)]))
}
