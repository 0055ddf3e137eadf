import { readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'

// On Node 20 `node --test` takes no globs, and given a folder of .ts files it finds nothing and still succeeds.
// So we list the files ourselves, refuse to run none, and set the exit code by hand.
const only = process.argv[2]
const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.test\.tsx?$/.test(name) && (only === undefined || name.includes(only)))
  .sort()
  .map((name) => join(import.meta.dirname, name))

if (files.length === 0)
  throw new Error(`No test files under ${import.meta.dirname} match ${only ?? 'anything'}`)

// What takes longest comes first, so that nothing long is left at the end with the machine idle beside it.
const longest = ['/faults/', '/attackers/', '/record/any-day', '/commands/command-line']

// The journeys need the machine to themselves: a browser, a box and an exchange at many times the speed of life.
// The others wait for disks, clocks and processes half of the time, so one more than there are processors is at work.
const [alone, together] = [true, false].map((journeys) =>
  files.filter((file) => file.includes('/journeys/') === journeys),
)
const inOrder = (together ?? []).sort((a, b) => rank(a) - rank(b))
await runAll(inOrder, Math.max(2, availableParallelism()) + 1)
await runAll(alone ?? [], 1)

async function runAll(group: readonly string[], concurrency: number): Promise<void> {
  if (group.length === 0) return
  const results = run({ files: [...group], concurrency }).on('test:fail', () => {
    process.exitCode = 1
  })
  for await (const text of results.compose(new spec())) process.stdout.write(text)
}

function rank(file: string): number {
  const at = longest.findIndex((part) => file.includes(part))
  return at < 0 ? longest.length : at
}
