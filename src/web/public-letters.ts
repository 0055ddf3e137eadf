import type { LetterProps } from '../../views/public/letter.tsx'
import type { Instant } from '../basics/instant.ts'
import type { ToldAttempt } from '../facts/told-attempt.ts'
import type { ComplaintAnswer, ComplaintKind } from '../supervision/complaint.ts'
import { timeText } from './chrome.ts'
import {
  answersTold,
  type Both,
  complaintsTold,
  enteredTold,
  outcomesTold,
} from './letter-words.ts'

type Lang = keyof Both
type Sheet = LetterProps['sheets'][number]

/** What every letter is about, from the day it is printed. */
export type LetterFrom = {
  readonly now: Instant
  /** How people can check who calls (R3), in the words of the campaigns that are live. */
  readonly contacts: readonly string[]
  readonly days: number
}

/** Somebody is never called again (T3). */
export function neverLetter(from: LetterFrom): LetterProps {
  return bothSheets((lang) => ({
    lang,
    heading: { en: 'You will not be called again', cy: 'Ni chewch eich galw eto' }[lang],
    paragraphs: {
      en: [
        `On ${dayIn('en', from.now)} you asked us never to call your telephone number again.`,
        'It is done. This centre will not dial that number again, for any study, now or later. If a call to you was under way when you asked, it ends and none follows it.',
        'To do this we keep a fingerprint of the number, made with a secret key, so that it is refused even when a client gives it to us again. We have not written the number down.',
        calledFrom.en,
      ],
      cy: [
        `Ar ${dayIn('cy', from.now)} gofynnoch i ni beidio byth â galw eich rhif ffôn eto.`,
        'Mae hyn wedi’i wneud. Ni fydd y ganolfan hon yn deialu’r rhif hwnnw eto, ar gyfer unrhyw astudiaeth, nawr nac yn y dyfodol. Os oedd galwad ar y gweill pan ofynnoch, daw i ben ac ni fydd un arall.',
        'I wneud hyn rydym yn cadw ôl bys o’r rhif, wedi’i wneud ag allwedd gyfrinachol, fel y caiff ei wrthod hyd yn oed os bydd cleient yn ei roi i ni eto. Nid ydym wedi ysgrifennu’r rhif.',
        calledFrom.cy,
      ],
    }[lang],
    after: contact(lang, from),
  }))
}

/** What is held of the calls to a number that somebody gave. */
export function heldLetter(from: LetterFrom, found: readonly ToldAttempt[]): LetterProps {
  return bothSheets((lang) => ({
    lang,
    heading: {
      en: 'What we hold about calls to you',
      cy: 'Yr hyn sydd gennym am alwadau atoch',
    }[lang],
    paragraphs: [
      {
        en: `On ${dayIn('en', from.now)} you asked what we hold about you, and gave us a telephone number. We looked it up once, and have not written it down.`,
        cy: `Ar ${dayIn('cy', from.now)} gofynnoch beth sydd gennym amdanoch, a rhoesoch rif ffôn i ni. Edrychwyd arno unwaith, ac nid ydym wedi ei ysgrifennu.`,
      }[lang],
      ...foundWords(lang, from, found),
    ],
    ...callsOf(lang, found),
    after: [
      noAnswers[lang],
      {
        en: 'If you do not want to be called again, tell us, and it is done at once. If you are not content with this reply, you can complain to us, or to the Information Commissioner at ico.org.uk.',
        cy: 'Os nad ydych am gael eich galw eto, dywedwch wrthym, a chaiff ei wneud ar unwaith. Os nad ydych yn fodlon ar yr ateb hwn, gallwch gwyno wrthym ni, neu wrth y Comisiynydd Gwybodaeth yn ico.org.uk.',
      }[lang],
      ...contact(lang, from),
    ],
  }))
}

export type ComplaintTold = {
  readonly reference: string
  readonly about: ComplaintKind
  readonly at: Instant
  readonly found: readonly ToldAttempt[] | undefined
  readonly answer?: ComplaintAnswer | undefined
}

/** A complaint that is open, or its answer. */
export function complaintLetter(from: LetterFrom, told: ComplaintTold): LetterProps {
  const { reference, about, at, found, answer } = told
  return bothSheets((lang) => ({
    lang,
    heading: {
      en: `Your complaint, reference ${reference}`,
      cy: `Eich cwyn, cyfeirnod ${reference}`,
    }[lang],
    paragraphs: [
      {
        en: `On ${dayIn('en', at)} you complained to us. It is about this: ${complaintsTold[about].en}.`,
        cy: `Ar ${dayIn('cy', at)} gwnaethoch gŵyn i ni. Mae’n ymwneud â hyn: ${complaintsTold[about].cy}.`,
      }[lang],
      answer ? answersTold[answer][lang] : stillOpen[lang],
      ...(found ? foundWords(lang, { ...from, now: at }, found) : []),
    ],
    ...callsOf(lang, found ?? []),
    after: [
      noAnswers[lang],
      {
        en: 'If you are not content with this reply, you can complain to the Information Commissioner at ico.org.uk.',
        cy: 'Os nad ydych yn fodlon ar yr ateb hwn, gallwch gwyno wrth y Comisiynydd Gwybodaeth yn ico.org.uk.',
      }[lang],
      ...contact(lang, from),
    ],
  }))
}

