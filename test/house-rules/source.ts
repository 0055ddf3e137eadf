import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** The top of the project. */
export const house = join(import.meta.dirname, '..', '..')

export type SourceFile = {
  /** From the top of the project: `src/basics/ids.ts`. */
  readonly path: string
  readonly text: string
  /** The text without its comments, on the same lines. */
  readonly code: string
}

/** Every file that belongs to the project: those git keeps, or would keep if they were added. */
export function projectFiles(): readonly string[] {
  if (!existsSync(join(house, '.git'))) return walk(house)
  const listed = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: house, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  return listed.split('\0').filter((path) => path !== '' && existsSync(join(house, path)))
}

const notOurs = ['node_modules', '.git', 'trial-data', 'dist']

function walk(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter(({ name }) => !notOurs.includes(name))
    .flatMap((entry) => {
      const path = join(dir, entry.name)
      return entry.isDirectory() ? walk(path) : [relative(house, path)]
    })
}

const all = projectFiles()

/** The files under these folders with these endings, read. */
export function sources(under: readonly string[], endings: readonly string[]): SourceFile[] {
  return all
    .filter((path) => under.some((folder) => path.startsWith(`${folder}/`)))
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .map((path) => {
      const text = readFileSync(join(house, path), 'utf8')
      return { path, text, code: withoutComments(text) }
    })
}

/** Comments blanked out. A `//` after a colon is an address, not a comment. */
function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|\s)\/\/[^\n]*/g, '$1')
}

/** `later`: asked for by code that runs, and not when the file is loaded. */
export type Import = { readonly to: string; readonly typeOnly: boolean; readonly later: boolean }

/** Everything a file imports, by any form of import. */
export function importsOf({ code }: SourceFile): Import[] {
  const path = '[\'"]([@\\w.][\\w@./:-]*)[\'"]'
  const all = (form: string) => [...code.matchAll(new RegExp(form, 'g'))].map(([, to]) => to ?? '')
  const forType = all(`\\b(?:import|export)\\s+type\\b[^'"]*\\bfrom\\s+${path}`)
  const atOnce = [...all(`\\bfrom\\s+${path}`), ...all(`\\bimport\\s+${path}`)]
  const later = all(`\\b(?:import|require)\\(\\s*${path}`)
  return [
    ...atOnce.map((to) => ({ to, typeOnly: forType.includes(to), later: false })),
    ...later.map((to) => ({ to, typeOnly: false, later: true })),
  ]
}

/** `src/a.ts:12: the line`, for each place where the pattern is found. */
export function placesOf(files: readonly SourceFile[], pattern: RegExp): string[] {
  return files.flatMap(({ path, code }) =>
    code
      .split('\n')
      .map((line, index) => ({ line, number: index + 1 }))
      .filter(({ line }) => pattern.test(line))
      .map(({ line, number }) => `${path}:${number}: ${line.trim()}`),
  )
}

/** What a failing rule prints: what to do, then where. */
export function broken(whatToDo: string, places: readonly string[]): string {
  return `${whatToDo}\n${places.map((place) => `  ${place}`).join('\n')}`
}
