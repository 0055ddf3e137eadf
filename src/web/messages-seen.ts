import type {
  MessageSeen,
  MessagesPageProps,
  SoundSeen,
} from '../../views/governor/messages-page.tsx'
import { sha256 } from '../basics/hash.ts'
import type { DocumentHash } from '../basics/ids.ts'
import { instant } from '../basics/instant.ts'
import type { Actor } from '../facts/fact.ts'
import type { SpokenSound } from '../facts/shapes-site.ts'
import type { State } from '../facts/state.ts'
import { findRefused } from '../scripts/find-forbidden.ts'
import type { RuleIndex } from '../scripts/rule-index.ts'
import { runsOf } from '../scripts/word-difference.ts'
import type { SpokenMessage, SpokenSide, Which } from '../upkeep/spoken-messages.ts'
import { dayText, timeText } from './chrome.ts'
import { whyGreyed } from './governor-words.ts'
import { staffName } from './names.ts'

export const messagesHome = '/governor/messages'

/** The message without its side that plays now: a recording that nobody has approved yet. */
type Offer = SpokenSide & { readonly file: string }

/** Every recording that lies ready or in use and is not the one that was approved. */
export function offered(
  state: Pick<State, 'messages'>,
  messages: readonly SpokenMessage[],
): readonly Offer[] {
  return messages.flatMap(({ file, now, ready }) => {
    const one = ready ?? (now?.from === 'site' && now.asPut ? now : undefined)
    const known = state.messages.get(file)
    const approved = one && known?.sha256 === one.sha256 && known.words === sha256(one.transcript)
    return one && !approved ? [{ ...one, file }] : []
  })
}

/** What a proposal is about, in one text: frozen, and approved by its hash. */
export function setText(offers: readonly Offer[]): string {
  const messages = offers.map(({ file, sha256: sound, transcript, put }) => ({
    ...{ file, sha256: sound, transcript },
    ...(put ? { put } : {}),
  }))
  return `${JSON.stringify({ format: 'gatehouse-message-set/1', messages }, null, 2)}\n`
}

export function soundsOf(offers: readonly Offer[]): readonly SpokenSound[] {
  return offers.map(({ file, sha256: sound, transcript }) => ({
    ...{ file, sha256: sound, words: sha256(transcript) },
  }))
}

/** Whether the checker, with the site's own rules, refuses none of the words (P4). */
export function soundWords(offers: readonly Offer[], rules: RuleIndex | undefined): boolean {
  return offers.every(({ transcript }) => findRefused(transcript, 'telling', rules).length === 0)
}

type Asked = {
  readonly state: State
  readonly by: Actor
  readonly messages: readonly SpokenMessage[]
  readonly faults: readonly { readonly file: string; readonly what: string }[]
  readonly rules: RuleIndex | undefined
}

/** The page for this governor. `set` is what was offered when it was looked for, stored under that hash. */
export function messagesSeen({ state, by, messages, faults, rules }: Asked) {
  const offers = offered(state, messages)
  const proposed = state.messagesProposed
  const fits =
    proposed !== undefined && sha256(setText(offers)) === (proposed.set satisfies DocumentHash)
  const checked = soundWords(offers, rules)
  return {
    faults: faults.map(({ file, what }) => `${file.replace('.PCMA', '')} ${what}`.trim()),
    facts: proposed
      ? [
          {
            term: 'Proposed',
            text: `${timeText(proposed.at)}, ${dayText(proposed.at)}, ${staffName(state, proposed.by)}`,
          },
          { term: 'Recordings', text: String(proposed.sounds.length) },
          { term: 'SHA-256 of all', text: proposed.set },
        ]
      : [],
    deeds: proposed
      ? [
          {
            label: 'Send them back',
            action: `${messagesHome}/send-back`,
            look: 'secondary' as const,
            fields: { set: proposed.set },
            refusal: whyGreyed(state, by, 'PROPOSE_MESSAGES'),
          },
        ]
      : proposeDeed(state, by, offers, checked),
    ...(proposed
      ? {
          approve: {
            action: `${messagesHome}/approve`,
            set: proposed.set,
            refusal:
              whyGreyed(state, by, 'APPROVE_MESSAGES', new Set([proposed.by])) ??
              (fits ? undefined : notAsProposed) ??
              (checked ? undefined : refusedWords),
          },
        }
      : {}),
    messages: messages.map((one) => messageSeen(state, one, offers, faults)),
  } satisfies Omit<MessagesPageProps, 'chrome'>
}

