import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { loadAssets } from '../../src/web/assets.ts'
import { page } from '../../views/page.ts'
import { boxPolicy } from './box-policy.ts'
import { agentExhibits } from './exhibits-agent.tsx'
import { ownExhibits } from './exhibits-agent-own.tsx'
import { auditorExhibits } from './exhibits-auditor.tsx'
import { complianceExhibits } from './exhibits-compliance.tsx'
import { frontExhibits } from './exhibits-front.tsx'
import { governorExhibits } from './exhibits-governor.tsx'
import { listExhibits } from './exhibits-lists.tsx'
import { publicExhibits } from './exhibits-public.tsx'
import { qualityExhibits } from './exhibits-quality.tsx'
import { quotaExhibits } from './exhibits-quotas.tsx'
import { roomExhibits } from './exhibits-room.tsx'
import { siteExhibits } from './exhibits-site.tsx'
import { supervisorExhibits } from './exhibits-supervisor.tsx'

/** One page with believable props. `who` decides which promises are checked: an agent's page has no text inputs (P6). */
export type Exhibit = {
  readonly name: string
  readonly who: 'agent' | 'staff' | 'room' | 'front'
  readonly render: (look: Look) => { toString(): string }
}

/** What the frame needs from the outside. */
export type Look = { readonly nonce: string; readonly asset: (name: string) => string }

export const exhibits: readonly Exhibit[] = [
  ...agentExhibits,
  ...ownExhibits,
  ...roomExhibits,
  ...supervisorExhibits,
  ...qualityExhibits,
  ...complianceExhibits,
  ...publicExhibits,
  ...governorExhibits,
  ...listExhibits,
  ...quotaExhibits,
  ...siteExhibits,
  ...auditorExhibits,
  ...frontExhibits,
]

/** Every page at `/<name>`, under the box's own policy, with the real stylesheet and scripts. */
export async function gallery(): Promise<Hono> {
  const assets = await loadAssets()
  const app = new Hono()
  app.get('/assets/*', (c) => {
    const asset = assets.get(c.req.path)
    return asset ? c.body(asset.bytes, 200, { 'Content-Type': asset.type }) : c.notFound()
  })
  app.get('/', (c) => {
    const links = exhibits.map(({ name }) => `<li><a href="/${name}">${name}</a></li>`).join('')
    return c.html(`<!doctype html><title>Gallery</title><ul>${links}</ul>`)
  })
  for (const { name, render } of exhibits) {
    app.get(`/${name}`, (c) => {
      const nonce = 'gallery-nonce'
      c.header('Content-Security-Policy', boxPolicy(nonce))
      return c.html(page(render({ nonce, asset: assets.url })))
    })
  }
  app.post('*', (c) => c.redirect(c.req.header('Referer') ?? '/', 303))
  return app
}

/** Starts the gallery on a free port of this machine. */
export async function openGallery(): Promise<{ url: string; close(): Promise<void> }> {
  const app = await gallery()
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
      const close = () => new Promise<void>((done) => server.close(() => done()))
      resolve({ url: `http://127.0.0.1:${port}`, close })
    })
  })
}
