/** ROLE_-prefixed outside the house (M6); these are the words inside it. */
export type Role = 'agent' | 'supervisor' | 'governor' | 'auditor' | 'protection'

/** Each role in a sentence, without its article. `protection` bars numbers, and does nothing else (J6). */
export const roleWords: Readonly<Record<Role, string>> = {
  agent: 'agent',
  supervisor: 'supervisor',
  governor: 'governor',
  auditor: 'auditor',
  protection: 'public-protection officer',
}

/** "a governor", "an agent". */
export function aRole(role: Role): string {
  return `${/^[ao]/.test(role) ? 'an' : 'a'} ${roleWords[role]}`
}

export type StaffName = { readonly first: string; readonly last: string }

/** Lists read "Smith, John" (M9). */
export function listedName(name: StaffName): string {
  return `${name.last}, ${name.first}`
}

/** HMPPS prison number, for example A1234BC. */
export const prisonNumberShape = /^[A-Z]\d{4}[A-Z]{2}$/
