import assert from 'node:assert/strict'
import { join } from 'node:path/posix'
import { describe, it } from 'node:test'
import { broken, importsOf, sources } from './source.ts'

const all = new Map(sources(['src', 'views'], ['.ts', '.tsx']).map((file) => [file.path, file]))

/** Everything that is loaded when this file is, ours by its path and a library by its name; each with who asks for it. */
function loadedBy(start: string): ReadonlyMap<string, string> {
  const loaded = new Map([[start, 'the command']])
  for (const path of loaded.keys()) {
    const file = all.get(path)
    if (file === undefined) continue
    for (const { to, typeOnly } of importsOf(file)) {
      if (typeOnly) continue
      const other = to.startsWith('.') ? join(path, '..', to) : to
      if (!loaded.has(other)) loaded.set(other, path)
    }
  }
  return loaded
}

function found(start: string, wrong: RegExp): string[] {
  return [...loadedBy(start)]
    .filter(([path]) => wrong.test(path))
    .map(([path, by]) => `${path}, for ${by}`)
}

describe('two processes, and neither holds the other’s code (design 4)', () => {
  it('P1: what reads numbers and reaches the switch loads no page, no exchange and no library of the web', () => {
    const wrong = found('src/run-dialler.ts', /^(?:views|src\/web|src\/exchange)\/|^@?hono|^argon2/)
    assert.deepEqual(wrong, [], broken('The dialler answers a socket, and nothing else.', wrong))
  })

  it('P1: what serves pages loads nothing that speaks to a switch', () => {
    const wrong = found(
      'src/serve.ts',
      /^freeswitch-esl|^src\/exchange\/(?:esl-server|start-exchange)/,
    )
    assert.deepEqual(wrong, [], broken('Ask the dialler through its port.', wrong))
  })

  it('a command loads what it needs when it is called, and the others nothing', () => {
    const commands = [...all.values()].filter(({ path }) =>
      /^src\/(?:main|services|commands[\w-]*)\.ts$/.test(path),
    )
    assert.ok(commands.length > 5, 'the commands are found')
    const wrong = commands.flatMap((file) =>
      importsOf(file)
        .filter(
          ({ to, typeOnly, later }) =>
            !typeOnly && !later && /-command\.ts$|\/(?:serve|trial|run-dialler)\.ts$/.test(to),
        )
        .map(({ to }) => `${to}, for ${file.path}`),
    )
    assert.deepEqual(wrong, [], broken('Import it in the action.', wrong))
  })
})
