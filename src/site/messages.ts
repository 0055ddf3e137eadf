/** What the switch itself says to people, and when. */
export const messages = {
  information: 'nobody was at the seat when the call was answered, or the seat was lost (D5, D6)',
  apology: 'the box must end a call',
  'call-back': 'somebody rings back: who called and why, and 9 never to be called again (D11)',
  noted: 'the 9 is in the record',
  'not-noted': 'the 9 could not be recorded within five seconds',
  withheld: 'somebody rings back without showing a number',
  'good-bye': 'somebody rang back and pressed no 9',
} as const

export type MessageName = keyof typeof messages

export const messageNames = Object.keys(messages) as readonly MessageName[]

export type Language = 'en' | 'cy'

/** The file of a message below the folder of prompts: A-law, 8 kHz, one channel, no header. */
export function messageFile(language: Language, name: MessageName): string {
  return `${language}/${name}.PCMA`
}

/** The language of a file that is one of a message. */
export function languageOf(file: string): Language {
  return file.startsWith('cy/') ? 'cy' : 'en'
}

/** The message of a file; throws for a file that is none. */
export function nameOf(file: string): MessageName {
  const [, base] = /^(?:en|cy)\/([a-z-]+)\.PCMA$/.exec(file) ?? []
  const name = messageNames.find((one) => one === base)
  if (name === undefined) throw new Error('That is the file of no message')
  return name
}
