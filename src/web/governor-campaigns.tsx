import { type Context, Hono } from 'hono'
import { CampaignForm } from '../../views/governor/campaign-form.tsx'
import { CampaignList } from '../../views/governor/campaign-list.tsx'
import { CampaignPage } from '../../views/governor/campaign-page.tsx'
import { page } from '../../views/page.ts'
import type { CampaignId, DocumentHash } from '../basics/ids.ts'
import { canonicalJson } from '../bundles/canonical.ts'
import { closeCampaign } from '../facts/close-field.ts'
import type { Ctx, Decision } from '../facts/decide.ts'
import { passPilot } from '../facts/decide-pilot.ts'
import { approveCampaign, proposeCampaign, saveCampaign } from '../facts/decide-studies.ts'
import type { Actor } from '../facts/fact.ts'
import type { Sheet } from '../facts/sheet.ts'
import type { State } from '../facts/state.ts'
import { campaignSeen, formChoices } from './campaign-seen.ts'
import {
  emptySheet,
  readSheet,
  type SheetErrors,
  type SheetValues,
  sheetValues,
} from './campaign-sheet.ts'
import { fromOf, typedOver } from './campaign-typed.ts'
import { governorFigures } from './figures.tsx'
import type { Form } from './form.ts'
import { doDeed, governorForm, press, type Status } from './governor-press.ts'
import { governorQuotas } from './governor-quotas.tsx'
import { governorRates } from './governor-rates.tsx'
import { governorResults } from './governor-results.tsx'
import { governorSamples } from './governor-samples.tsx'
import { campaignLife } from './governor-words.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { onlyFor, staffChrome } from './staff.ts'

const home = '/governor/campaigns'

type Shown = {
  readonly sheet: Sheet
  readonly values?: SheetValues
  readonly errors?: SheetErrors
  readonly error?: string
  readonly status?: Status
  /** The sheet that is being changed, by its hash: the one that is there now when left out. */
  readonly from?: string
}

