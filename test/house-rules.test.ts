import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { actingRooms, type Door, pureRooms, viewsDoor } from './house-rules/may-import.ts'
import { broken, importsOf, placesOf, type SourceFile, sources } from './house-rules/source.ts'

const code = ['.ts', '.tsx']
const src = sources(['src'], code)
const views = sources(['views'], code)
const roomOf = ({ path }: SourceFile) => /^src\/([^/]+)\//.exec(path)?.[1]
const inRoom = (room: string) => src.filter((file) => roomOf(file) === room)

type Target = { readonly room: string } | { readonly npm: string } | { readonly node: string }

/** Where an import leads: a room, a package, or Node itself. `from` is the importing file. */
function targetOf(from: SourceFile, to: string): Target {
  if (to.startsWith('node:')) return { node: to }
  if (!to.startsWith('.')) return { npm: /^(@[^/]+\/[^/]+|[^/]+)/.exec(to)?.[1] ?? to }
  const parts = [...from.path.split('/').slice(0, -1), ...to.split('/')]
  const path: string[] = []
  for (const part of parts) {
    if (part === '..') path.pop()
    else if (part !== '.') path.push(part)
  }
  if (path[0] === 'views') return { room: 'views' }
  return { room: path.length > 2 ? (path[1] ?? '') : 'the top of src' }
}

function strayImports(
  files: readonly SourceFile[],
  room: string,
  door: Door,
  nodeAllowed: (file: SourceFile, module: string) => boolean,
): string[] {
  return files.flatMap((file) =>
    importsOf(file)
      .filter(({ to, typeOnly }) => {
        const target = targetOf(file, to)
        if ('node' in target) return !nodeAllowed(file, target.node)
        if ('npm' in target) return !door.npm.includes(target.npm)
        if (typeOnly && door.types?.includes(target.room)) return false
        return target.room !== room && !door.rooms.includes(target.room)
      })
      .map(({ to }) => `${file.path} imports ${to}`),
  )
}

describe('every room keeps to its own doors', () => {
  for (const [room, door] of Object.entries(pureRooms)) {
    it(`${room}/ only thinks: it looks into ${['itself', ...door.rooms].join(', ')}`, () => {
      const hashing = (file: SourceFile, module: string) =>
        file.path === 'src/basics/hash.ts' && module === 'node:crypto'
      const stray = strayImports(inRoom(room), room, door, hashing)
      assert.deepEqual(stray, [], broken('Move the acting part to a room that acts.', stray))
    })
  }
  for (const [room, door] of Object.entries(actingRooms)) {
    it(`${room}/ wakes no room that is not its business`, () => {
      const stray = strayImports(inRoom(room), room, door, () => true)
      assert.deepEqual(
        stray,
        [],
        broken(
          'Pass it in from box.ts, or open the door in test/house-rules/may-import.ts.',
          stray,
        ),
      )
    })
  }
  it('views/ take finished props: they look into rooms that think, and use hono alone', () => {
    const stray = strayImports(views, 'views', viewsDoor, () => false)
    assert.deepEqual(stray, [], broken('Let a route in web/ work it out and pass it in.', stray))
  })
  it('every room under src/ is in the table', () => {
    const known = [...Object.keys(pureRooms), ...Object.keys(actingRooms)]
    const rooms = [...new Set(src.map(roomOf).filter((room) => room !== undefined))]
    const unknown = rooms.filter((room) => !known.includes(room))
    assert.deepEqual(unknown, [], 'Add the room to test/house-rules/may-import.ts.')
  })
  it('web/ cannot open the vault or the list keys (P2)', () => {
    const stray = inRoom('web').flatMap((file) =>
      importsOf(file)
        .filter(({ to }) =>
          /record\/(vault|keyed-set|number|master-key|keys)|(switchboard|dialler)\//.test(to),
        )
        .map(({ to }) => `${file.path} imports ${to}`),
    )
    assert.deepEqual(stray, [], broken('Only the switchboard opens the vault.', stray))
  })
})

describe('the rooms that think cannot act', () => {
  const thinking = [...src.filter((file) => (roomOf(file) ?? '') in pureRooms), ...views]
  const deeds = [
    ['no the present', /\bDate\.now\b/, 'Take the time as an Instant.'],
    ['no a date made of the present', /\bnew Date\(\s*\)/, 'Take the time as an Instant.'],
    ['no chance of its own', /\bMath\.random\b/, 'Take chance as a Random.'],
    ['no the process', /(?<![.\w'"-])process\b(?!['"-])/, 'Take settings as values.'],
    [
      'no a timer',
      /\bset(?:Timeout|Interval|Immediate)\b/,
      'Return what should happen later; a shell waits.',
    ],
    ['no a fetch', /(?<![.\w])fetch\(/, 'Rooms that think reach nothing outside.'],
    [
      'no another clock or chance',
      /(?<![.\w])performance\b|\bcrypto\.(?:random|getRandom)/,
      'Take time and chance as values.',
    ],
  ] as const
  for (const [name, pattern, whatToDo] of deeds) {
    it(name, () => {
      const places = placesOf(thinking, pattern)
      assert.deepEqual(places, [], broken(whatToDo, places))
    })
  }
})

describe('one door each', () => {
  const everywhere = [...src, ...views]
  const except = (...paths: string[]) => everywhere.filter(({ path }) => !paths.includes(path))
  const doors = [
    ['only config.ts reads the environment', except('src/config.ts'), /\bprocess\.env\b/],
    ['only basics/hash.ts chooses a hash', except('src/basics/hash.ts'), /\bcreate(?:Hash|Hmac)\b/],
    ['only main.ts prints', except('src/main.ts'), /(?<![.\w])console\./],
    ['nothing runs a shell', everywhere, /\bexecSync\b|(?<![.\w])exec\(|\bshell:\s*true/],
    ['nothing is evaluated from text', everywhere, /(?<![.\w])eval\(|\bnew Function\(/],
  ] as const
  for (const [name, files, pattern] of doors) {
    it(name, () => {
      const places = placesOf(files, pattern)
      assert.deepEqual(places, [], broken('Go through that door.', places))
    })
  }
})
