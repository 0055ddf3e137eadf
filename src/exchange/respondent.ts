import { type Random, seeded } from '../basics/seeded.ts'
import type { Character, Profile } from './characters.ts'
import type { FarEnd } from './far-end.ts'

/** Who answers one number, or does not: the same for the same seed and number, whenever it is rung. */
export type Respondent = {
  readonly character: Character
  /** Questions heard before hanging up or breaking down, for those who do. */
  readonly patience: number
  readonly farEnd: FarEnd
  /** The seed of all this respondent's answers. */
  readonly seed: string
}

const network = { ringsAfter: 400, shortest: 3_000, longest: 20_000 }

/** Draws the respondent behind a number. Ring times 3 to 20 seconds. */
export function respondentAt(seed: string, e164: string, profile: Profile): Respondent {
  const random = seeded(`${seed}|who|${e164}`)
  const character = drawCharacter(profile, random)
  const answersAfter = Math.round(
    network.shortest + random() * (network.longest - network.shortest),
  )
  const patience = 2 + Math.floor(random() * 5)
  const farEnd = farEndOf(character, answersAfter, random)
  return { character, patience, farEnd, seed: `${seed}|says|${e164}` }
}

function drawCharacter(profile: Profile, random: Random): Character {
  const shares = Object.entries(profile) as [Character, number][]
  const total = shares.reduce((sum, [, share]) => sum + share, 0)
  let left = random() * total
  for (const [character, share] of shares) {
    left -= share
    if (left < 0) return character
  }
  return 'rings-out'
}

function farEndOf(character: Character, answersAfter: number, random: Random): FarEnd {
  const { ringsAfter } = network
  switch (character) {
    case 'rings-out':
      return { does: 'ring-out', ringsAfter }
    case 'busy':
      return { does: 'refuse', after: 300 + Math.floor(random() * 1_500), status: '486' }
    case 'unobtainable':
      return { does: 'refuse', after: 300 + Math.floor(random() * 1_500), status: '404' }
    case 'machine':
      // A machine gives up on a silent caller, or on one who talks past its tape.
      return { does: 'answer', ringsAfter, answersAfter, hangsUpAfter: 40_000 }
    default:
      return { does: 'answer', ringsAfter, answersAfter }
  }
}
