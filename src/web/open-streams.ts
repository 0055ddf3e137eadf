/** Pages that one sign-in may have open: a browser has six lines to one box, and needs one for everything else. */
export const mostSignedIn = 5
/** Of one page at one computer, where nobody is signed in: boards on the wall, and pages that wait for a PIN. */
export const mostOfPage = 40
/** Of one computer, whoever is signed in at it: a hundred thin clients may share one address. */
export const mostOfComputer = 400

export type Follower = { readonly signedIn: string } | { readonly page: string }

type Open = { readonly who: string; end(): void }

/**
 * The live streams of each computer. One too many of a sign-in, or of a page, ends its oldest, and one too many of a computer
 * the oldest of whoever has most of them there: one seat cannot end another's.
 */
export class OpenStreams {
  readonly #of = new Map<string, Set<Open>>()

  /** `end` is called once at most, when another took its place. Call what this returns when it is over. */
  add(computer: string, follower: Follower, end: () => void): () => void {
    const open = this.#of.get(computer) ?? new Set<Open>()
    this.#of.set(computer, open)
    const isSignedIn = 'signedIn' in follower
    const who = isSignedIn ? `sign-in ${follower.signedIn}` : `page ${follower.page}`
    const mine: Open = { who, end }
    open.add(mine)
    const own = [...open].filter((one) => one.who === who)
    const tooMany = own.length > (isSignedIn ? mostSignedIn : mostOfPage)
    const [first] = tooMany ? own : open.size > mostOfComputer ? fullest(open) : []
    if (first) {
      open.delete(first)
      first.end()
    }
    return () => {
      open.delete(mine)
      if (open.size === 0 && this.#of.get(computer) === open) this.#of.delete(computer)
    }
  }
}

/** All of whoever has most, the oldest first. */
function fullest(open: ReadonlySet<Open>): readonly Open[] {
  const byWho = new Map<string, Open[]>()
  for (const one of open) byWho.set(one.who, [...(byWho.get(one.who) ?? []), one])
  let most: readonly Open[] = []
  for (const all of byWho.values()) if (all.length > most.length) most = all
  return most
}
