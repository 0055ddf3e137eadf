import { approvedIn } from '../site/approved-messages.ts'
import { type MessageFault, messageFaults, messagesOnDisk } from '../site/message-faults.ts'
import { type PromptNames, wordsOf } from '../site/prompt-texts.ts'
import { said } from './attest-process.ts'
import type { AttestLine } from './attestation.ts'

/** What the switch would say to people, held against root's own lists: none of it comes from the box (D6). */
export async function messagesLine(folder: string, names: PromptNames): Promise<AttestLine> {
  const faults = await messageTrouble(folder, names)
  const told = typeof faults === 'string' ? [faults] : faults.map(inWords)
  return said('messages', told, 'Then run the attestation again')
}

/** Every message that is not as it should be, or why none can be looked at. */
export async function messageTrouble(
  folder: string,
  names: PromptNames,
): Promise<readonly MessageFault[] | string> {
  const disk = await messagesOnDisk(folder)
  if (!disk.ok) return disk.error
  const approved = await approvedIn(folder)
  if (!approved.ok) return approved.error
  return messageFaults(disk.value, approved.value, (file, transcript) => {
    return wordsOf(file, names) === transcript
  })
}

export function inWords({ file, what }: MessageFault): string {
  return `${file.replace('.PCMA', '')} ${what.replace(/\.$/, '')}`
}
