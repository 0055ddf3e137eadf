/** What went wrong, from a closed list: the words of a call are never written down. */
export const incidentKinds = {
  'abandoned-call': 'A call was answered and no agent was there',
  'left-script': 'The agent left the script',
  'heard-personal': 'A name, number or address was heard on the line',
  distress: 'A respondent was distressed',
  'knows-agent': 'Agent and respondent know each other',
  threat: 'Threat, crime or risk to life',
  'unknown-leg': 'The switch held a call that the box did not place',
  'unknown-events': 'The switch told what nobody asked it: have it looked at',
  'caller-id': 'A call showed another number than its campaign says, or would have',
  'seat-phone':
    'A seat’s phone tried what it may not: a call, another place, or a request on its line',
  'forged-presses': 'Presses that no page offers keep coming from a seat',
  'sign-in-tries': 'Wrong sign-ins keep coming from one computer',
  'line-fault': 'Line or headset fault',
  other: 'Something else',
} as const

export type IncidentKind = keyof typeof incidentKinds

/** What the box alone can have noticed: it opens these itself, and nobody is asked to choose them. */
const ofTheBox: readonly IncidentKind[] = [
  'abandoned-call',
  'unknown-leg',
  'unknown-events',
  'caller-id',
  'seat-phone',
  'forged-presses',
  'sign-in-tries',
]

/** The kinds that somebody in the room may open an incident of. */
export const kindsToChoose = (Object.keys(incidentKinds) as IncidentKind[]).filter(
  (kind) => !ofTheBox.includes(kind),
)

/** The kinds for which two people may hold a number back from being overwritten. */
export function mayHoldFor(kind: IncidentKind): boolean {
  return kind === 'threat'
}
