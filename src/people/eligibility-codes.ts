/**
 * Alerts that keep a person from this work while they are active (J3). Codes of a public seed of the alerts service;
 * a live list differs, so they are data.
 */
export const blockingAlerts = {
  OHCO: 'Harassment or a court order',
  ONCR: 'No-contact request',
  XCH: 'Harassment',
  C1: 'Child contact limited, level 1',
  C2: 'Child contact limited, level 2',
  C3: 'Child contact limited, level 3',
  PVN: 'ViSOR',
  SR: 'Sex offence, registered',
  SONR: 'Sex offence, not registered',
  SSHO: 'Sexual harm prevention order',
  RDV: 'Domestic violence',
  XCO: 'Corruptor',
  XCOP: 'Corruptor, staff',
  XEL: 'Escape list',
  XER: 'Escape risk',
  XCU: 'Controlled unlock',
  XSC: 'Serious crime prevention order',
  XTACT: 'Terrorism Act',
  RCC: 'Risk to children',
  RPB: 'Risk to the public',
} as const satisfies Readonly<Record<string, string>>

/** Offences that exclude from this work, without override (J4). */
export const excludedOffences = {
  FRAUD: 'Fraud',
  TELEPHONE: 'Telephone crime',
  COMPUTER: 'Computer crime',
  CARD: 'Card crime',
  SEX: 'Sex offence',
  HARASSMENT: 'Harassment or stalking',
} as const satisfies Readonly<Record<string, string>>

/** What a code means; a code that the tables do not know stands for itself. */
export function codeMeaning(code: string): string {
  const known: Readonly<Record<string, string>> = { ...blockingAlerts, ...excludedOffences }
  return known[code] ?? 'A code that this box has no words for'
}
