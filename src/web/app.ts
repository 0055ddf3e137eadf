import { Hono } from 'hono'
import type { Role } from '../people/person.ts'
import { agentRoutes } from './agent.tsx'
import { auditorRoutes } from './auditor.tsx'
import { faultPage, notFoundPage, tooLargePage } from './faults.tsx'
import { frontRoutes } from './front.tsx'
import { governorRoutes } from './governor.tsx'
import { headers, limit, ownHost, sameOrigin, type Vars } from './guard.ts'
import type { House } from './house.ts'
import { ownSignInRoutes } from './own-sign-in.tsx'
import { practiceRoutes } from './practice.tsx'
import { protectionRoutes } from './protection.tsx'
import { publicRoutes } from './public.tsx'
import { roomRoutes } from './room.tsx'
import { ownSignInPath, staffHere } from './staff.ts'
import { largestRaw, largestSealed, otherFields } from './streamed-form.ts'
import { supervisorRoutes } from './supervisor.tsx'
import { supervisorQuotas } from './supervisor-quotas.tsx'

/**
 * A file comes in one piece with its form, and reading it apart keeps everybody waiting: a quarter of a second for this
 * much. A sample is read as it comes, and may be longer once it is sealed.
 */
const largestFile = largestRaw
const sample = /^\/governor\/campaigns\/[^/]+\/sample$/

/** The pages that files are sent from, each of one role; a sample's too. */
const files: readonly (readonly [RegExp, Role])[] = [
  [/^\/governor\/(?:scripts\/import|lists\/import|rules\/propose)$/, 'governor'],
  [/^\/governor\/record\/verify\/countersigned$/, 'governor'],
  [/^\/protection\/file$/, 'protection'],
]

/** More than a governor types on any page, a page of translations included. */
const longestTyped = 1024 * 1024

/** The table of contents of everything a browser can reach. */
export function createApp(house: House): Hono<Vars> {
  const app = new Hono<Vars>()
  app.use(headers(house.sound?.settings.server))
  app.use(ownHost(house.origin))
  app.use(sameOrigin(house.origin))
  // Only a governor and public protection send files, and from few pages; everything else is a form, whoever says that it
  // is not: what is typed is read in one piece, and the calls wait for it.
  const sent = limit(largestFile, (c) => tooLargePage(c, house))
  const typed = limit(longestTyped, (c) => c.text('That is too large to take.', 413))
  const samples = limit(largestSealed + otherFields, (c) => tooLargePage(c, house))
  const form = limit(64 * 1024, (c) => c.text('That is too large to take.', 413))
  app.use(async (c, next) => {
    const { method, path } = c.req
    if (method !== 'POST') return form(c, next)
    const [, sender] = files.find(([page]) => page.test(path)) ?? []
    const isGovernors = path.startsWith('/governor/')
    if (sender === undefined && !isGovernors) return form(c, next)
    const role = (await staffHere(c, house))?.by.role
    if (sender !== undefined) return role === sender ? sent(c, next) : form(c, next)
    if (role !== 'governor') return form(c, next)
    return sample.test(path) ? samples(c, next) : typed(c, next)
  })

  app.get('/assets/*', (c) => {
    const asset = house.assets.get(c.req.path)
    if (!asset) return c.notFound()
    // The address changes with the content, so what is kept is never stale.
    return c.body(asset.bytes, 200, {
      'Content-Type': asset.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
    })
  })
  app.route('/', frontRoutes(house))
  app.route(ownSignInPath, ownSignInRoutes(house))
  app.route('/seat', agentRoutes(house))
  app.route('/practice', practiceRoutes(house))
  app.route('/room', roomRoutes(house))
  app.route('/supervisor/quotas', supervisorQuotas(house))
  app.route('/supervisor/public', publicRoutes(house, 'supervisor'))
  app.route('/governor/public', publicRoutes(house, 'governor'))
  app.route('/supervisor', supervisorRoutes(house))
  app.route('/governor', governorRoutes(house))
  app.route('/protection', protectionRoutes(house))
  app.route('/auditor', auditorRoutes(house))
  app.notFound((c) => notFoundPage(c, house))
  app.onError((fault, c) => faultPage(c, house, fault))
  return app
}
