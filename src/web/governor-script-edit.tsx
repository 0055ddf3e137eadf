import type { Context, Hono } from 'hono'
import { CheckedWords } from '../../views/governor/checked-words.tsx'
import { ScriptEditPage } from '../../views/governor/script-edit-page.tsx'
import { page } from '../../views/page.ts'
import { sha256 } from '../basics/hash.ts'
import type { DocumentHash } from '../basics/ids.ts'
import { editScript } from '../facts/decide-edit-script.ts'
import { canonicalText } from '../scripts/canonical.ts'
import { editPart, type Fields, type PartName, partKey } from '../scripts/edit-part.ts'
import { languagesOf } from '../scripts/in-language.ts'
import type { Script } from '../scripts/script.ts'
import { checkApart } from './check-apart.ts'
import type { Form } from './form.ts'
import { doDeed, governorForm, type Status } from './governor-press.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { checkedWords, disclosureWords, editGroups, languageWords } from './script-edit-seen.ts'
import { onlyFor, staffChrome } from './staff.ts'

const home = '/governor/scripts'
const nothing: Fields = () => undefined

/** Where the words of a part are changed. */
export function editHref(hash: string, { part, ...name }: PartName): string {
  return `${home}/${hash}/edit/${part}/${'id' in name ? encodeURIComponent(name.id) : '-'}`
}

/** The words of a draft, part by part, checked as they are typed; saving makes a new version (P4, P5, X11). */
export function scriptEdit(app: Hono<Vars>, house: House): void {
  const check = checkApart(() => house.siteRules?.now())
  const show = (c: Context, said: Fields, errors: readonly string[], status: Status) =>
    onlyFor(c, house, ['governor'], async (here) => {
      const found = await draftPart(c, house)
      if (!found) return c.notFound()
      const { script, name, hash } = found
      const at = editHref(hash, name)
      return c.html(
        page(
          <ScriptEditPage
            chrome={staffChrome(c, house, here)}
            title={script.title}
            part={partWords(script, name)}
            back={{ href: backTo(hash, name), text: 'The questionnaire' }}
            action={at}
            check={`${at}/check`}
            groups={editGroups(script, name, said)}
            choice={choiceOf(script, name, said)}
            checked={await checkedWords(check, script, name, said)}
            errors={errors}
            neighbours={neighbours(script, name, hash)}
          />,
        ),
        status,
      )
    })
  app.get('/:hash/edit/:part/:id', (c) => show(c, nothing, [], 200))

  app.post('/:hash/edit/:part/:id', (c) =>
    governorForm(
      c,
      house,
      (error, status) => show(c, nothing, [error], status),
      async (form) => {
        const said = fieldsOf(form)
        const found = await draftPart(c, house)
        if (!found) return c.notFound()
        const { script, name, hash } = found
        const edited = editPart(script, name, said)
        if (!edited.ok) return show(c, said, edited.error, 422)
        const text = canonicalText(edited.value)
        const after = sha256(text) as DocumentHash
        if (after !== hash) await house.documents.put(text)
        return doDeed(c, house, {
          back: editHref(hash, name),
          page: (error, status) => show(c, said, [error], status),
          deed: (state, ctx, by) => editScript(state, ctx, by, hash, after),
          after: () => c.redirect(backTo(after, name), 303),
        })
      },
    ),
  )

  app.post('/:hash/edit/:part/:id/check', (c) =>
    governorForm(
      c,
      house,
      (error, status) => c.html(<p class="gh-empty">{error}</p>, status),
      async (form) => {
        const found = await draftPart(c, house)
        if (!found) return c.notFound()
        return c.html(
          <CheckedWords
            {...(await checkedWords(check, found.script, found.name, fieldsOf(form)))}
          />,
        )
      },
    ),
  )
}

/** The part that an address names, of a version that is known; only drafts have pages to change them. */
async function draftPart(c: Context, house: House) {
  const hash = c.req.param('hash') as DocumentHash
  const known = await house.writer.read((state) => state.scripts.get(hash)?.life)
  if (known !== 'drafted') return undefined
  const script = house.documents.script(hash)
  const name = nameFrom(c.req.param('part') ?? '', c.req.param('id') ?? '')
  if (name === undefined || partKey(script, name) === undefined) return undefined
  return { hash, script, name }
}

function nameFrom(part: string, id: string): PartName | undefined {
  if (part === 'about') return { part }
  const known = (['opening', 'questions', 'closings', 'asked'] as const).find((one) => one === part)
  return known && { part: known, id }
}

function fieldsOf(form: Form): Fields {
  return (name) => (form.has(name) ? form.one(name) : undefined)
}

function backTo(hash: string, name: PartName): string {
  return `${home}/${hash}${'id' in name ? `#block-${name.id}` : ''}`
}

function partWords(script: Script, name: PartName): string {
  switch (name.part) {
    case 'about':
      return 'What it is called and about'
    case 'opening':
      return `Opening: ${name.id}`
    case 'questions':
      return `${isAsked(script, name.id) ? 'Question' : 'Statement'}: ${name.id}`
    case 'closings':
      return `Closing: ${name.id}`
    case 'asked':
      return `What people ask: ${script.asked[Number(name.id) - 1]?.topic ?? name.id}`
  }
}

function choiceOf(script: Script, name: PartName, said: Fields) {
  if (name.part === 'about') return secondLanguage(script, said)
  if (name.part !== 'questions') return undefined
  const block = script.questions.find(({ id }) => id === name.id)
  if (block === undefined || !('disclosure' in block)) return undefined
  const key = `questions/${name.id}/disclosure`
  return {
    field: {
      name: key,
      label: 'How easily the answer points at a person',
      value: said(key) ?? block.disclosure,
    },
    choices: Object.entries(disclosureWords).map(([value, label]) => ({ value, label })),
  }
}

/** Whether the second language stays: words that nobody can finish must not hold a questionnaire back. */
function secondLanguage(script: Script, said: Fields) {
  const [, other] = languagesOf(script)
  if (other === undefined) return undefined
  const key = `versions/${other}`
  const name = languageWords[other]
  return {
    field: { name: key, label: `The words in ${name}`, value: said(key) ?? 'keep' },
    choices: [
      { value: 'keep', label: 'Keep them' },
      {
        value: 'out',
        label: `Take them out: it is then in ${languageWords[script.language]} alone`,
      },
    ],
  }
}

function isAsked(script: Script, id: string): boolean {
  return script.questions.some((block) => block.id === id && 'options' in block)
}

/** Every part in the order of the page, for going on to the next. */
export function partsInOrder(script: Script): readonly PartName[] {
  return [
    { part: 'about' },
    ...script.opening.map(({ id }): PartName => ({ part: 'opening', id })),
    ...script.questions.map(({ id }): PartName => ({ part: 'questions', id })),
    ...Object.keys(script.closings).map((id): PartName => ({ part: 'closings', id })),
    ...script.asked.map((_, n): PartName => ({ part: 'asked', id: String(n + 1) })),
  ]
}

function neighbours(script: Script, name: PartName, hash: string) {
  const all = partsInOrder(script)
  const at = all.findIndex((one) => editHref('', one) === editHref('', name))
  const link = (words: string, one: PartName | undefined) =>
    one === undefined
      ? []
      : [{ href: editHref(hash, one), text: `${words}: ${partWords(script, one)}` }]
  return [...link('Before', all[at - 1]), ...link('After', all[at + 1])]
}
