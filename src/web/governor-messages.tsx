import { type Context, Hono } from 'hono'
import { MessagesPage } from '../../views/governor/messages-page.tsx'
import { page } from '../../views/page.ts'
import { sha256 } from '../basics/hash.ts'
import type { DocumentHash } from '../basics/ids.ts'
import { approveMessages, proposeMessages, sendBackMessages } from '../facts/decide-messages.ts'
import type { Which } from '../upkeep/spoken-messages.ts'
import { doDeed, governorForm, type Status } from './governor-press.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import {
  messagesHome,
  messagesSeen,
  offered,
  setText,
  soundsOf,
  soundWords,
} from './messages-seen.ts'
import { onlyFor, staffChrome } from './staff.ts'

const exchange =
  'This box has no switch but the exchange, which makes no sound: there is nothing to approve.'
const away = 'The messages changed at the machine while you looked. Read the page again.'

type Trouble = { readonly error?: string; readonly status?: Status; readonly unheard?: string }

/** What the switch says to people, and the two governors who decide on it (D6, X11). Pages read it and write none of it. */
export function governorMessages(house: House): Hono<Vars> {
  const app = new Hono<Vars>()
  const look = async () => house.messages?.look()
  const rules = () => house.siteRules?.now()

  const show = (c: Context, { error, status = 200, unheard }: Trouble = {}) =>
    onlyFor(c, house, ['governor'], async (here) => {
      const found = await look()
      const seen = await house.writer.read((state) =>
        messagesSeen({
          state,
          by: here.by,
          messages: found?.ok ? found.value : [],
          faults: house.messages?.faults(state.messages) ?? [],
          rules: rules(),
        }),
      )
      const nothing = found === undefined ? exchange : found.ok ? undefined : found.error
      const notice = error === undefined ? undefined : ({ kind: 'error', text: error } as const)
      const approve = seen.approve && { ...seen.approve, error: unheard }
      const chrome = staffChrome(c, house, here, { notice })
      return c.html(
        page(<MessagesPage chrome={chrome} nothing={nothing} {...seen} approve={approve} />),
        status,
      )
    })
  const again = (c: Context) => (error: string, status: Status) => show(c, { error, status })

  app.get('/', (c) => show(c))

  /** What waits now and was shown under this hash, stored; undefined when it is no longer that. */
  const shown = async (set: string) => {
    const found = await look()
    if (!found?.ok) return undefined
    const offers = await house.writer.read((state) => offered(state, found.value))
    const text = setText(offers)
    return sha256(text) === set ? { text, offers } : undefined
  }

  app.post('/propose', (c) =>
    governorForm(c, house, again(c), async (form) => {
      const waits = await shown(form.one('set'))
      if (!waits) return show(c, { error: away, status: 409 })
      const set = await house.documents.put(waits.text)
      const sound = soundWords(waits.offers, rules())
      return doDeed(c, house, {
        back: messagesHome,
        page: again(c),
        deed: (state, ctx, by) =>
          proposeMessages(state, ctx, by, { set, sounds: soundsOf(waits.offers), sound }),
        after: () => c.redirect(messagesHome, 303),
      })
    }),
  )

  app.post('/approve', (c) =>
    governorForm(c, house, again(c), async (form) => {
      const set = form.one('set') as DocumentHash
      const waits = await shown(set)
      if (!waits) return show(c, { error: away, status: 409 })
      const heard = form.one('heard') === 'done'
      const sound = soundWords(waits.offers, rules())
      return doDeed(c, house, {
        back: messagesHome,
        page: (error, status) =>
          show(c, status === 422 && sound ? { unheard: error, status } : { error, status }),
        deed: (state, ctx, by, token) =>
          approveMessages(state, ctx, by, { set, sound, heard }, token),
        after: async () => {
          await house.messages?.handOver()
          return c.redirect(messagesHome, 303)
        },
      })
    }),
  )

  app.post('/send-back', (c) =>
    governorForm(c, house, again(c), (form) =>
      doDeed(c, house, {
        back: messagesHome,
        page: again(c),
        deed: (state, ctx, by) => sendBackMessages(state, ctx, by, form.one('set') as DocumentHash),
        after: () => c.redirect(messagesHome, 303),
      }),
    ),
  )

  app.get('/sound/:which/:language/:name/:hash', (c) =>
    onlyFor(c, house, ['governor'], async () => {
      const { which, language, name, hash } = c.req.param()
      const file = `${language}/${name}.PCMA`
      const known: Which | undefined = which === 'now' || which === 'ready' ? which : undefined
      const sound = known && (await house.messages?.sound(known, file, hash))
      if (!sound) return c.notFound()
      return c.body(new Uint8Array(sound), 200, { 'Content-Type': 'audio/wav' })
    }),
  )
  return app
}
