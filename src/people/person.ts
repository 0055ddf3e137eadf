/** ROLE_-prefixed outside the house (M6); these are the words inside it. */
export type Role = 'agent' | 'supervisor' | 'governor' | 'auditor'

export type StaffName = { readonly first: string; readonly last: string }

/** Lists read "Smith, John" (M9). */
export function listedName(name: StaffName): string {
  return `${name.last}, ${name.first}`
}

/** HMPPS prison number, for example A1234BC. */
export const prisonNumberShape = /^[A-Z]\d{4}[A-Z]{2}$/
