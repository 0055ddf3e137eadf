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

/** Under whose pages files are sent. */
const sends: Readonly<Record<string, Role>> = {
  '/governor': 'governor',
  '/protection': 'protection',
}

/** The table of contents of everything a browser can reach. */
export function createApp(house: House): Hono<Vars> {
  const app = new Hono<Vars>()
  app.use(headers(house.sound?.settings.server))
  app.use(ownHost(house.origin))
  app.use(sameOrigin(house.origin))
  // Only a governor and public protection send files; everything else is a form of a few fields, whoever says that it is not.
  const files = limit(largestFile, (c) => tooLargePage(c, house))
  const samples = limit(largestSealed + otherFields, (c) => tooLargePage(c, house))
  const form = limit(64 * 1024, (c) => c.text('That is too large to take.', 413))
  app.use(async (c, next) => {
    const sender = c.req.method === 'POST' && sends[`/${c.req.path.split('/')[1]}`]
    const may = sender && (await staffHere(c, house))?.by.role === sender
    if (may && sample.test(c.req.path)) return samples(c, next)
    return may ? files(c, next) : form(c, next)
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
