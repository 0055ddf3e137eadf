import type { Context, Hono } from 'hono'
import { ResultsPage } from '../../views/governor/results-page.tsx'
import { page } from '../../views/page.ts'
import type { CampaignId } from '../basics/ids.ts'
import type { Ctx } from '../facts/decide.ts'
import { noteView } from '../facts/decide-people.ts'
import { forgotten } from '../facts/decide-release.ts'
import type { Actor } from '../facts/fact.ts'
import type { Campaign, Release, State } from '../facts/state.ts'
import { dayText, timeText } from './chrome.ts'
import { asStaff } from './deeds.ts'
import { governorForm, type Status } from './governor-press.ts'
import { releaseLife, whyGreyed } from './governor-words.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { releaseFiles } from './release-seen.ts'
import { onlyFor, staffChrome } from './staff.ts'

type Said = { readonly kind: 'error' | 'information'; readonly text: string }

/** The releases of a campaign. Every look is a fact (M1); no answer is counted here. */
export function governorResults(app: Hono<Vars>, house: House): void {
  const idOf = (c: Context) => c.req.param('id') as CampaignId
  const home = (c: Context) => `/governor/campaigns/${idOf(c)}`

  const show = (c: Context, notice?: Said, status: Status = 200) =>
    onlyFor(c, house, ['governor'], async (here) => {
      const id = idOf(c)
      const known = await house.writer.read((state) => state.campaigns.has(id))
      if (!known) return c.notFound()
      const noted = await asStaff(c, house, (state: State, ctx: Ctx, by: Actor) =>
        noteView(state, ctx, by, 'results.viewed', { campaign: id }),
      )
      if (!noted.ok) return c.text(noted.error.sentence, 403)
      const seen = await house.writer.read((state) => resultsSeen(state, house, here.by, id))
      return c.html(
        page(
          <ResultsPage
            chrome={staffChrome(c, house, here, { notice: notice ?? lockedNotice(house) })}
            back={home(c)}
            {...seen}
          />,
        ),
        status,
      )
    })

  app.get('/:id/results', (c) => show(c))
  app.post('/:id/release', (c) =>
    governorForm(
      c,
      house,
      (text, status) => show(c, { kind: 'error', text }, status),
      async (_form, here) => {
        // A campaign closed a moment ago is still being mixed: its last responses belong in the release.
        await house.putAway()
        const done = await house.services.prepareRelease(here.by, idOf(c), house.world().strataOf)
        if (!done.ok) return show(c, { kind: 'error', text: done.error }, 422)
        if (done.value.kind === 'prepared')
          return c.redirect(`/governor/releases/${done.value.release}`, 303)
        return show(c, {
          kind: 'information',
          text: 'Nothing new can be told since the last release, which was approved. It stands as it is, the same to the letter.',
        })
      },
    ),
  )
}

/** A sign-in outlives a restart of the box, and the password does not. */
function lockedNotice({ services }: House): Said | undefined {
  if (!services.mixingLocked()) return undefined
  return {
    kind: 'information',
    text: 'The box was started since a governor last gave a password. Responses wait to be mixed until one does: sign out and in again.',
  }
}

function resultsSeen(state: State, house: House, by: Actor, id: CampaignId) {
  const campaign = state.campaigns.get(id)
  const releases = [...state.releases.values()].filter((one) => one.campaign === id)
  return {
    campaign: campaign ? house.documents.sheet(campaign.sheet).title : '',
    rates: {
      href: `/governor/campaigns/${id}/rates`,
      text: 'Where every case stands: rates and codes',
    },
    releases: releases
      .map((one) => ({
        number: `Release ${releaseFiles(house.documents, one).document.number}`,
        prepared: `${timeText(one.preparedAt)}, ${dayText(one.preparedAt)}`,
        state: releaseLife[one.life].text,
        tone: releaseLife[one.life].tone,
        base: one.responses.toLocaleString('en-GB'),
        href: `/governor/releases/${one.id}`,
      }))
      .reverse(),
    prepare: [
      {
        label: 'Prepare a release',
        action: `/governor/campaigns/${id}/release`,
        refusal: whyNone(campaign, releases) ?? whyGreyed(state, by, 'PREPARE_RELEASE'),
      },
    ],
  }
}

function whyNone(
  campaign: Campaign | undefined,
  releases: readonly Pick<Release, 'life'>[],
): string | undefined {
  if (campaign?.responsesGone) return 'The responses were destroyed on their retention date.'
  if (campaign?.toldUnknown) return forgotten.sentence
  return releases.some(({ life }) => life === 'prepared')
    ? 'A release waits for approval already.'
    : undefined
}
