import type { Hear } from '../../views/agent/hear.tsx'
import type { DocumentHash } from '../basics/ids.ts'
import { roomForSound } from '../upkeep/hearing.ts'
import type { HearingStanding, Services } from './services.ts'

/** The button that plays one block: where its sound lies, or why there is none and what to do. */
export function hearSeen(
  { hearing }: Pick<Services, 'hearing'>,
  script: DocumentHash,
  name: string,
  base: string,
): Hear {
  if (hearing.has(script, name)) return { src: `${base}/hear/${name}` }
  const { is } = hearing.standing(script)
  return { refusal: noSound[is] }
}

/** Agents need few words (M16). A block that is not there while all are made is in a language that was never read out. */
const noSound = {
  made: 'This block has no sound.',
  making: 'The sound is being made. Look again in a minute.',
  'no-program': 'This box cannot speak. Tell your supervisor.',
  'not-written': 'The sound could not be made. Tell your supervisor.',
  'no-room': 'The box has no room for the sound. Tell your supervisor.',
} as const satisfies Record<HearingStanding['is'], string>

/** The same for a governor, who can have it put right. */
export function soundWords(standing: HearingStanding): string {
  switch (standing.is) {
    case 'made':
      return 'Every block can be heard in practice and between calls'
    case 'making':
      return `Being made: ${standing.made} of ${standing.of} blocks`
    case 'no-program':
      return 'Not made: the speech program is not there or does not answer. Install espeak-ng on the box; agents can read and practise without it.'
    case 'not-written':
      return 'Not all made: the disk did not take it. Look at gatehouse doctor and the room on the disk; the box tries again by itself.'
    case 'no-room':
      return `Not all made: less than ${roomForSound / (1024 * 1024)} MiB are free, and they are left to the record. Make room on the disk; the box goes on by itself within ten minutes. Agents can read and practise without it.`
  }
}
