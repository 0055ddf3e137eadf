import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '../basics/hash.ts'

/**
 * Compiles views/styles/gatehouse.scss to one compressed stylesheet.
 * The result is kept in node_modules/.cache under the hash of everything it came from, because loading the compiler
 * and running it takes about a second and tests start the box many times. A cache that cannot be written is no fault.
 */
export async function compileStyles(root: string): Promise<string> {
  const cache = join(root, 'node_modules/.cache/gatehouse')
  const cached = join(cache, `${await hashOfSources(root)}.css`)
  const known = await readFile(cached, 'utf8').catch(() => undefined)
  if (known !== undefined) return known

  const { compileAsync } = await import('sass')
  const { css } = await compileAsync(join(root, 'views/styles/gatehouse.scss'), {
    loadPaths: [root],
    style: 'compressed',
    quietDeps: true,
  })
  await remember(cache, cached, css)
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

async function remember(folder: string, path: string, css: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    const draft = `${path}.${process.pid}`
    await writeFile(draft, css)
    await rename(draft, path)
  } catch {
    // An installed release is read-only; it compiles once at each start instead.
  }
}
