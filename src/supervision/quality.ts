/** What is known of an agent's completed interviews in one campaign: how many were heard, how many asked about (R9). */
export type Watched = {
  readonly completed: number
  readonly monitored: number
  readonly validated: number
}

/** Of 100 interviews of each agent and campaign: heard by a supervisor, and asked about by one (R9, IQCS 2023). */
export const targets = { monitored: 5, validated: 10 } as const

/** A new agent's first interviews are all heard (R10). */
export const firstInterviews = 5

/** How many more interviews would have to be heard or asked about now; never 0 for an agent without any (R9). */
export function stillToDo({ completed, monitored, validated }: Watched) {
  const wanted = (percent: number) => Math.ceil((completed * percent) / 100)
  return {
    toMonitor: Math.max(0, wanted(targets.monitored) - monitored),
    toValidate: Math.max(0, wanted(targets.validated) - validated),
  }
}

/** How many interviews of a new agent are still to be heard, whatever they were heard of in (R10). */
export function firstLeft(monitored: number): number {
  return Math.max(0, firstInterviews - monitored)
}

export type DrawChances = { readonly oneIn: number; readonly catchUpOneIn: number }

/**
 * The chance that an interview which has come to its closing words is drawn: 1 in 10, and more often while fewer than
 * that were asked about, because the supervisor could not come or the person had hung up.
 */
export function drawChance(
  { completed, validated }: Pick<Watched, 'completed' | 'validated'>,
  { oneIn, catchUpOneIn }: DrawChances,
): number {
  const behind = validated * 100 < completed * targets.validated
  return 1 / (behind ? catchUpOneIn : oneIn)
}

/**
 * Whether the results of so many checks may be written down for an agent who completed so many interviews in a shift:
 * not where they would tell how one case's check went (the shift's rows name its cases).
 */
export function tellsNoCase({ completed, validated }: Omit<Watched, 'monitored'>): boolean {
  return completed >= 3 && validated < completed
}
