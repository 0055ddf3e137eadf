import { ClosingPage } from '../../views/agent/closing-page.tsx'
import type { Hear } from '../../views/agent/hear.tsx'
import { QuestionPage } from '../../views/agent/question-page.tsx'
import type { Chrome } from '../../views/parts/chrome.ts'
import type { SeatId } from '../basics/ids.ts'
import type { Call } from '../calls/call.ts'
import type { Interview } from '../calls/interview.ts'
import type { Heard, Spoken } from '../exchange/spoken.ts'
import { callMark } from '../facts/refused-press.ts'
import type { CallWindow } from '../fieldwork/call-windows.ts'
import { mayGoBack } from '../scripts/go-back.ts'
import { blockAt } from '../scripts/heard-parts.ts'
import { optionsAt } from '../scripts/options-at.ts'
import { locate } from '../scripts/places.ts'
import { progressAt, type Stage } from '../scripts/progress-at.ts'
import { reachableAnswers } from '../scripts/reachable-answers.ts'
import { hintsIn, hintsOf } from '../scripts/say-hints.ts'
import {
  doesNotKnow,
  type Language,
  type Multiple,
  type Place,
  prefersNotToSay,
  type Script,
} from '../scripts/script.ts'
import { askedWords, type Words, wordsAt } from '../scripts/words-at.ts'
import { againPage } from './again-page.tsx'
import { type Closing, closingOf, sayable } from './closing-of.ts'
import { exitChoices } from './exit-choices.ts'
import type { Trial } from './house.ts'
import { speaksPage } from './speaks-page.tsx'
import { keepChoices, windowChoices } from './window-choices.ts'

export type Talking = Call & { readonly state: 'talking' }

/** What an interview page shows, copied out of the state in one turn. */
export type InterviewSeen = {
  readonly call: Pick<Talking, 'id'>
  readonly interview: Interview
  readonly script: Script
  /** The beginning of the script's SHA-256, as it stands on every page that uses it. */
  readonly version: string
  /** What `script` is in now, and the one it can be changed to. */
  readonly language: Language
  readonly otherLanguage: Language | undefined
  readonly workingName: string
  readonly seconds: number
  /** The supervisor asks two questions before the closing words: wanted now, or there already (R9). */
  readonly check?: 'drawn' | 'begun' | undefined
  /** What a person who wants to be called later chooses from; nothing in practice. */
  readonly windows?: readonly CallWindow[]
  /** Asked now: whether what they said is kept, whether they began on another day, whether they go on after a loss. */
  readonly asks?: 'keep' | 'again' | 'cut-off' | undefined
}

/** Where there is no sound, in the trial and in practice, what one would hear. */
export type Hears = { readonly trial?: Pick<Trial, 'hear'> | undefined }

export type Shown = {
  readonly chrome: Chrome
  /** Where the presses go: `/seat/01` or `/supervisor/call`. */
  readonly base: string
  /** The seat of a call that this supervisor took over. */
  readonly from?: SeatId | undefined
  readonly error?: string | undefined
  /** How a block of the script can be heard, by its key: in practice alone. */
  readonly hear?: ((part: string) => Hear) | undefined
}

const stageNames = {
  opening: 'Opening',
  questions: 'Questions',
  closing: 'Closing',
} satisfies Record<Stage, string>

/** One block, or the closing words: the same page for the agent and for a supervisor who took over. */
export async function interviewPage(house: Hears, seen: InterviewSeen, shown: Shown) {
  const { interview } = seen
  const closing = closingOf(seen)
  if (closing && seen.check) return speaksPage(seen, shown, seen.check)
  if (closing) return closingPage(house, seen, shown, closing)
  if (seen.asks === 'again' || seen.asks === 'cut-off') return againPage(house, seen, shown)
  return questionPage(house, seen, shown, interview.at)
}

