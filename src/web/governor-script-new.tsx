import type { Context, Hono } from 'hono'
import { ScriptNewPage } from '../../views/governor/script-new-page.tsx'
import { page } from '../../views/page.ts'
import type { DocumentHash } from '../basics/ids.ts'
import { type BegunScript, beginScript } from '../facts/decide-edit-script.ts'
import { canonicalText } from '../scripts/canonical.ts'
import { newScript } from '../scripts/new-script.ts'
import { readScript } from '../scripts/read-script.ts'
import type { Script } from '../scripts/script.ts'
import type { Form } from './form.ts'
import { doDeed, forGovernors, governorForm, type Status } from './governor-press.ts'
import { whyGreyed } from './governor-words.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { languageWords } from './script-edit-seen.ts'
import { editHref } from './script-parts-seen.ts'
import { onlyFor, staffChrome } from './staff.ts'

const home = '/governor/scripts'

type Asked = {
  readonly heading: string
  readonly lead: string
  readonly back: { readonly href: string; readonly text: string }
  readonly action: string
  readonly button: string
  readonly fields: readonly {
    readonly name: string
    readonly label: string
    readonly hint: string
  }[]
  readonly language: boolean
  /** What the fields say before anybody has typed. */
  readonly known: Readonly<Record<string, string>>
}

const fromNothing: Asked = {
  heading: 'Begin a questionnaire',
  lead: 'It begins with what every call must say, the true answers to what people ask, and words for every exit (R1). Questions are added next.',
  back: { href: home, text: 'Questionnaires' },
  action: `${home}/new`,
  button: 'Begin it',
  fields: [
    { name: 'title', label: 'Title', hint: 'As staff will see it.' },
    { name: 'organisation', label: 'Who does the research', hint: 'As it is read out.' },
    {
      name: 'subject',
      label: 'What it is about',
      hint: 'As it is read out, after “We are asking people about”.',
    },
  ],
  language: true,
  known: { language: 'en' },
}

/** Drafts that come from no file: from nothing, and as a copy of another version (R1, R14). */
export function scriptNew(app: Hono<Vars>, house: House): void {
  const governors = forGovernors(house)
  const show = (
    c: Context,
    asked: Asked,
    form: Form | undefined,
    errors: readonly string[],
    status: Status,
  ) =>
    onlyFor(c, house, ['governor'], async (here) => {
      const value = (name: string) => form?.one(name) ?? asked.known[name] ?? ''
      const refusal = await house.writer.read((state) => whyGreyed(state, here.by, 'CREATE_SCRIPT'))
      return c.html(
        page(
          <ScriptNewPage
            chrome={staffChrome(c, house, here)}
            {...asked}
            fields={asked.fields.map((field) => ({ ...field, value: value(field.name) }))}
            language={
              asked.language
                ? {
                    field: { name: 'language', label: 'Language', value: value('language') },
                    choices: Object.entries(languageWords).map(([code, label]) => ({
                      ...{ value: code, label },
                    })),
                  }
                : undefined
            }
            errors={errors}
            refusal={refusal}
          />,
        ),
        status,
      )
    })

  const begin = async (
    c: Context,
    asked: Asked,
    form: Form,
    script: Script,
    copied?: DocumentHash,
  ) => {
    const read = readScript(script)
    if (!read.ok)
      return show(
        c,
        asked,
        form,
        read.error.map(({ where, what }) => `${where}: ${what}.`),
        422,
      )
    const hash = await house.documents.put(canonicalText(read.value))
    const begun: BegunScript = { hash, name: script.name, ...(copied ? { copied } : {}) }
    return doDeed(c, house, {
      back: asked.action,
      page: (error, status) => show(c, asked, form, [error], status),
      deed: (state, ctx, by) => beginScript(state, ctx, by, begun),
      after: () => c.redirect(editHref(hash, { part: 'about' }), 303),
    })
  }

  app.get('/new', (c) => show(c, fromNothing, undefined, [], 200))
  app.post('/new', (c) =>
    governorForm(
      c,
      house,
      (error, status) => show(c, fromNothing, undefined, [error], status),
      async (form) => {
        const taken = await house.writer.read(
          (state) => new Set([...state.scripts.values()].map(({ name }) => name)),
        )
        const script = newScript(
          {
            ...{ title: form.one('title'), organisation: form.one('organisation') },
            ...{
              subject: form.one('subject'),
              language: form.one('language') === 'cy' ? 'cy' : 'en',
            },
          },
          taken,
        )
        return begin(c, fromNothing, form, script)
      },
    ),
  )

  app.get(
    '/:hash/copy',
    governors(async (c) => {
      const source = await known(c, house)
      return source ? show(c, copyOf(source), undefined, [], 200) : c.notFound()
    }),
  )
  app.post(
    '/:hash/copy',
    governors(async (c) => {
      const source = await known(c, house)
      if (!source) return c.notFound()
      const asked = copyOf(source)
      return governorForm(
        c,
        house,
        (error, status) => show(c, asked, undefined, [error], status),
        (form) =>
          begin(c, asked, form, { ...source.script, title: form.one('title') }, source.hash),
      )
    }),
  )
}

type Source = { readonly hash: DocumentHash; readonly script: Script }

async function known(c: Context, house: House): Promise<Source | undefined> {
  const hash = c.req.param('hash') as DocumentHash
  const is = await house.writer.read((state) => state.scripts.has(hash))
  return is ? { hash, script: house.documents.script(hash) } : undefined
}

function copyOf({ hash, script }: Source): Asked {
  return {
    heading: 'Copy as a new draft',
    lead: 'The draft has every word of this version, and is changed from there. This version stays as it is.',
    back: { href: `${home}/${hash}`, text: 'The questionnaire' },
    action: `${home}/${hash}/copy`,
    button: 'Copy it',
    fields: [
      {
        name: 'title',
        label: 'Title of the draft',
        hint: 'Another title than this version has, so that the two can be told apart.',
      },
    ],
    language: false,
    known: { title: script.title },
  }
}
