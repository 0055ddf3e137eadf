import { type FlowRow, layOut, type Placed } from './flow-layout.ts'

/** The way through a script, drawn: one line down, and a branch for what is asked of some only. */
export function FlowPicture({ rows, title }: { rows: readonly FlowRow[]; title: string }) {
  const { placed, branches, height, width, rail } = layOut(rows)
  return (
    <section class="gh-scroll gh-flow" tabindex={0} aria-label="The picture of the way through">
      <svg
        class="gh-flow__picture"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-labelledby="flow-title flow-words"
        xmlns="http://www.w3.org/2000/svg"
      >
        <title id="flow-title">{title}</title>
        <desc id="flow-words">
          One line runs from the opening to the end. A branch leaves it for blocks that only some
          people are asked. The list under the picture says the same in words.
        </desc>
        <line class="gh-flow__rail" x1={rail} y1={16} x2={rail} y2={height - 24} />
        {branches.map(({ top, bottom, left, right, words }) => (
          <g>
            <path
              class="gh-flow__branch"
              d={`M ${rail} ${top - 8} H ${left + 12} V ${top} M ${left + 12} ${bottom} V ${bottom + 8} H ${rail + 12}`}
            />
            <path class="gh-flow__arrow" d={arrow(rail + 2, bottom + 8)} />
            <rect
              class="gh-flow__band"
              x={left}
              y={top}
              width={right - left}
              height={bottom - top}
              rx={6}
            />
            {words.map((line, n) => (
              <text class="gh-flow__only" x={left + 14} y={top + 22 + n * 20}>
                {line}
              </text>
            ))}
          </g>
        ))}
        {placed.map((stop) => (
          <Stop stop={stop} rail={rail} />
        ))}
      </svg>
    </section>
  )
}

function Stop({ stop, rail }: { stop: Placed; rail: number }) {
  const { x, y, width, height, row, head, lines, inBranch } = stop
  return (
    <g>
      {!inBranch && (
        <line class="gh-flow__branch" x1={rail} y1={y + height / 2} x2={x} y2={y + height / 2} />
      )}
      {!inBranch && <circle class="gh-flow__dot" cx={rail} cy={y + height / 2} r={5} />}
      <rect
        class={`gh-flow__stop gh-flow__stop--${row.look}`}
        x={x}
        y={y}
        width={width}
        height={height}
        rx={row.look === 'end' ? height / 2 : 4}
      />
      <text class="gh-flow__id" x={x + 14} y={y + 22}>
        {head}
      </text>
      {lines.map((line, n) => (
        <text class="gh-flow__words" x={x + 14} y={y + 44 + n * 20}>
          {line}
        </text>
      ))}
    </g>
  )
}

function arrow(x: number, y: number): string {
  return `M ${x} ${y} l 10 -5 v 10 z`
}
