export type PrintedWitness = {
  /** Whose record: `gatehouse/elmley`. */
  readonly origin: string
  /** "1204", as it is typed. */
  readonly lines: string
  /** Sixteen groups of four. */
  readonly root: readonly string[]
  readonly at: string
}

/** A witness on paper: how many lines the record had and their root, to be typed in again one day. */
export function PrintedRoot({ origin, lines, root, at }: PrintedWitness) {
  return (
    <>
      <p>
        The record of {origin} had <strong>{lines}</strong> lines when this page was made, at {at}.
        Their root is:
      </p>
      <p class="gh-root">
        {root.map((group) => (
          <span>{group} </span>
        ))}
      </p>
    </>
  )
}
