import type { Language } from './script.ts'

/** The house's own words where people may stop in the middle and go on on another day, to be read as they stand. */
type GoOnWords = {
  /** Asked when a time is chosen. */
  readonly keep: string
  readonly keepYes: string
  readonly keepNo: string
  /** Asked in every interview of the campaign, after the opening: nobody is told whose call was asked for. */
  readonly again: string
  readonly againYes: string
  readonly againNo: string
  /** Said first when a lost line is up again; `{{organisation}}` and the working name are put in. */
  readonly cutOff: string
  readonly cutOffYes: string
}

export const goOnWords: Readonly<Record<Language, GoOnWords>> = {
  en: {
    keep: 'May we keep what you have told us until then, so that you can go on where we stopped? It is locked away, and nobody can look at it. If we do not speak by then, it is destroyed.',
    keepYes: 'They agree: it is kept until then',
    keepNo: 'They do not agree: it is destroyed',
    again:
      'If you yourself began this interview on another day, and agreed that we keep what you said, we can go on where you stopped. I cannot see what you said, and it cannot be changed. Did you begin before, and shall we go on from there?',
    againYes: 'Yes, they began before and want to go on',
    againNo: 'No, or they want to begin anew',
    cutOff:
      'Hello, this is {{working-name}} again, calling for {{organisation}}. We were cut off. Are you the person I spoke to, and shall we go on?',
    cutOffYes: 'Yes, it is them, and they go on',
  },
  cy: {
    keep: 'A gawn ni gadw’r hyn rydych wedi’i ddweud wrthym tan hynny, er mwyn i chi fynd ymlaen o’r un lle? Mae wedi’i gloi, ac ni all neb edrych arno. Os na fyddwn yn siarad erbyn hynny, caiff ei ddinistrio.',
    keepYes: 'Maent yn cytuno: caiff ei gadw tan hynny',
    keepNo: 'Nid ydynt yn cytuno: caiff ei ddinistrio',
    again:
      'Os gwnaethoch chi eich hun ddechrau’r cyfweliad hwn ar ddiwrnod arall, a chytuno i ni gadw’r hyn a ddywedoch, gallwn fynd ymlaen o’r un lle. Ni allaf weld yr hyn a ddywedoch, ac ni ellir ei newid. A wnaethoch chi ddechrau o’r blaen, ac a awn ni ymlaen o’r fan honno?',
    againYes: 'Do, maent wedi dechrau o’r blaen ac am fynd ymlaen',
    againNo: 'Naddo, neu maent am ddechrau o’r newydd',
    cutOff:
      'Helo, {{working-name}} sydd yma eto, yn ffonio ar ran {{organisation}}. Collwyd y llinell. Ai chi yw’r person y siaradais ag ef, ac a awn ni ymlaen?',
    cutOffYes: 'Ie, a maent am fynd ymlaen',
  },
}

/** A note to whoever reads the question, never read aloud. */
export const againDirection =
  'This is asked in every interview. If nothing is kept for them any more, the first question comes next.'

/** A note to whoever rings back, never read aloud. */
export const cutOffDirection =
  'If it is somebody else, or they do not want to go on, choose how the call ends.'

export function cutOffWords(
  language: Language,
  { workingName, organisation }: { readonly workingName: string; readonly organisation: string },
): string {
  return goOnWords[language].cutOff
    .replace('{{working-name}}', workingName)
    .replace('{{organisation}}', organisation)
}
