import { type Context, Hono } from 'hono'
import { ImportForm } from '../../views/governor/import-form.tsx'
import { page } from '../../views/page.ts'
import { BarredPage } from '../../views/protection/barred-page.tsx'
import type { PersonId } from '../basics/ids.ts'
import type { State } from '../facts/state.ts'
import { localTime } from '../fieldwork/local-time.ts'
import { type Form, readForm } from './form.ts'
import type { Status } from './governor-press.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { listReportPage } from './list-report-page.tsx'
import { staffName } from './names.ts'
import { onlyFor, type StaffHere, staffChrome } from './staff.ts'

const home = '/protection'
const file = `${home}/file`
const everybody = 'everybody'
const done =
  'The numbers are barred from now on. Nothing is said of whether any of them was barred before, or is in a sample.'

type Trouble = { readonly error?: string; readonly typed?: string; readonly status?: Status }

/** Public protection bars numbers (J6). No page, and no answer of one, tells whether a number is barred. */
export function protectionRoutes(house: House): Hono<Vars> {
  const app = new Hono<Vars>()
  const show = (c: Context, trouble: Trouble = {}, success?: string) =>
    onlyFor(c, house, ['protection'], async (here) => {
      const agents = await house.writer.read(agentChoices)
      const text = trouble.error ?? success
      const kind = trouble.error === undefined ? 'success' : 'error'
      const notice = text === undefined ? undefined : ({ kind, text } as const)
      return c.html(
        page(
          <BarredPage
            chrome={staffChrome(c, house, here, { notice })}
            action={home}
            numbers={{
              name: 'numbers',
              label: 'Numbers',
              hint: 'At most 20, one a line, in any spelling. They are not shown again.',
              error: trouble.typed,
            }}
            agent={{ name: 'agent', label: 'Who must not call them' }}
            agents={agents}
            file={file}
          />,
        ),
        trouble.status ?? 200,
      )
    })

  app.get('/', (c) => show(c))
  app.post('/', (c) =>
    protectionForm(
      c,
      house,
      (error) => show(c, { error, status: 403 }),
      async (form, here) => {
        if (form.one('numbers') === '')
          return show(c, { typed: 'Enter one whole number on each line.', status: 422 })
        const chosen = form.one('agent')
        const agent = chosen === everybody ? undefined : (chosen as PersonId)
        const typed = once(new TextEncoder().encode(form.one('numbers')))
        const barred = await house.services.barNumbers(here.by, agent, typed)
        if (barred.ok) return show(c, {}, done)
        return show(c, { error: `${barred.error.what} ${barred.error.whatToDo}`, status: 422 })
      },
    ),
  )

  const showFile = (c: Context, { error, status = 200 }: Trouble = {}) =>
    onlyFor(c, house, ['protection'], (here) => {
      const notice = error === undefined ? undefined : ({ kind: 'error', text: error } as const)
      return c.html(
        page(
          <ImportForm
            chrome={staffChrome(c, house, here, { notice })}
            heading="Bring in a file of barred numbers"
            lead="They are barred for everybody. Only a keyed hash of each number is kept."
            back={{ href: home, text: 'Barred numbers' }}
            action={file}
            accept=".csv,.txt,.sealed"
            file={{
              name: 'file',
              label: 'The file',
              hint: 'One number a line or a table, or sealed outside the prison. At most 16 MB.',
            }}
          />,
        ),
        status,
      )
    })
  app.get('/file', (c) => showFile(c))
  app.post('/file', (c) =>
    protectionForm(
      c,
      house,
      (error) => showFile(c, { error, status: 403 }),
      async (form, here) => {
        const sent = form.file('file')
        if (!sent || sent.size === 0) return showFile(c, { error: 'Choose a file.', status: 422 })
        const { date } = localTime(house.clock.now())
        const bytes = () => sent.stream()
        const about = { list: 'barred', source: 'Public protection', date } as const
        const taken = await house.services.importList(here.by, {
          ...{ fileName: sent.name, bytes, ...about },
        })
        if (!taken.ok) {
          const error = `${taken.error.what} ${taken.error.whatToDo}`
          return showFile(c, { error, status: 422 })
        }
        const chrome = staffChrome(c, house, here, { notice: { kind: 'success', text: done } })
        return c.html(
          page(listReportPage(chrome, taken.value, { href: home, text: 'Barred numbers' })),
        )
      },
    ),
  )
  return app
}

function protectionForm(
  c: Context,
  house: House,
  refused: (error: string) => Response | Promise<Response>,
  take: (form: Form, here: StaffHere) => Promise<Response>,
): Promise<Response> {
  return onlyFor(c, house, ['protection'], async (here) => {
    const form = await readForm(c, 'staff')
    return form.ok ? take(form.value, here) : refused(form.error)
  })
}

function agentChoices(state: State) {
  const agents = [...state.people.values()].filter(
    ({ role, removed, body }) => role === 'agent' && !removed && body !== undefined,
  )
  const named = agents.map(({ id, body }) => ({
    value: id,
    label: `${staffName(state, id)}, ${body?.prisonNumber ?? ''}`,
  }))
  named.sort((a, b) => a.label.localeCompare(b.label, 'en-GB'))
  return [{ value: everybody, label: 'Nobody here may call them', checked: true }, ...named]
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
