import { Hono } from 'hono'
import { GovernorHome } from '../../views/governor/governor-home.tsx'
import { page } from '../../views/page.ts'
import type { Task } from '../../views/parts/task-list.tsx'
import type { CampaignId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import { twoCanDecide } from '../facts/decide.ts'
import { casesWithoutNumber } from '../facts/decide-samples.ts'
import { listWarnings } from '../facts/list-warnings.ts'
import type { State } from '../facts/state.ts'
import type { DocumentsCache } from '../record/documents-cache.ts'
import { certificatePages } from './certificates.tsx'
import { clockDoor } from './clock-door.ts'
import { compliancePages } from './compliance-pages.tsx'
import { governorCampaigns } from './governor-campaigns.tsx'
import { governorLists } from './governor-lists.tsx'
import { governorMessages } from './governor-messages.tsx'
import { governorPeople } from './governor-people.tsx'
import { governorReleases } from './governor-releases.tsx'
import { governorRules } from './governor-rules.tsx'
import { governorScripts } from './governor-scripts.tsx'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { incidentPages } from './incidents.tsx'
import { staffName } from './names.ts'
import { recordPages } from './record-pages.tsx'
import { shiftReports } from './shift-reports.tsx'
import { onlyFor, staffChrome } from './staff.ts'

/** The governor's pages: what waits for a decision, and everything that a decision is about. */
export function governorRoutes(house: House): Hono<Vars> {
  const app = new Hono<Vars>()
  app.get('/', (c) =>
    onlyFor(c, house, ['governor'], async (here) => {
      const seen = await house.writer.read((state) => ({
        waiting: waiting(state, house.documents),
        setUp: setUp(state, house.clock.now()),
        notice: twoCanDecide(state) ? undefined : ({ kind: 'error', text: noTwo } as const),
      }))
      const { notice, ...rest } = seen
      const chrome = staffChrome(c, house, here, { notice })
      return c.html(page(<GovernorHome chrome={chrome} {...rest} />))
    }),
  )
  recordPages(app, house, {
    role: 'governor',
    home: '/governor/record',
    verify: '/governor/record/verify',
  })
  clockDoor(app, house, 'governor')
  shiftReports(app, house, 'governor')
  compliancePages(app, house, 'governor')
  certificatePages(app, house, 'governor')
  incidentPages(app, house, { role: 'governor', home: '/governor/incidents' })
  app.route('/scripts', governorScripts(house))
  app.route('/campaigns', governorCampaigns(house))
  app.route('/lists', governorLists(house))
  app.route('/messages', governorMessages(house))
  app.route('/rules', governorRules(house))
  app.route('/people', governorPeople(house))
  app.route('/releases', governorReleases(house))
  return app
}

const noTwo =
  'No two governors can decide together now: nothing can be approved. Whoever looks after the machine names others under “governors” in its settings, and starts it again.'

const forApproval = { status: 'Waiting for approval', tone: 'wait' } as const

function waiting(state: State, documents: DocumentsCache): readonly Task[] {
  const scripts = [...state.scripts.values()].filter(({ life }) => life === 'proposed')
  const campaigns = [...state.campaigns.values()].filter(({ life }) => life === 'proposed')
  const releases = [...state.releases.values()].filter(({ life }) => life === 'prepared')
  const erasures = [...state.people.values()].filter(({ erasure }) => erasure !== undefined)
  return [
    ...(state.rulesProposed || state.withdrawalProposed
      ? [{ title: 'Rules for scripts', href: '/governor/rules', ...forApproval }]
      : []),
    ...(state.messagesProposed
      ? [{ title: 'Spoken messages', href: '/governor/messages', ...forApproval }]
      : []),
    ...erasures.map(({ id }) => ({
      title: `Erase: ${staffName(state, id)}`,
      href: `/governor/people/${id}`,
      ...forApproval,
    })),
    ...scripts.map(({ hash }) => ({
      title: `Questionnaire: ${documents.script(hash).title}`,
      href: `/governor/scripts/${hash}`,
      ...forApproval,
    })),
    ...[...state.samples.values()]
      .filter(({ waits }) => waits)
      .map(({ campaign }) => ({
        title: `Sample: ${titleOf(state, documents, campaign)}`,
        href: `/governor/campaigns/${campaign}`,
        ...forApproval,
      })),
    // After a restore nobody of them is called, and who asked never to be called since the backup is not known.
    ...[...state.campaigns.values()]
      .filter(({ id, life }) => life !== 'closed' && casesWithoutNumber(state, id).waiting > 0)
      .map(({ id }) => ({
        title: `Numbers after the restore: ${titleOf(state, documents, id)}`,
        href: `/governor/campaigns/${id}`,
        status: 'Waiting for the file',
        tone: 'wait' as const,
      })),
    ...campaigns.map(({ id, sheet }) => ({
      title: `Campaign: ${documents.sheet(sheet).title}`,
      href: `/governor/campaigns/${id}`,
      ...forApproval,
    })),
    ...releases.map(({ id, campaign }) => ({
      title: `Release: ${titleOf(state, documents, campaign)}`,
      href: `/governor/releases/${id}`,
      ...forApproval,
    })),
  ]
}

function titleOf(state: State, documents: DocumentsCache, id: CampaignId): string {
  const known = state.campaigns.get(id)
  return known ? documents.sheet(known.sheet).title : 'a campaign'
}

function setUp(state: State, now: Instant): readonly Task[] {
  const people = [...state.people.values()].filter(({ removed }) => !removed)
  const scripts = [...state.scripts.values()].filter(({ replacedBy }) => replacedBy === undefined)
  return [
    {
      title: 'Questionnaires',
      hint: 'Import, read, propose, approve and retire.',
      href: '/governor/scripts',
      status: String(scripts.length),
    },
    {
      title: 'Campaigns',
      hint: 'Set up, samples, results and releases.',
      href: '/governor/campaigns',
      status: String(state.campaigns.size),
    },
    {
      title: 'People',
      hint: 'Who may work here, and every gate with its signature.',
      href: '/governor/people',
      status: String(people.length),
    },
    {
      title: 'Never to be called',
      hint: ['TPS, CTPS and other lists.', ...listWarnings(state, now)].join(' '),
      href: '/governor/lists',
      ...(listWarnings(state, now).length > 0
        ? ({ status: 'Look at the files', tone: 'wait' } as const)
        : { status: String([...state.lists.keys()].filter((list) => list !== 'barred').length) }),
    },
    {
      title: 'Rules for scripts',
      hint: 'What no questionnaire may hold, and what this site adds.',
      href: '/governor/rules',
      status: state.siteRules.length === 0 ? 'Of the release' : 'The site added some',
    },
    {
      title: 'Spoken messages',
      hint: 'What the switch itself says to people, word for word.',
      href: '/governor/messages',
      status: state.messages.size === 0 ? 'Of the release' : `${state.messages.size} of the site`,
    },
  ]
}
