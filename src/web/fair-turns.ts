/** Begun for one computer before anybody else has a turn: enough for a page, its parts, and a press. */
const startsATurn = 4
/** Waiting from one computer. A browser has six requests under way; whoever sends more than this reads no answer. */
const mostWaiting = 2_000

type Work = () => void

/**
 * Requests are begun a few at a time from each computer, in the order in which they came, and between any two turns the
 * box does everything else: whoever sends ten thousand keeps nobody waiting but themselves.
 */
export class FairTurns {
  readonly #waiting = new Map<string, Work[]>()
  readonly #later: (turn: () => void) => void
  #started = new Map<string, number>()
  #isDue = false

  /** `later` runs what it is given when everything else that is there to be done was done. */
  constructor(later: (turn: () => void) => void) {
    this.#later = later
  }

  /** Begins it now, or when it is this computer's turn. False, and it never begins: too many wait there. */
  run(from: string, work: Work): boolean {
    const started = this.#started.get(from) ?? 0
    if (started < startsATurn) {
      this.#started.set(from, started + 1)
      this.#beDue()
      work()
      return true
    }
    const waiting = this.#waiting.get(from) ?? []
    if (waiting.length >= mostWaiting) return false
    this.#waiting.set(from, waiting)
    waiting.push(work)
    return true
  }

  #beDue(): void {
    if (this.#isDue) return
    this.#isDue = true
    this.#later(() => this.#turn())
  }

  #turn(): void {
    this.#isDue = false
    this.#started = new Map()
    // As it stands now: what is begun may ask again, and waits for the next.
    for (const [from, waiting] of [...this.#waiting]) {
      const begun = waiting.splice(0, startsATurn)
      if (waiting.length === 0) this.#waiting.delete(from)
      this.#started.set(from, begun.length)
      for (const work of begun) work()
    }
    if (this.#started.size > 0) this.#beDue()
  }
}
