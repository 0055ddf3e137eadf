import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { broken, house, placesOf, projectFiles, sources } from './source.ts'

const files = projectFiles()
const lines = (path: string) => readFileSync(join(house, path), 'utf8').trimEnd().split('\n').length

/** Files that may be longer than 250 lines, each with the reason. */
const mayBeLong: Readonly<Record<string, string>> = {}
/** A test file is a list, read one promise at a time. */
const longestTest = 400

describe('a stranger finds the way', () => {
  it('the top of the house holds what was agreed and nothing else', () => {
    const agreed = [
      ...['src', 'views', 'appliance', 'systemd', 'test'],
      ...['package.json', 'package-lock.json', 'tsconfig.json', 'biome.json', 'README.md'],
    ]
    const top = [...new Set(files.map((path) => path.split('/')[0] ?? ''))]
    const strange = top.filter((name) => !name.startsWith('.') && !agreed.includes(name))
    assert.deepEqual(strange, [], 'Put it in the room that it is about.')
  })

  it('every room has a sign of at most ten lines', () => {
    const rooms = new Set(
      files
        .map((path) => /^(?:src|views)\/[^/]+(?=\/)/.exec(path)?.[0])
        .filter((room) => room !== undefined),
    )
    const wrong = [...rooms, 'views']
      .map((room) => `${room}/README.md`)
      .filter((sign) => !existsSync(join(house, sign)) || lines(sign) > 10)
    assert.deepEqual(wrong, [], 'Write what the room is for in two sentences, ten lines at most.')
  })

  it('no file is longer than 250 lines without a reason, a test than 400', () => {
    const code = sources(
      ['src', 'views', 'test', 'appliance'],
      ['.ts', '.tsx', '.js', '.mjs', '.sh'],
    )
    const long = code
      .filter(({ path }) => !path.includes('/fixtures/'))
      .map(({ path, text }) => ({ path, length: text.trimEnd().split('\n').length }))
      .filter(
        ({ path, length }) =>
          length > (path.startsWith('test/') ? longestTest : 250) &&
          !Object.hasOwn(mayBeLong, path),
      )
      .map(({ path, length }) => `${path} has ${length} lines`)
    assert.deepEqual(long, [], broken('Split it by what it does.', long))
  })

  it('no test is switched off or run alone', () => {
    const places = placesOf(
      sources(['test'], ['.ts', '.tsx']),
      /\b(?:it|test|describe)\.(?:only|skip|todo)\b/,
    )
    assert.deepEqual(places, [], broken('Mend it or delete it.', places))
  })

  it('whatever is drawn can be drawn again: by one seed, and by nobody’s chance', () => {
    const tests = sources(['test'], ['.ts', '.tsx']).filter(
      ({ path }) => path !== 'test/support/fast-check.ts',
    )
    const places = placesOf(tests, /from 'fast[-]check'|\bMath[.]random\b/)
    assert.deepEqual(
      places,
      [],
      broken('Take fc from test/support/fast-check.ts, or numbers from seeded().', places),
    )
  })
})

type Manifest = {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

describe('adding a dependency is a visible act', () => {
  const manifest = JSON.parse(readFileSync(join(house, 'package.json'), 'utf8')) as Manifest
  const direct = { ...manifest.dependencies, ...manifest.devDependencies }

  it('every version is exact', () => {
    const loose = Object.entries(direct)
      .filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
      .map(([name, version]) => `${name} ${version}`)
    assert.deepEqual(loose, [], broken('Write the exact version.', loose))
  })

  it('the list is the one in the README, each with its reason', () => {
    const readme = join(house, 'README.md')
    if (!existsSync(readme)) return
    const section = dependencySection(readFileSync(readme, 'utf8'))
    const listed = [...section.matchAll(/^\| `([^`]+)` \|(.*)$/gm)]
    const names = listed.map(([, name]) => name ?? '').sort()
    assert.deepEqual(
      names,
      Object.keys(direct).sort(),
      'Make the table under “Dependencies” in README.md the same as package.json: | `name` | why |.',
    )
    const silent = listed.filter(([, , rest]) => !/[a-z]{3}/i.test(rest ?? '')).map(([row]) => row)
    assert.deepEqual(silent, [], 'Give each a reason.')
  })
})

/** From the heading that speaks of dependencies to the next heading of any level. */
function dependencySection(readme: string): string {
  return /^#+ [^\n]*dependenc[^\n]*\n([\s\S]*?)(?=^#|(?![\s\S]))/im.exec(readme)?.[1] ?? ''
}
