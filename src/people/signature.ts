import type { GateName, Gates } from './gates.ts'
import type { StaffName } from './person.ts'

export type SignedGateName = Exclude<GateName, 'eligibility'>

/** In the order they are passed. */
export const signedGateNames = ['risk', 'interview', 'training', 'undertaking', 'welsh'] as const

/** What stands in place of the name of somebody who was erased. */
export const erasedName = 'a person, erased'

/**
 * Whether a signature, as it was typed, is this person's: the family name as a word of its own, with the given name
 * or its first letter. It errs to yes, because it decides which names are taken away.
 */
export function isSignedBy(signature: string, name: StaffName): boolean {
  const words = wordsOf(signature)
  const initial = wordsOf(name.first)[0]?.charAt(0) ?? ''
  const given = wordsOf(name.first)
  const family = wordsOf(name.last)
  if (family.length === 0 || !family.every((word) => words.includes(word))) return false
  const others = words.filter((word) => !family.includes(word))
  return others.length === 0 || others.some((word) => given.includes(word) || word === initial)
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}'’-]+/gu) ?? []
}

/** Which of these gates bear the person's signature. */
export function gatesSignedBy(gates: Gates | undefined, name: StaffName): SignedGateName[] {
  return signedGateNames.filter((gate) => {
    const signed = gates?.[gate]
    return signed !== undefined && isSignedBy(signed.signedBy, name)
  })
}

/** The same gates, as firmly signed as before, without the name. */
export function unsigned(gates: Gates, which: readonly SignedGateName[]): Gates {
  const changed = which.flatMap((gate) => {
    const signed = gates[gate]
    return signed ? [[gate, { ...signed, signedBy: erasedName }] as const] : []
  })
  return { ...gates, ...Object.fromEntries(changed) }
}
