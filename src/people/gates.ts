import type { Instant } from '../basics/instant.ts'

/** A gate: signed by a named member of staff, in date (P1, J2, J11, J12). `signedBy` is a name, kept under seal. */
export type SignedGate = {
  readonly signedBy: string
  readonly on: Instant
  readonly until: Instant
}

export type Gates = {
  /** RLO is low risk; RME (medium) needs a governor's override. */
  readonly risk?: SignedGate & {
    readonly level: 'RLO' | 'RME' | 'RHI'
    readonly override?: boolean
  }
  readonly interview?: SignedGate
  readonly training?: SignedGate
  readonly undertaking?: SignedGate
  /** May read a script's Welsh words on a call. Keeps nobody from working. */
  readonly welsh?: SignedGate
  /** Codes of active alerts that block this work. Shown to a governor only, after step-up. */
  readonly blockingAlerts: readonly string[]
  /** Codes of offences that exclude from this work (J4). No override exists. */
  readonly excludedOffences: readonly string[]
}

export const gateNames = {
  risk: 'Risk assessment',
  interview: 'Interview',
  training: 'Training',
  undertaking: 'Confidentiality undertaking',
  welsh: 'Calls in Welsh',
  eligibility: 'Eligibility',
} as const

export type GateName = keyof typeof gateNames

/** Which gates are shut for this person now; empty means cleared. Never says which alert or offence (design 7). */
export function shutGates(gates: Gates | undefined, now: Instant): readonly GateName[] {
  if (!gates) return ['risk', 'interview', 'training', 'undertaking']
  const shut: GateName[] = []
  if (!inDate(gates.risk, now) || !riskAllows(gates.risk)) shut.push('risk')
  if (!inDate(gates.interview, now)) shut.push('interview')
  if (!inDate(gates.training, now)) shut.push('training')
  if (!inDate(gates.undertaking, now)) shut.push('undertaking')
  if (gates.blockingAlerts.length > 0 || gates.excludedOffences.length > 0) shut.push('eligibility')
  return shut
}

/** Whether somebody signed that this person may read Welsh on calls. */
export function mayReadWelsh(gates: Gates | undefined, now: Instant): boolean {
  return inDate(gates?.welsh, now)
}

function inDate(gate: SignedGate | undefined, now: Instant): boolean {
  return gate !== undefined && gate.signedBy !== '' && gate.on <= now && now < gate.until
}

function riskAllows(risk: Gates['risk']): boolean {
  return risk?.level === 'RLO' || (risk?.level === 'RME' && risk.override === true)
}
