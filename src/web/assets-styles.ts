import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '../basics/hash.ts'
import { cacheIn, remember } from './assets-cache.ts'

/**
 * Compiles views/styles/gatehouse.scss to one compressed stylesheet.
 * The result is kept in node_modules/.cache under the hash of everything it came from, because loading the compiler
 * and running it takes about a second and tests start the box many times. A cache that cannot be written is no fault.
 */
export async function compileStyles(root: string): Promise<string> {
  const cached = join(cacheIn(root), `${await hashOfSources(root)}.css`)
  const known = await readFile(cached, 'utf8').catch(() => undefined)
  if (known !== undefined) return known

  const { compileAsync } = await import('sass')
  const { css } = await compileAsync(join(root, 'views/styles/gatehouse.scss'), {
    loadPaths: [root],
    style: 'compressed',
    quietDeps: true,
  })
  await remember(cached, css)
  return css
}

async function hashOfSources(root: string): Promise<string> {
  const folder = join(root, 'views/styles')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.scss')).sort()
  const sources = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  const packages = ['sass', 'govuk-frontend', '@ministryofjustice/frontend'].map((name) =>
    readFile(join(root, 'node_modules', name, 'package.json'), 'utf8'),
  )
  return sha256([...(await Promise.all(packages)), ...sources].join('\0')).slice(0, 32)
}
