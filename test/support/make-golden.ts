import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { later, second } from '../../src/basics/instant.ts'
import { agreeErasure, noteExport, proposeErasure } from '../../src/facts/decide-erase.ts'
import type { Actor } from '../../src/facts/fact.ts'
import { deeds, firstHour, type Happening, type What } from '../record/day-deeds.ts'
import { assertKept, type House, openHouse } from '../record/day-house.ts'
import { standingClock } from '../record/ground.ts'
import { SimulatedDisk } from '../record/simulated-disk.ts'
import { must } from './a-live-day.ts'
import { goldenPaths, summaryOf } from './golden.ts'

// Makes test/fixtures/golden-2 anew: `node --import tsx test/support/make-golden.ts`. Only while what it shows has not
// left the house; after that the folder stays as it is for good, and what is new gets a folder of its own, as golden-1 did.

/** A little day: every store has something in it, a shift and segments are closed, and one interview is under way at the end. */
const day: readonly (readonly [What, number, number])[] = [
  ...(['dial', 'answered', 'exit', 'hangUp', 'code'] as const).map((what) => [what, 1, 1] as const),
  ['idle', 1, 0],
  ...[6, 6, 6].map((pick) => ['completions', 1, pick] as const),
  ['idle', 1, 0],
  ['pin', 1, 1],
  ['gates', 1, 1],
  ['remove', 1, 2],
  ['checkpoint', 1, 0],
  ['rotate', 1, 0],
  ['idle', 1, 0],
  ['closeShift', 1, 0],
  ['idle', 1, 0],
  ['openShift', 1, 0],
  ['sit', 2, 0],
  ...(['dial', 'answered', 'press'] as const).map((what) => [what, 2, 1] as const),
  ['save', 1, 0],
  ['press', 2, 1],
  ['tick', 1, 1],
  ['checkpoint', 1, 0],
]

const golden = goldenPaths('golden-2')
const about = `# golden-2

The data folder of a box that keeps the facts of calls beside the steps: made once by \`test/support/make-golden.ts\`, opened by
\`test/record/golden.test.ts\` in every release after it. Never changed by hand. Its keys belong to no box, its people
are made up, and its numbers are kept for drama.
`

const clock = standingClock()
const disk = new SimulatedDisk()
const house = await openHouse({ disk, clock, dialler: undefined })
await firstHour(house)
for (const [what, seat, pick] of day) {
  clock.at = later(clock.at, 3 * second)
  const how: Happening = { what, seat, pick }
  await deeds[what](house, how)
}
await eraseOne(house)
await house.ground.signCheckpoint()
await assertKept(house)
await writeFolder(house)

/** Whoever was removed in this day is erased, by two governors. */
async function eraseOne({ writer, keeping }: House): Promise<void> {
  const { people } = writer.ahead
  const removed = [...people.values()].find((one) => one.removed)?.id
  const [one, two] = [...people.values()]
    .filter(({ role }) => role === 'governor')
    .map(({ id }): Actor => ({ person: id, role: 'governor' }))
  if (!removed || !one || !two) throw new Error('Nobody to erase, or nobody to agree to it')
  must(await writer.do((s, c) => noteExport(s, c, one, removed, 'stepped-up')))
  must(await writer.do((s, c) => proposeErasure(s, c, one, removed)))
  must(await writer.do((s, c) => agreeErasure(s, c, two, removed, 'stepped-up')))
  await keeping.idle()
}

async function writeFolder({ writer, stores }: House): Promise<void> {
  await rm(golden.dir, { recursive: true, force: true })
  for (const path of disk.files.keys()) {
    const to = join(golden.box, path)
    await mkdir(dirname(to), { recursive: true })
    await writeFile(to, disk.get(path))
  }
  await writeFile(join(golden.dir, 'README.md'), about)
  // Every byte is as the box wrote it, whatever git is told about line ends.
  await writeFile(join(golden.dir, '.gitattributes'), 'box/** -text\n')
  const expected = summaryOf(writer.ahead, (id) => stores.numberOf(id))
  await writeFile(golden.expected, `${JSON.stringify(expected, null, 2)}\n`)
}
