/** One answer that a page was seen to have taken: where it was given, and which option. */
export type ToldAnswer = { readonly place: string; readonly option?: string }

/** What one seat was told of the call that is there, and of the calls before it. */
export class ToldSeat {
  readonly seat: string
  /** Answers of the interview under way that were shown as saved. */
  answers: ToldAnswer[] = []
  /** What the page showed last, after the box had answered. */
  view = ''
  /** Sent, and not answered when the box died: it may be saved, and nobody was told. */
  inFlight: string | undefined
  /** Calls whose outcome was taken. */
  coded = 0
  /** Of those, the ones whose respondent is never to be called again. */
  never = 0
  /** Of those, the ones whose respondent agreed that what they said is kept until another day. */
  kept = 0
  /** Of those, completed interviews. */
  completed = 0

  constructor(seat: string) {
    this.seat = seat
  }
}

/** Everything that anybody was told: each of it must be there after whatever befalls the box. */
export class Told {
  readonly seats = ['01', '02', '03'].map((seat) => new ToldSeat(seat))
  /** Questionnaires whose approval was shown as signed, by their SHA-256. */
  readonly approvedScripts = new Set<string>()
  /** Bundles that were given out: the address they come from, and the SHA-256 of their bytes. */
  readonly bundles = new Map<string, string>()

  sums(): Readonly<Record<'coded' | 'never' | 'kept' | 'completed', number>> {
    const sum = (of: (seat: ToldSeat) => number) =>
      this.seats.map(of).reduce((all, one) => all + one, 0)
    return {
      coded: sum(({ coded }) => coded),
      never: sum(({ never }) => never),
      kept: sum(({ kept }) => kept),
      completed: sum(({ completed }) => completed),
    }
  }
}
