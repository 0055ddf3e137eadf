import { type Context, Hono } from 'hono'
import { RulesPage } from '../../views/governor/rules-page.tsx'
import { page } from '../../views/page.ts'
import type { DocumentHash } from '../basics/ids.ts'
import type { Ctx, Decision } from '../facts/decide.ts'
import {
  approveRules,
  approveWithdrawal,
  proposeRules,
  proposeWithdrawal,
  type ShownWithdrawal,
  sendBackRules,
  sendBackWithdrawal,
} from '../facts/decide-site-rules.ts'
import type { Actor } from '../facts/fact.ts'
import type { State } from '../facts/state.ts'
import type { Form } from './form.ts'
import { frozenChecks } from './frozen-checks.ts'
import { doDeed, governorForm, type Status } from './governor-press.ts'
import { whyGreyed } from './governor-words.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { rulesHome, rulesSeen, whyField } from './rules-seen.ts'
import { onlyFor, staffChrome } from './staff.ts'

const mostBytes = 400_000

type Trouble = {
  readonly error?: string
  readonly status?: Status
  /** What was typed, and what is wrong with it, line by line. */
  readonly typed?: string
  readonly faults?: readonly string[]
}

/** The rules for what no script may hold, and more of the site's own by two governors, in force at once (P4, X11). */
export function governorRules(house: House): Hono<Vars> {
  const app = new Hono<Vars>()
  const { siteRules: rules, documents } = house
  if (!rules) return app
  const check = frozenChecks(house, rules)

  const show = (c: Context, { error, status = 200, typed, faults = [] }: Trouble = {}) =>
    onlyFor(c, house, ['governor'], async (here) => {
      const known = await house.writer.read((state) => ({
        scripts: new Map(state.scripts),
        rulesProposed: state.rulesProposed,
        siteRules: state.siteRules,
      }))
      const own = [
        ...(rules.file ? [rules.file] : []),
        ...known.siteRules.map((one) => rules.read(one.rules)),
      ]
      const checked = await check(known, own)
      const seen = await house.writer.read((state) => ({
        ...rulesSeen(state, here.by, { documents, rules }, checked),
        ...(state.rulesProposed
          ? {}
          : {
              propose: {
                action: `${rulesHome}/propose`,
                rules: {
                  name: 'rules',
                  label: 'The rules',
                  hint: 'Written like those below. Two governors put them in force, and two take them back: try them first with gatehouse script check --rules.',
                  value: typed,
                },
                file: { name: 'file', label: 'Or a file with them' },
                faults,
                refusal: whyGreyed(state, here.by, 'PROPOSE_RULES'),
              },
            }),
      }))
      const notice = error === undefined ? undefined : ({ kind: 'error', text: error } as const)
      return c.html(
        page(<RulesPage chrome={staffChrome(c, house, here, { notice })} {...seen} />),
        status,
      )
    })
  const again = (c: Context) => (error: string, status: Status) => show(c, { error, status })

  const proposed = (c: Context) => (error: string, status: Status, typed?: Form) =>
    show(c, { error, status, ...(typed && { typed: typed.one('rules') }) })

  app.get('/', (c) => show(c))

  app.post('/propose', (c) =>
    governorForm(c, house, proposed(c), async (form) => {
      const text = await textOf(form)
      if (text === undefined) return show(c, { error: noText, status: 422 })
      const faults = rules.faults(text)
      if (faults.length > 0) return show(c, { status: 422, typed: text, faults })
      const hash = await documents.put(text)
      return doDeed(c, house, {
        back: rulesHome,
        page: again(c),
        // Read once more: others may have come into force meanwhile, and a name cannot be taken twice.
        deed: (state, ctx, by) => proposeRules(state, ctx, by, hash, rules.faults(text)),
        after: () => c.redirect(`${rulesHome}#decision`, 303),
      })
    }),
  )

  const decide = <Shown,>(path: string, read: (form: Form) => Shown, deed: Decide<Shown>) =>
    app.post(`/${path}`, (c) =>
      governorForm(c, house, again(c), (form) =>
        doDeed(c, house, {
          back: rulesHome,
          page: again(c),
          deed: (state, ctx, by, token) => deed(state, ctx, by, read(form), token),
          after: () => c.redirect(rulesHome, 303),
        }),
      ),
    )
  decide('approve', shownRules, approveRules)
  decide('send-back', shownRules, sendBackRules)
  decide('propose-withdrawal', chosenWithdrawal, proposeWithdrawal)
  decide('approve-withdrawal', shownWithdrawal, approveWithdrawal)
  decide('send-back-withdrawal', shownWithdrawal, sendBackWithdrawal)
  return app
}

type Decide<Shown> = (state: State, ctx: Ctx, by: Actor, shown: Shown, token: string) => Decision

function shownRules(form: Form): DocumentHash {
  return form.one('rules') as DocumentHash
}

function shownWithdrawal(form: Form): ShownWithdrawal {
  return { rules: shownRules(form), why: form.one('why') }
}

/** Each set has a field of its own for it: a page names no two fields alike. */
function chosenWithdrawal(form: Form): ShownWithdrawal {
  const rules = shownRules(form)
  return { rules, why: form.one(whyField(rules)) }
}

const noText =
  'Write the rules, or choose one file with them: plain text, UTF-8, of 400 kilobytes at most.'

/** What was typed or sent, as text with one kind of line end; undefined when there is none, or it is no text. */
async function textOf(form: Form): Promise<string | undefined> {
  const file = form.file('file')
  const sent = file !== undefined && file.size > 0
  const bytes =
    sent && file.size <= mostBytes ? new Uint8Array(await file.arrayBuffer()) : undefined
  if (sent && !bytes) return undefined
  const typed = form.one('rules')
  if (typed.length > mostBytes) return undefined
  try {
    const text = bytes ? new TextDecoder('utf-8', { fatal: true }).decode(bytes) : typed
    const plain = text
      .replace(/^\ufeff/, '')
      .replace(/\r\n?/g, '\n')
      .trim()
    return plain === '' ? undefined : `${plain}\n`
  } catch {
    return undefined
  }
}