async function questionPage(
  house: Hears,
  seen: InterviewSeen,
  { chrome, base, from, error, hear: hearPart }: Shown,
  place: Place,
) {
  const { script, interview } = seen
  const answers = reachableAnswers(script, interview.answers)
  const words = wordsAt(script, place, sayable(interview, answers), {
    workingName: seen.workingName,
  })
  const at = locate(script, place)
  if (!at) throw new Error(`The script has no place ${place}`)
  const { block } = at
  const options = optionsAt(script, place, interview.seed, answers)
  const read = words.row === undefined ? words.read : `${words.read}\n${words.row}`
  const spoken: Spoken = {
    place,
    read,
    kind: spokenKind(block.kind),
    ...(options.length > 0 ? { options } : {}),
    ...(block.kind === 'multiple' ? several(block) : {}),
  }
  const heard = await hear(house, seen, spoken)
  const alone = block.kind === 'multiple' ? (block.exclusive ?? []) : []
  return (
    <QuestionPage
      chrome={chrome}
      place={`${interview.turns}~${place}`}
      call={callMark(seen.call.id)}
      kind={options.length === 0 ? 'statement' : block.kind === 'multiple' ? 'multiple' : 'single'}
      stage={stageNames[progressAt(script, place)]}
      read={read}
      direction={words.direction}
      ifAsked={words.ifAsked}
      asked={askedWords(script, { workingName: seen.workingName })}
      probes={words.probes}
      answers={options.map(({ id, label }) => ({
        id,
        label,
        standard: id === doesNotKnow.id || id === prefersNotToSay.id,
        alone: alone.includes(id),
      }))}
      atLeast={block.kind === 'multiple' ? block.atLeast : undefined}
      atMost={block.kind === 'multiple' ? block.atMost : undefined}
      answerAction={`${base}/answer`}
      version={seen.version}
      lang={seen.language}
      otherLanguage={
        seen.otherLanguage && {
          action: `${base}/language`,
          language: seen.otherLanguage,
          label: languageNames[seen.otherLanguage],
        }
      }
      goBackAction={
        mayGoBack(script, place, interview.trail.at(-1)) ? `${base}/go-back` : undefined
      }
      exitAction={`${base}/exit`}
      exits={exitChoices}
      seconds={seen.seconds}
      caption={heard?.says}
      takenFrom={from === undefined ? undefined : String(Number(from))}
      error={error}
      {...hardWords(script, [read, ...options.map(({ label }) => label)], words)}
      hear={hearPart?.(blockAt(script, place))}
    />
  )
}

/** Each language by its own name, for whoever looks for it. */
export const languageNames = { en: 'English', cy: 'Cymraeg' } as const satisfies Record<
  Language,
  string
>

/** How the hard words of a page are said: those in sight, and those behind "If they ask". */
function hardWords(script: Script, read: readonly string[], words?: Words) {
  const hints = hintsOf(script)
  if (hints.length === 0) return {}
  const said = [...(words?.ifAsked ?? []), ...script.asked].map(({ say }) => say)
  return {
    hard: hintsIn(hints, read),
    hardIfAsked: hintsIn(hints, [...said, ...(words?.probes ?? [])]),
  }
}

function several({
  exclusive,
  atLeast,
  atMost,
}: Multiple): Pick<Spoken, 'exclusive' | 'atLeast' | 'atMost'> {
  return {
    ...(exclusive ? { exclusive } : {}),
    ...(atLeast === undefined ? {} : { atLeast }),
    ...(atMost === undefined ? {} : { atMost }),
  }
}

async function closingPage(
  house: Hears,
  seen: InterviewSeen,
  { chrome, base, error, hear: hearPart }: Shown,
  closing: Closing,
) {
  const heard = await hear(house, seen, { place: 'closing', read: closing.read, kind: 'closing' })
  return (
    <ClosingPage
      chrome={error === undefined ? chrome : { ...chrome, notice: { kind: 'error', text: error } }}
      because={closing.because}
      lang={seen.language}
      read={closing.read}
      endCall={{
        label: 'End the call',
        action: `${base}/end`,
        fields: { call: callMark(seen.call.id) },
      }}
      call={callMark(seen.call.id)}
      asked={askedWords(seen.script, { workingName: seen.workingName })}
      exits={
        seen.interview.ending?.by === 'exit'
          ? undefined
          : { action: `${base}/exit`, choices: exitChoices }
      }
      windows={windowChoices(seen, base)}
      keep={keepChoices(seen, base)}
      seconds={seen.seconds}
      caption={heard?.says}
      {...hardWords(seen.script, [closing.read])}
      hear={closing.part === undefined ? undefined : hearPart?.(closing.part)}
      closing={
        closing.forced ? 'Read the closing words now. The box ends this call soon.' : undefined
      }
    />
  )
}

function spokenKind(kind: string): Spoken['kind'] {
  switch (kind) {
    case 'opening':
    case 'statement':
    case 'single':
    case 'multiple':
    case 'scale':
      return kind
    case 'ranking':
      return 'single'
    default:
      return 'grid-row'
  }
}

/** In the trial only: there is no sound, so what one would hear stands on the page. */
async function hear(house: Hears, seen: InterviewSeen, spoken: Spoken): Promise<Heard | undefined> {
  return house.trial?.hear(seen.call.id, spoken)
}