export const notAsProposed =
  'What lies ready at the machine is no longer what was proposed. Send it back, and propose it again.'
const refusedWords = 'The checker refuses words of these messages. Record them again without.'

function proposeDeed(state: State, by: Actor, offers: readonly Offer[], checked: boolean) {
  if (offers.length === 0) return []
  return [
    {
      label: `Propose ${offers.length === 1 ? 'the recording' : `the ${offers.length} recordings`} that ${offers.length === 1 ? 'waits' : 'wait'}`,
      action: `${messagesHome}/propose`,
      fields: { set: sha256(setText(offers)) },
      refusal: whyGreyed(state, by, 'PROPOSE_MESSAGES') ?? (checked ? undefined : refusedWords),
    },
  ]
}

const titles: Readonly<Record<string, string>> = {
  information: 'Information',
  apology: 'Apology',
  'call-back': 'Somebody rings back',
  noted: 'Noted',
  'not-noted': 'Could not be noted',
  withheld: 'Number withheld',
  'good-bye': 'Good-bye',
}

function messageSeen(
  state: State,
  { file, language, name, use, now, ready }: SpokenMessage,
  offers: readonly Offer[],
  faults: Asked['faults'],
): MessageSeen {
  const offer = offers.find((one) => one.file === file)
  const fault = faults.find((one) => one.file === file)?.what
  const proposed = state.messagesProposed?.sounds.some(
    (one) => one.file === file && one.sha256 === offer?.sha256,
  )
  const words = proposed ? 'Proposed' : 'Lies ready'
  return {
    id: file.replace(/\W+/g, '-'),
    title: titles[name] ?? name,
    language: language === 'cy' ? 'Welsh' : 'English',
    use: `Said when ${use}.`,
    fault: fault && `This message ${fault}`,
    state: offer
      ? { text: words, tone: 'wait' }
      : fault
        ? { text: 'Not approved', tone: 'stop' }
        : now?.from === 'site'
          ? { text: 'Approved', tone: 'good' }
          : { text: 'Of the release', tone: 'plain' },
    now: now && soundSeen(state, file, language, 'now', 'Played now', now),
    proposed: ready && offer ? soundSeen(state, file, language, 'ready', words, ready) : undefined,
    changed:
      ready && offer && now && now.transcript !== ready.transcript
        ? [{ where: 'the words', runs: runsOf(now.transcript, ready.transcript) }]
        : [],
  }
}

function soundSeen(
  state: State,
  file: string,
  language: string,
  which: Which,
  heading: string,
  side: SpokenSide,
): SoundSeen {
  const known = state.messages.get(file)
  const approved = known?.sha256 === side.sha256 ? known : undefined
  return {
    heading,
    transcript: side.transcript,
    language,
    play: `${messagesHome}/sound/${which}/${file.replace('.PCMA', '')}/${side.sha256}`,
    facts: [
      { term: 'Length', text: `${side.seconds.toFixed(1)} seconds` },
      { term: 'SHA-256', text: side.sha256 },
      { term: 'Put there by', text: putBy(side) },
      ...(approved
        ? [
            {
              term: 'Approved',
              text: `${timeText(approved.at)}, ${dayText(approved.at)}, ${staffName(state, approved.by)}`,
            },
          ]
        : []),
    ],
  }
}

function putBy({ put, from }: SpokenSide): string {
  if (put) {
    const at = instant(Date.parse(put.at))
    return `${put.by}, at the machine, ${timeText(at)}, ${dayText(at)}`
  }
  return from === 'site'
    ? 'somebody at the machine'
    : 'the box: its speech program, out of the words of this release'
}