function bothSheets(make: (lang: Lang) => Sheet): LetterProps {
  return { sheets: [make('en'), make('cy')] }
}

const calledFrom: Both = {
  en: 'Calls from this centre are made by people in prison. They never see a telephone number, a name or an address.',
  cy: 'Gwneir galwadau o’r ganolfan hon gan bobl yn y carchar. Nid ydynt byth yn gweld rhif ffôn, enw na chyfeiriad.',
}

const noAnswers: Both = {
  en: 'We hold no answers that we can connect to you, and no sound of any call is kept. If an interview with you was completed, your answers were mixed with those of other people, without your number, a name or a time: nobody can find them again, and so we can neither show, change nor delete them. If you asked us in the middle of an interview to call later, and agreed that we keep what you had said, it is locked away until that time, for 7 days at most: nobody can look at it, and then it is destroyed. It is destroyed at once if you ask us never to call again.',
  cy: 'Nid oes gennym unrhyw atebion y gallwn eu cysylltu â chi, ac ni chedwir sain unrhyw alwad. Os cwblhawyd cyfweliad â chi, cymysgwyd eich atebion â rhai pobl eraill, heb eich rhif, enw nac amser: ni all neb ddod o hyd iddynt eto, ac felly ni allwn eu dangos, eu newid na’u dileu. Os gofynnoch i ni yng nghanol cyfweliad alw’n ddiweddarach, a chytuno i ni gadw’r hyn a ddywedoch, mae wedi’i gloi tan hynny, am 7 diwrnod ar y mwyaf: ni all neb edrych arno, ac yna caiff ei ddinistrio. Caiff ei ddinistrio ar unwaith os gofynnwch i ni beidio â galw byth eto.',
}

const stillOpen: Both = {
  en: 'Your complaint is open. A member of staff looks into it and answers it. Give the reference when you ask about it: we have kept neither your number nor your name.',
  cy: 'Mae eich cwyn ar agor. Bydd aelod o staff yn edrych i mewn iddi ac yn ei hateb. Rhowch y cyfeirnod pan fyddwch yn holi amdani: nid ydym wedi cadw eich rhif na’ch enw.',
}

function foundWords(lang: Lang, { days }: LetterFrom, found: readonly ToldAttempt[]): string[] {
  if (found.length > 0)
    return [
      {
        en: `These are the calls that this centre made to that number in the last ${days} days. We keep no closer time than this, and nothing older.`,
        cy: `Dyma’r galwadau a wnaeth y ganolfan hon i’r rhif hwnnw yn y ${days} diwrnod diwethaf. Nid ydym yn cadw amser manylach na hyn, na dim byd hŷn.`,
      }[lang],
    ]
  return [
    {
      en: `We have not called this number in the last ${days} days, as far as we hold anything about it. What is older has been destroyed.`,
      cy: `Nid ydym wedi galw’r rhif hwn yn y ${days} diwrnod diwethaf, hyd y mae gennym unrhyw beth amdano. Mae’r hyn sy’n hŷn wedi’i ddinistrio.`,
    }[lang],
  ]
}

function callsOf(lang: Lang, found: readonly ToldAttempt[]): Pick<Sheet, 'calls'> {
  if (found.length === 0) return {}
  return {
    calls: {
      caption: { en: 'Calls', cy: 'Galwadau' }[lang],
      columns: {
        en: ['When', 'What came of it', 'Who was listening'],
        cy: ['Pryd', 'Beth ddaeth ohoni', 'Pwy oedd yn gwrando'],
      }[lang],
      rows: found.map((one) => [
        timeIn(lang, one),
        outcomesTold[one.outcome][lang],
        enteredIn(lang, one),
      ]),
    },
  }
}

function enteredIn(lang: Lang, { entered }: ToldAttempt): string {
  const did = [...new Set(entered.map((one) => one.did))]
  if (did.length === 0) return enteredTold.nobody[lang]
  return did.map((one) => enteredTold[one][lang]).join('. ')
}

/** "between 10:00 and 11:00 on 24 November 2026". */
function timeIn(lang: Lang, told: ToldAttempt): string {
  const [from, to, day] = [timeText(told.from), timeText(told.until), dayIn(lang, told.from)]
  return { en: `between ${from} and ${to} on ${day}`, cy: `rhwng ${from} a ${to} ar ${day}` }[lang]
}

// Made once: making one takes longer than a letter.
const dayFormats = Object.fromEntries(
  (['en', 'cy'] as const).map((lang) => [
    lang,
    new Intl.DateTimeFormat(`${lang}-GB`, {
      timeZone: 'Europe/London',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    }),
  ]),
) as Readonly<Record<Lang, Intl.DateTimeFormat>>

function dayIn(lang: Lang, at: Instant): string {
  return dayFormats[lang].format(at)
}

function contact(lang: Lang, { contacts }: LetterFrom): string[] {
  return contacts.map(
    (words) =>
      ({ en: `To check who calls: ${words}`, cy: `I wirio pwy sy’n galw: ${words}` })[lang],
  )
}
