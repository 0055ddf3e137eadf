import { availableParallelism, loadavg } from 'node:os'
import { chooseBench } from './choose.bench.ts'
import { importBench } from './import.bench.ts'
import { listsBench } from './lists.bench.ts'
import type { Measure, Suite } from './measure.ts'
import { recordBench } from './record.bench.ts'
import { startBench } from './start.bench.ts'
import { switchBench } from './switch.bench.ts'
import { webBench } from './web.bench.ts'

const suites: Readonly<Record<string, Suite>> = {
  start: startBench,
  record: recordBench,
  switch: switchBench,
  import: importBench,
  lists: listsBench,
  choose: chooseBench,
  web: webBench,
}

/** Names for several at once: all that lies between a sample file and an agent's next call. */
const together: Readonly<Record<string, readonly string[]>> = {
  fieldwork: ['import', 'lists', 'choose'],
}

const asked = process.argv.slice(2).flatMap((name) => together[name] ?? [name])
const unknown = asked.filter((name) => !Object.hasOwn(suites, name))
if (unknown.length > 0) {
  console.error(
    `There is no ${unknown.join(' or ')} bench. Choose from: ${[...Object.keys(suites), ...Object.keys(together)].join(', ')}.`,
  )
  process.exit(2)
}

const busy = loadavg()[0] ?? 0
console.log(`${availableParallelism()} cores, ${busy.toFixed(1)} busy before this began.`)
console.log('Read the ratios: both figures of a line were measured in this run, on this machine.')
for (const [name, suite] of Object.entries(suites)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const begun = performance.now()
  const measures = await suite()
  console.log(`\n${name}, ${((performance.now() - begun) / 1000).toFixed(0)} s`)
  for (const line of table(measures)) console.log(line)
}

function table(measures: readonly Measure[]): string[] {
  const rows = measures.map(({ what, figure, unit, limit, against }) => [
    what,
    `${readable(figure)} ${unit}`,
    `${readable(limit)} ${unit}`,
    (figure / limit).toFixed(2),
    against,
  ])
  const all = [['what', 'figure', 'limit', 'ratio', 'the limit is'], ...rows]
  const widths = [0, 1, 2, 3].map((at) => Math.max(...all.map((row) => row[at]?.length ?? 0)))
  return all.map((row) =>
    row
      .map((cell, at) =>
        (at === 0 || at === 4 ? cell.padEnd : cell.padStart).call(cell, widths[at] ?? 0),
      )
      .join('  '),
  )
}

/** Three figures that count. */
function readable(figure: number): string {
  const places = figure >= 100 ? 0 : figure >= 10 ? 1 : 2
  return figure.toLocaleString('en-GB', {
    maximumFractionDigits: places,
    minimumFractionDigits: places,
  })
}