/** Campaigns: what each stands on, its samples, and the two governors who let it go live (T1, G1, G2, D6, D10, D15). */
export function governorCampaigns(house: House): Hono<Vars> {
  const app = new Hono<Vars>()
  const { writer, documents } = house
  const idOf = (c: Context) => c.req.param('id') as CampaignId

  app.get('/', (c) =>
    onlyFor(c, house, ['governor'], async (here) => {
      const campaigns = await writer.read((state) =>
        [...state.campaigns.values()].reverse().map((one) => {
          const { title, client, script } = documents.sheet(one.sheet)
          const { text, tone } = campaignLife[one.life]
          return {
            href: `${home}/${one.id}`,
            name: title,
            client: client === '' ? 'Not named yet' : client,
            script: script === '' ? 'Not chosen yet' : documents.script(script).title,
            state: text,
            tone,
          }
        }),
      )
      const chrome = staffChrome(c, house, here)
      return c.html(
        page(<CampaignList chrome={chrome} newCampaign={`${home}/new`} campaigns={campaigns} />),
      )
    }),
  )

  const showForm = (c: Context, shown: Shown | undefined, campaign?: CampaignId) =>
    onlyFor(c, house, ['governor'], async (here) => {
      if (!shown) return c.notFound()
      const { sheet, values, errors = {}, error, status = 200 } = shown
      const choices = await writer.read((state) => formChoices(state, documents, sheet))
      const now = campaign && (await writer.read((state) => state.campaigns.get(campaign)?.sheet))
      const notice = error === undefined ? undefined : ({ kind: 'error', text: error } as const)
      const at = campaign === undefined ? home : `${home}/${campaign}`
      return c.html(
        page(
          <CampaignForm
            chrome={staffChrome(c, house, here, { notice })}
            heading={campaign === undefined ? 'Start a campaign' : 'Change the campaign'}
            back={{ href: at, text: campaign === undefined ? 'Campaigns' : 'Campaign' }}
            action={campaign === undefined ? `${home}/new` : `${at}/edit`}
            from={shown.from ?? now}
            values={values ?? sheetValues(sheet)}
            errors={errors}
            {...choices}
          />,
        ),
        status,
      )
    })

  const save = async (c: Context, form: Form, before: Sheet, campaign?: CampaignId) => {
    const from = form.one('from')
    const again = (errors: SheetErrors, error?: string, status: Status = 422) =>
      showForm(
        c,
        {
          ...typedOver(before, form),
          errors,
          status,
          ...(status === 409 || from === '' ? {} : { from }),
          ...(error === undefined ? {} : { error }),
        },
        campaign,
      )
    const read = readSheet(form)
    if (!read.ok) return again(read.error)
    const { script } = read.value
    const known = await writer.read((state) => script === '' || state.scripts.has(script))
    if (!known) return again({ script: 'Choose one from the list.' })
    // The quotas have a page of their own.
    const { quotas } = before
    const hash = await documents.put(canonicalJson({ ...read.value, ...(quotas && { quotas }) }))
    return doDeed(c, house, {
      back: campaign === undefined ? `${home}/new` : `${home}/${campaign}/edit`,
      page: (error, status) => again({}, error, status),
      deed: (state, ctx, by) => saveCampaign(state, ctx, by, hash, campaign, fromOf(form)),
      after: (id) => c.redirect(`${home}/${id}`, 303),
    })
  }

  const { callerIds } = house.settings
  const newSheet = { ...emptySheet, callerId: callerIds?.[0] ?? '' }
  app.get('/new', (c) => showForm(c, { sheet: newSheet }))
  app.post('/new', (c) =>
    governorForm(
      c,
      house,
      (error, status, form) => showForm(c, { ...typedOver(newSheet, form), error, status }),
      (form) => save(c, form, newSheet),
    ),
  )

  const sheetOf = (id: CampaignId) =>
    writer.read((state) => {
      const known = state.campaigns.get(id)
      return known && documents.sheet(known.sheet)
    })
  app.get('/:id/edit', async (c) => {
    const id = idOf(c)
    const life = await writer.read((state) => state.campaigns.get(id)?.life)
    // Once it has been live it is as it was approved, and its page says so.
    if (life !== undefined && life !== 'drafted' && life !== 'proposed')
      return c.redirect(`${home}/${id}`, 303)
    const sheet = await sheetOf(id)
    return showForm(c, sheet && { sheet }, id)
  })
  app.post('/:id/edit', (c) =>
    governorForm(
      c,
      house,
      async (error, status, form) => {
        const sheet = await sheetOf(idOf(c))
        const from = form && fromOf(form)
        const typed = sheet && { ...typedOver(sheet, form), ...(from && { from }) }
        return showForm(c, typed && { ...typed, error, status }, idOf(c))
      },
      async (form) => {
        const sheet = await sheetOf(idOf(c))
        return sheet ? save(c, form, sheet, idOf(c)) : c.notFound()
      },
    ),
  )

  const show = (c: Context, error?: string, status: Status = 200) =>
    onlyFor(c, house, ['governor'], async (here) => {
      const seen = await writer.read((state, { now }) =>
        campaignSeen(state, documents, here.by, { id: idOf(c), now, callerIds }),
      )
      if (!seen) return c.notFound()
      const notice = error === undefined ? undefined : ({ kind: 'error', text: error } as const)
      const chrome = staffChrome(c, house, here, { notice })
      return c.html(page(<CampaignPage chrome={chrome} back={home} {...seen} />), status)
    })
  app.get('/:id', (c) => show(c))

  type OnCampaign = (
    state: State,
    ctx: Ctx,
    by: Actor,
    campaign: CampaignId,
    token: string,
  ) => Decision
  const button = (path: string, deed: OnCampaign) =>
    app.post(`/:id/${path}`, (c) =>
      press(c, house, {
        back: `${home}/${idOf(c)}`,
        page: (error, status) => show(c, error, status),
        deed: (state, ctx, by, token) => deed(state, ctx, by, idOf(c), token),
        after: () => c.redirect(`${home}/${idOf(c)}`, 303),
      }),
    )
  button('propose', proposeCampaign)
  app.post('/:id/approve', (c) =>
    governorForm(
      c,
      house,
      (error, status) => show(c, error, status),
      (form) =>
        doDeed(c, house, {
          back: `${home}/${idOf(c)}`,
          page: (error, status) => show(c, error, status),
          deed: (state, ctx, by, token) => {
            const sheet = form.one('sheet') as DocumentHash
            return approveCampaign(state, ctx, by, { campaign: idOf(c), sheet }, token)
          },
          after: () => c.redirect(`${home}/${idOf(c)}`, 303),
        }),
    ),
  )
  button('field-work', passPilot)
  button('close', closeCampaign)

  governorQuotas(app, house)
  governorSamples(app, house)
  governorResults(app, house)
  governorRates(app, house)
  governorFigures(app, house)
  return app
}
