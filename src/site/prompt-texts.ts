import { type Language, type MessageName, messageNames } from './messages.ts'

/** What is put into the words: who calls, and a number where somebody answers (D6, R3). */
export type PromptNames = { readonly organisation: string; readonly declineNumber: string }

type Words = Readonly<Record<MessageName, string>>

const english: Words = {
  information:
    'This is a call from {organisation}, for market research. We are sorry: nobody was free to speak to you when you answered. If you do not want us to call you again, please ring {number}. The number again: {number}. Good-bye.',
  apology:
    'We are sorry. We have to end this call now. You can ask us why: the number is {number}. Thank you. Good-bye.',
  'call-back':
    'Hello. You have rung {organisation}. Your telephone rang for our market research. The calls are made from a supervised workplace in a prison. Whoever makes them sees no number, no name and no address. If you never want to be called again, press 9 now.',
  noted: 'Thank you. Your number is on our list now. You will not be called again. Good-bye.',
  'not-noted':
    'We are sorry. Your number could not be put on our list just now. Please ring {number}, and we will do it for you. The number again: {number}. Good-bye.',
  withheld:
    'Hello. You have rung {organisation}. Your telephone rang for our market research. The calls are made from a supervised workplace in a prison. Your number was not shown to us, so it cannot be put on our list from here. If you never want to be called again, please ring {number}. The number again: {number}. Good-bye.',
  'good-bye': 'If you change your mind, ring us again, or ring {number}. Good-bye.',
}

const welsh: Words = {
  information:
    'Galwad gan {organisation} yw hon, ar gyfer ymchwil marchnad. Mae’n ddrwg gennym: nid oedd neb yn rhydd i siarad â chi pan wnaethoch chi ateb. Os nad ydych am i ni eich ffonio eto, ffoniwch {number}. Dyma’r rhif eto: {number}. Hwyl fawr.',
  apology:
    'Mae’n ddrwg gennym. Mae’n rhaid i ni orffen yr alwad hon nawr. Os oes gennych gwestiwn, ffoniwch {number}. Diolch. Hwyl fawr.',
  'call-back':
    'Helo. Rydych wedi ffonio {organisation}. Fe wnaethom eich ffonio ar gyfer ymchwil marchnad. Gwneir y galwadau o weithle dan oruchwyliaeth mewn carchar. Nid yw’r sawl sy’n galw yn gweld na rhif, nac enw, na chyfeiriad. Os nad ydych am gael galwad byth eto, pwyswch 9 nawr.',
  noted: 'Diolch. Mae eich rhif ar ein rhestr nawr. Ni fyddwch yn cael galwad eto. Hwyl fawr.',
  'not-noted':
    'Mae’n ddrwg gennym. Nid oedd modd rhoi eich rhif ar ein rhestr nawr. Ffoniwch {number}, ac fe wnawn hynny i chi. Dyma’r rhif eto: {number}. Hwyl fawr.',
  withheld:
    'Helo. Rydych wedi ffonio {organisation}. Fe wnaethom eich ffonio ar gyfer ymchwil marchnad. Gwneir y galwadau o weithle dan oruchwyliaeth mewn carchar. Ni ddangoswyd eich rhif i ni, felly nid oes modd ei roi ar ein rhestr o yma. Os nad ydych am gael galwad byth eto, ffoniwch {number}. Dyma’r rhif eto: {number}. Hwyl fawr.',
  'good-bye': 'Os newidiwch eich meddwl, ffoniwch ni eto, neu ffoniwch {number}. Hwyl fawr.',
}

const texts: Readonly<Record<Language, Words>> = { en: english, cy: welsh }

/** The words of a message as it is spoken, the number digit by digit. */
export function promptText(language: Language, name: MessageName, names: PromptNames): string {
  const { organisation, declineNumber } = names
  return texts[language][name]
    .replaceAll('{organisation}', organisation)
    .replaceAll('{number}', spoken(declineNumber))
}

/** The words of a message by its file, `en/information.PCMA`; undefined for a file that is none. */
export function wordsOf(file: string, names: PromptNames): string | undefined {
  const [, language, name] = /^(en|cy)\/([a-z-]+)\.PCMA$/.exec(file) ?? []
  const message = messageNames.find((one) => one === name)
  if (message === undefined) return undefined
  return promptText(language === 'cy' ? 'cy' : 'en', message, names)
}

/** `0 8 0 8, 1 5 7, 0 0 0 1`: a voice reads digits one by one, in groups that can be written down. */
export function spoken(digits: string): string {
  const groups = /^(\d{4,5})(\d{3})(\d+)$/.exec(digits)?.slice(1) ?? [digits]
  return groups.map((group) => [...group].join(' ')).join(', ')
}

/**
 * Whether these are the release's own words for a message, with whatever name and number a site puts into them: for
 * whoever may not read the site's settings.
 */
export function isOwnText(file: string, transcript: string): boolean {
  const [, language, name] = /^(en|cy)\/([a-z-]+)\.PCMA$/.exec(file) ?? []
  const message = messageNames.find((one) => one === name)
  if (message === undefined) return false
  const pattern = texts[language === 'cy' ? 'cy' : 'en'][message]
    .split(/(\{organisation\}|\{number\})/)
    .map((part) => wildcards[part] ?? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('')
  return new RegExp(`^${pattern}$`).test(transcript)
}

const wildcards: Readonly<Record<string, string>> = {
  '{organisation}': '.{1,100}',
  '{number}': '[0-9 ,+]{3,60}',
}
