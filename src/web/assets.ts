import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '../basics/hash.ts'
import { bundleHeadset } from './assets-headset.ts'
import { compileStyles } from './assets-styles.ts'

export type Asset = { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string }

/** Everything a page loads besides itself: in memory, each under an address that changes with its content. */
export type Assets = {
  /** The address of a file by its plain name: `gatehouse.css` gives `/assets/1f0c…/gatehouse.css`. */
  url(name: string): string
  /** The file at an address, or undefined. Only addresses given by `url` exist: no path is ever joined. */
  get(path: string): Asset | undefined
}

const root = join(import.meta.dirname, '../..')
const javascript = 'text/javascript; charset=utf-8'

/** What is served, and where each file comes from. Anything not listed here cannot be fetched. */
const files: Readonly<Record<string, { readonly from: string; readonly type: string }>> = {
  'htmx.js': { from: 'node_modules/htmx.org/dist/htmx.min.js', type: javascript },
  'hx-csp.js': { from: 'node_modules/htmx.org/dist/ext/hx-csp.min.js', type: javascript },
  'live.js': { from: 'views/scripts/live.js', type: javascript },
  'counters.js': { from: 'views/scripts/counters.js', type: javascript },
  'keys.js': { from: 'views/scripts/keys.js', type: javascript },
  'pin.js': { from: 'views/scripts/pin.js', type: javascript },
  'blank.js': { from: 'views/scripts/blank.js', type: javascript },
  'session.js': { from: 'views/scripts/session.js', type: javascript },
  'progress.js': { from: 'views/scripts/progress.js', type: javascript },
  'seat.js': { from: 'views/scripts/seat.js', type: javascript },
  'mark.svg': { from: 'views/styles/mark.svg', type: 'image/svg+xml' },
}

/** Reads and compiles everything once, at process start. Throws when a file of our own is missing or unsound. */
export async function loadAssets(): Promise<Assets> {
  const byPath = new Map<string, Asset>()
  const urls = new Map<string, string>()
  const keep = (name: string, bytes: Uint8Array<ArrayBuffer>, type: string): void => {
    const path = `/assets/${sha256(bytes).slice(0, 16)}/${name}`
    urls.set(name, path)
    byPath.set(path, { bytes, type })
  }

  for (const [name, { from, type }] of Object.entries(files)) {
    keep(name, new Uint8Array(await readFile(join(root, from))), type)
  }
  const css = await compileStyles(root)
  keep('gatehouse.css', new TextEncoder().encode(css), 'text/css; charset=utf-8')
  keep('headset.js', await bundleHeadset(root, 'main'), javascript)
  keep('hear.js', await bundleHeadset(root, 'hear'), javascript)

  return {
    url(name) {
      const path = urls.get(name)
      if (path === undefined)
        throw new Error(`No asset is called ${name}. Add it to src/web/assets.ts.`)
      return path
    },
    get: (path) => byPath.get(path),
  }
}
