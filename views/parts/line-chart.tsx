export type Line = {
  readonly name: string
  /** Percent for each point in order; undefined where there is nothing to divide by. */
  readonly points: readonly (number | undefined)[]
}

type LineChartProps = {
  /** Unique on its page. */
  readonly id: string
  readonly title: string
  /** The first is drawn whole with dots, the second in dashes with squares. */
  readonly lines: readonly Line[]
  /** The days at the two ends of the axis. */
  readonly from: string
  readonly to: string
}

const left = 56
const top = 16
const width = 480
const height = 200
const steps = [0, 25, 50, 75, 100]

/** Shares over time, drawn on the server: lines are named at their ends, and told apart by dashes and marks. */
export function LineChart({ id, title, lines, from, to }: LineChartProps) {
  const drawn = lines.map((line) => ({ name: line.name, places: placesOf(line) }))
  if (drawn.every(({ places }) => places.length < 2)) return null
  const labels = apart(drawn.map(({ places }) => places.at(-1)?.y ?? top + height))
  return (
    <svg
      class="gh-chart"
      viewBox={`0 0 ${left + width + 220} ${top + height + 44}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-words`}
      xmlns="http://www.w3.org/2000/svg"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-words`}>The table below says the same in figures.</desc>
      {steps.map((step) => (
        <g>
          <line class="gh-chart__grid" x1={left} x2={left + width} y1={yOf(step)} y2={yOf(step)} />
          <text class="gh-chart__label" x={left - 8} y={yOf(step) + 5}>
            {step}%
          </text>
        </g>
      ))}
      <text class="gh-chart__text" x={left} y={top + height + 32}>
        {from}
      </text>
      <text class="gh-chart__label" x={left + width} y={top + height + 32}>
        {to}
      </text>
      {drawn.map(({ name, places }, n) => (
        <g>
          <polyline
            class={n === 0 ? 'gh-chart__line' : 'gh-chart__line gh-chart__line--second'}
            points={places.map(({ x, y }) => `${x},${y}`).join(' ')}
          />
          {places.map(({ x, y }) =>
            n === 0 ? (
              <circle class="gh-chart__mark" cx={x} cy={y} r={4} />
            ) : (
              <rect
                class="gh-chart__mark gh-chart__mark--second"
                x={x - 4}
                y={y - 4}
                width={8}
                height={8}
              />
            ),
          )}
          <text class="gh-chart__text" x={left + width + 12} y={(labels[n] ?? 0) + 5}>
            {name}
          </text>
        </g>
      ))}
    </svg>
  )
}

type Place = { readonly x: number; readonly y: number }

function placesOf({ points }: Line): readonly Place[] {
  const step = width / Math.max(1, points.length - 1)
  return points.flatMap((share, n) =>
    share === undefined ? [] : [{ x: Math.round(left + n * step), y: yOf(share) }],
  )
}

function yOf(share: number): number {
  return Math.round(top + height - (Math.min(100, Math.max(0, share)) / 100) * height)
}

/** Names at the ends of lines that end close to each other are set apart, so that both can be read. */
function apart(heights: readonly number[]): readonly number[] {
  const set: number[] = []
  for (const one of heights) {
    const near = set.some((other) => Math.abs(other - one) < 20)
    set.push(near ? Math.min(...set) - 20 : one)
  }
  return set
}
