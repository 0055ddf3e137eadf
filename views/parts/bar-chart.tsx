export type Bar = {
  readonly label: string
  /** One for each series, from 0 to 100, with its words: "34 of 100". */
  readonly parts: readonly { readonly share: number; readonly text: string }[]
}

type BarChartProps = {
  /** Unique on its page. */
  readonly id: string
  readonly title: string
  /** In order: the first is drawn solid, the second hatched. */
  readonly series: readonly string[]
  readonly bars: readonly Bar[]
}

const left = 120
const width = 420
const height = 22
const gap = 14

/** Bars drawn on the server, with their values beside them: told apart by pattern and place, not by colour alone. */
export function BarChart({ id, title, series, bars }: BarChartProps) {
  if (bars.length === 0) return null
  const group = series.length * height + gap
  const top = 20 + series.length * 24
  const whole = top + bars.length * group
  return (
    <svg
      class="gh-chart"
      viewBox={`0 0 ${left + width + 120} ${whole}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-words`}
      xmlns="http://www.w3.org/2000/svg"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-words`}>The table below says the same in figures.</desc>
      <Hatching id={id} />
      {series.map((name, n) => (
        <g>
          <rect class={look(n)} fill={fill(id, n)} x={left} y={8 + n * 24} width={22} height={14} />
          <text class="gh-chart__text" x={left + 32} y={20 + n * 24}>
            {name}
          </text>
        </g>
      ))}
      {bars.map(({ label, parts }, n) => (
        <g>
          <text class="gh-chart__label" x={left - 12} y={top + n * group + height - 6}>
            {label}
          </text>
          {parts.map(({ share, text }, s) => {
            const long = Math.max(1, Math.round((Math.min(100, Math.max(0, share)) / 100) * width))
            const y = top + n * group + s * height
            return (
              <g>
                <rect
                  class={look(s)}
                  fill={fill(id, s)}
                  x={left}
                  y={y}
                  width={long}
                  height={height - 4}
                />
                <text class="gh-chart__text" x={left + long + 8} y={y + height - 7}>
                  {text}
                </text>
              </g>
            )
          })}
        </g>
      ))}
    </svg>
  )
}

function Hatching({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-hatch`} width={6} height={6} patternUnits="userSpaceOnUse">
        <path class="gh-chart__hatch" d="M 0 6 L 6 0" />
      </pattern>
    </defs>
  )
}

function look(series: number): string {
  return series === 0 ? 'gh-chart__bar gh-chart__bar--first' : 'gh-chart__bar'
}

function fill(id: string, series: number): string | undefined {
  return series === 0 ? undefined : `url(#${id}-hatch)`
}
