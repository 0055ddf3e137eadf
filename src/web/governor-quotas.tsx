import type { Context, Hono } from 'hono'
import { QuotaForm } from '../../views/governor/quota-form.tsx'
import { page } from '../../views/page.ts'
import type { CampaignId, DocumentHash } from '../basics/ids.ts'
import { err, type Result } from '../basics/result.ts'
import { canonicalJson } from '../bundles/canonical.ts'
import { noteView } from '../facts/decide-people.ts'
import { saveCampaign } from '../facts/decide-studies.ts'
import type { Sheet } from '../facts/sheet.ts'
import type { Campaign } from '../facts/state.ts'
import { quotaFaults } from '../facts/still-missing.ts'
import type { QuotaCell } from '../fieldwork/quota.ts'
import { strataNames } from '../fieldwork/quota-strata.ts'
import { quotaText, readQuotaText } from '../fieldwork/quota-text.ts'
import { asStaff } from './deeds.ts'
import { doDeed, governorForm, type Status } from './governor-press.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { quotaNames, quotaRows } from './quotas-seen.ts'
import { onlyFor, staffChrome } from './staff.ts'

type Typed = {
  /** What stands in the campaign, when left out. */
  readonly text?: string
  readonly faults: readonly string[]
  /** The sheet that is being changed, by its hash: the one that is there now when left out. */
  readonly from?: string
}

/** The quotas of a campaign: part of its sheet, declared while it is set up and frozen with its approval (X11). */
export function governorQuotas(app: Hono<Vars>, house: House): void {
  const { writer, documents } = house
  const known = (id: CampaignId) =>
    writer.read((state) => {
      const campaign = state.campaigns.get(id)
      return campaign && { campaign, sheet: documents.sheet(campaign.sheet) }
    })

  const show = (c: Context, typed?: Typed, status: Status = 200) =>
    onlyFor(c, house, ['governor'], async (here) => {
      const id = c.req.param('id') as CampaignId
      const found = await known(id)
      if (!found) return c.notFound()
      const noted = await asStaff(c, house, (state, ctx, by) =>
        noteView(state, ctx, by, 'figures.viewed', { campaign: id }),
      )
      if (!noted.ok) return c.text(noted.error.sentence, 403)
      const back = `/governor/campaigns/${id}`
      const script = found.sheet.script === '' ? undefined : documents.script(found.sheet.script)
      const text = typed?.text ?? quotaText(found.sheet.quotas ?? [])
      const faults = typed?.faults ?? quotaFaults(documents, found.sheet)
      const from = typed?.from ?? found.campaign.sheet
      const form = { action: `${back}/quotas`, value: text, faults, from }
      const names = script === undefined ? [] : quotaNames(script)
      const merged = house.services.mergedByCell(id)
      return c.html(
        page(
          <QuotaForm
            chrome={staffChrome(c, house, here)}
            back={back}
            form={isSetUp(found.campaign) ? { ...form, names } : undefined}
            cells={script === undefined ? [] : quotaRows(found.sheet, script, merged)}
          />,
        ),
        status,
      )
    })

  app.get('/:id/quotas', (c) => show(c))
  app.post('/:id/quotas', (c) =>
    governorForm(
      c,
      house,
      (error, status, form) =>
        show(
          c,
          { faults: [error], ...(form?.has('quotas') && { text: form.one('quotas') }) },
          status,
        ),
      async (form) => {
        const id = c.req.param('id') as CampaignId
        const found = await known(id)
        if (!found) return c.notFound()
        const text = form.one('quotas')
        const from = form.one('from') || found.campaign.sheet
        const again = (faults: readonly string[], status: Status = 422) =>
          show(c, { text, faults, ...(status === 409 ? {} : { from }) }, status)
        const read = readQuotas(house, found.sheet, text)
        if (!read.ok) return again(read.error)
        const { quotas: _, ...rest } = found.sheet
        const quotas = read.value.length === 0 ? {} : { quotas: read.value }
        const hash = await documents.put(canonicalJson({ ...rest, ...quotas }))
        return doDeed(c, house, {
          back: `/governor/campaigns/${id}/quotas`,
          page: (error, status) => again([error], status),
          deed: (state, ctx, by) => saveCampaign(state, ctx, by, hash, id, from as DocumentHash),
          after: () => c.redirect(`/governor/campaigns/${id}`, 303),
        })
      },
    ),
  )
}

function isSetUp({ life }: Campaign): boolean {
  return life === 'drafted' || life === 'proposed'
}

function readQuotas(
  { documents }: House,
  sheet: Sheet,
  text: string,
): Result<readonly QuotaCell[], readonly string[]> {
  if (sheet.script === '')
    return err(['Choose the questionnaire of the campaign first: cells are over its answers.'])
  const read = readQuotaText(text, documents.script(sheet.script), strataNames)
  if (!read.ok) return read
  const faults = quotaFaults(documents, { ...sheet, quotas: read.value })
  return faults.length > 0 ? err(faults) : read
}
