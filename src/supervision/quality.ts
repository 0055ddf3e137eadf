/** What is known of an agent's completed interviews in one campaign: how many were heard, how many asked about (R9). */
export type Watched = {
  readonly completed: number
  readonly monitored: number
  readonly validated: number
}

/** Of 100 interviews of each agent and campaign: heard by a supervisor, and asked about by one (R9, IQCS 2023). */
export const targets = { monitored: 5, validated: 10 } as const
/** What a box in a prison asks for in place of the 5, unless the site says otherwise: never fewer (R11). */
export const heardInPrison = 20

/** As many interviews of a new agent are heard before they are no longer new: 5 at least and 10 at most (R10). */
export const firstInterviews = 5
/** And of everybody else's so many in each week in which they work (R10). */
export const weeklyHeard = 2

/**
 * How many more interviews would have to be heard or asked about now; never 0 for an agent without any (R9). `heard` is
 * the share in percent that a supervisor hears.
 */
export function stillToDo(
  { completed, monitored, validated }: Watched,
  heard: number = targets.monitored,
) {
  const wanted = (percent: number) => Math.ceil((completed * percent) / 100)
  return {
    toMonitor: Math.max(0, wanted(heard) - monitored),
    toValidate: Math.max(0, wanted(targets.validated) - validated),
  }
}

/** All that is known of an agent's work, whatever campaign it was in. */
export type Begun = Watched & { readonly failed: number }

/** How many interviews of a new agent are still to be heard, besides those whose check failed (R10). */
export function firstLeft(begun: Begun, first: number = firstInterviews): number {
  return Math.max(0, first - (heardOf(begun) - begun.failed))
}

/**
 * Whether a new agent has as many interviews that nobody heard as the room may let pass: from here on no call is placed
 * for them but with a supervisor on their line, until they are no longer new (R10).
 */
export function needsListener(begun: Begun, first: number): boolean {
  return firstLeft(begun, first) > 0 && begun.completed - heardOf(begun) >= first
}

/** Which interviews were asked about is told of nobody, so none is counted for two: at least so many were heard. */
function heardOf({ monitored, validated }: Watched): number {
  return Math.max(monitored, validated)
}

/** What is known of the last week in which an agent worked, by its Monday. */
export type Week = {
  readonly monday: string
  readonly completed: number
  readonly heard: number
}

/** How many more of this week's interviews are to be heard (R10). */
export function weekLeft({ completed, heard }: Pick<Week, 'completed' | 'heard'>): number {
  return Math.max(0, Math.min(weeklyHeard, completed) - heard)
}

/** How many interviews a pilot batch may hold: each is heard, and a governor reads what came of them (R14). */
export const pilotBatch = { fewest: 20, most: 30 } as const

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
