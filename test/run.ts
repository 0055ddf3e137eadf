import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { pathToFileURL } from 'node:url'

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
const longest = ['/faults/', '/attackers/', '/dialler/', '/record/any-day', '/commands/']
const rank = (file: string) => {
  const at = longest.findIndex((part) => file.includes(part))
  return at < 0 ? longest.length : at
}

// Loading the house takes longer than most of what is then tested, so files of these folders share processes. A file
// with a hook of its own outermost is on its own: its neighbours would have it too.
const shared =
  /\/(?:basics|calls|exchange|facts|fieldwork|people|phone|readers|record|results|scripts|site|supervision|switchboard|upkeep|web|writers)\//
const ownHook = /^(?:before|after)(?:Each)?\(/m
const long =
  /\/(?:any-day|data-folder|erased-in-time|hostile-days|housekeeping|month|random-days|tampering|writer-crash)\.test/
const together = 12

/** A file that is not over by then never will be: it fails by name, before whoever waits for all of them gives up. */
const longestFile = Number(process.env['GATEHOUSE_LONGEST_MINUTES'] || 10) * 60_000

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-tests-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

// These need the machine to themselves: a browser, a box and an exchange at many times the speed of life.
const alone = files.filter((file) => /\/journeys\/(?:agent-day|the-day)/.test(file))
const others = files.filter((file) => !alone.includes(file)).sort((a, b) => rank(a) - rank(b))

// The others wait for disks, clocks and processes half of the time, so one more than there are processors is at work.
await runAll(inGroups(others), Math.max(2, availableParallelism()) + 1)
await runAll(alone, 1)

async function runAll(group: readonly string[], concurrency: number): Promise<void> {
  if (group.length === 0) return
  const results = run({ files: [...group], concurrency, timeout: longestFile }).on(
    'test:fail',
    () => {
      process.exitCode = 1
    },
  )
  for await (const text of results.compose(new spec())) process.stdout.write(text)
}

/** Long files first and by themselves, then the others of each folder, some to a process. */
function inGroups(all: readonly string[]): string[] {
  const mayShare = (file: string) =>
    shared.test(file) && !long.test(file) && !ownHook.test(readFileSync(file, 'utf8'))
  const groups = new Map<string, string[]>()
  for (const file of all.filter(mayShare)) {
    const within = shared.exec(file)?.[0] ?? ''
    groups.set(within, [...(groups.get(within) ?? []), file])
  }
  return [
    ...all.filter((file) => !mayShare(file)),
    ...[...groups.values()].flatMap((group) =>
      Array.from({ length: Math.ceil(group.length / together) }, (_, n) =>
        oneProcess(group.slice(n * together, (n + 1) * together)),
      ),
    ),
  ]
}

function oneProcess(group: readonly string[]): string {
  const path = join(folder, `${readdirSync(folder).length}.mjs`)
  writeFileSync(path, group.map((file) => `import '${pathToFileURL(file).href}'\n`).join(''))
  return path
}
