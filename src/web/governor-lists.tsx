import { type Context, Hono } from 'hono'
import { ImportForm } from '../../views/governor/import-form.tsx'
import { ListsPage } from '../../views/governor/lists-page.tsx'
import { page } from '../../views/page.ts'
import { clientList, type ListId } from '../basics/list-id.ts'
import { isDay, localTime } from '../fieldwork/local-time.ts'
import type { Form } from './form.ts'
import { governorForm, type Status } from './governor-press.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { listReportPage } from './list-report-page.tsx'
import { listsSeen } from './lists-seen.ts'
import { onlyFor, staffChrome } from './staff.ts'

const home = '/governor/lists'

type Trouble = {
  readonly list?: string
  readonly client?: string
  readonly file?: string
  readonly source?: string
  readonly date?: string
  readonly error?: string
  readonly status?: Status
  readonly typed?: Form
}

const choices = {
  tps: 'TPS: people who registered against sales calls',
  ctps: 'CTPS: companies that did',
  'do-not-call': 'Never to be called: a list that was kept elsewhere',
  client: 'Exclusions of one client, for its campaigns only',
} as const

/** The lists of people who must not be called (T3, T4): how fresh they are, and new ones. */
export function governorLists(house: House): Hono<Vars> {
  const app = new Hono<Vars>()
  app.get('/', (c) =>
    onlyFor(c, house, ['governor'], async (here) => {
      const lists = await house.services.lists()
      const seen = await house.writer.read((state, { now }) =>
        listsSeen(state, house.documents, lists ?? [], now),
      )
      const away = 'The dialler, which keeps the lists, is away. Look again when it is back.'
      const notice = lists ? undefined : ({ kind: 'warning', text: away } as const)
      const chrome = staffChrome(c, house, here, { notice })
      return c.html(page(<ListsPage chrome={chrome} importHref={`${home}/import`} {...seen} />))
    }),
  )

  const showForm = (c: Context, trouble: Trouble = {}) =>
    onlyFor(c, house, ['governor'], (here) => {
      const { error, typed, status = 200 } = trouble
      const notice = error === undefined ? undefined : ({ kind: 'error', text: error } as const)
      const field = (name: 'client' | 'source' | 'date', label: string, hint?: string) => ({
        ...{ name, label, hint, value: typed?.one(name), error: trouble[name] },
      })
      return c.html(
        page(
          <ImportForm
            chrome={staffChrome(c, house, here, { notice })}
            heading="Import a list"
            lead="Whoever is on it is not called from now on. Only a keyed hash of each number is kept: the list cannot be read again, here or anywhere."
            back={{ href: home, text: 'Never to be called' }}
            action={`${home}/import`}
            accept=".csv,.txt,.sealed"
            choices={{
              field: { name: 'list', label: 'Which list', error: trouble.list },
              choices: Object.entries(choices).map(([value, label]) => ({
                ...{ value, label, checked: value === typed?.one('list') },
              })),
            }}
            file={{
              name: 'file',
              label: 'The file',
              hint: 'One number a line or a table, as it comes, or sealed outside the prison. At most 16 MB; for a longer one: gatehouse suppression import.',
              error: trouble.file,
            }}
            fields={[
              field('client', 'Client', 'For exclusions alone: the name as campaigns have it.'),
              field('source', 'Where the file is from'),
              { ...field('date', 'The day it is of'), kind: 'date' },
            ]}
          />,
        ),
        status,
      )
    })

  app.get('/import', (c) => showForm(c))
  app.post('/import', (c) =>
    governorForm(
      c,
      house,
      (error, status, typed) => showForm(c, { error, status, ...(typed && { typed }) }),
      async (form, here) => {
        const file = form.file('file')
        const trouble = troubleWith(form, file, localTime(house.clock.now()).date)
        const list = listOf(form)
        if (trouble || !file || !list) return showForm(c, { ...trouble, typed: form, status: 422 })
        const done = await house.services.importList(here.by, {
          list,
          fileName: file.name,
          source: form.one('source'),
          date: form.one('date'),
          bytes: () => file.stream(),
        })
        if (!done.ok) {
          const error = `${done.error.what} ${done.error.whatToDo}`
          return showForm(c, { error, typed: form, status: 422 })
        }
        const text = 'The list is in use. This report is shown once and kept nowhere.'
        const chrome = staffChrome(c, house, here, { notice: { kind: 'success', text } })
        return c.html(
          page(listReportPage(chrome, done.value, { href: home, text: 'Never to be called' })),
        )
      },
    ),
  )
  return app
}

function listOf(form: Form): ListId | undefined {
  const chosen = form.one('list')
  if (chosen === 'client') return clientList(form.one('client'))
  return chosen === 'tps' || chosen === 'ctps' || chosen === 'do-not-call' ? chosen : undefined
}

function troubleWith(form: Form, file: File | undefined, today: string): Trouble | undefined {
  const date = form.one('date')
  const list = form.one('list')
  const trouble: Trouble = {
    ...(Object.hasOwn(choices, list) ? {} : { list: 'Choose a list.' }),
    ...(list === 'client' && form.one('client') === '' ? { client: 'Enter the client.' } : {}),
    ...(file && file.size > 0 ? {} : { file: 'Choose a file.' }),
    ...(/^.{1,200}$/.test(form.one('source')) ? {} : { source: 'Enter where the file is from.' }),
    ...(!isDay(date) || date > today
      ? { date: 'Enter the day that the file is of, today or earlier (T4).' }
      : {}),
  }
  return Object.keys(trouble).length === 0 ? undefined : trouble
}
