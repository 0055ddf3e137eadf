import { deeds } from '../people/may.ts'
import { counted, type Rows, who } from './catalogue-row.ts'
import { jumpSaid } from './clock-jump.ts'

type BoxFacts =
  | `box.${'started' | 'founded' | 'stopped' | 'recovered' | 'restored'}`
  | `clock.${'jumped' | 'seen'}`
  | 'deed.refused'
  | 'witness.downloaded'
  | 'witness.countersigned'
  | 'report.viewed'
  | `record.${'viewed' | 'verified' | 'interrupted'}`
  | 'key.destroyed'
  | `switch.${'connected' | 'disconnected'}`

const box = { subject: 'NOT_APPLICABLE', keep: 'record' } as const

const interruptedBy = {
  full: 'the box was full',
  failing: 'its disk did not take it',
  silent: 'its disk did not answer',
}

/** The box itself, and the record of the record. */
export const catalogueBox: Rows<BoxFacts> = {
  'box.started': {
    ...box,
    deed: 'START_BOX',
    sentence: ({ data }) =>
      `The box started, version ${data.version}${data.mode === 'trial' ? ', as a trial' : ''}.`,
  },
  'box.founded': { ...box, deed: 'FOUND_BOX', sentence: () => 'The box was set up.' },
  'box.stopped': { ...box, deed: 'STOP_BOX', sentence: () => 'The box stopped as it was told to.' },
  'box.recovered': {
    ...box,
    deed: 'RECOVER_RECORD',
    sentence: ({ data }) =>
      `After a power cut the box took ${counted(data.cutBytes, 'byte')} off the end of the record. Nobody had been told that they were saved.`,
  },
  'record.interrupted': {
    ...box,
    deed: 'RESUME_RECORD',
    sentence: ({ data }) => {
      const why = interruptedBy[data.because]
      const calls =
        data.letGo === 0
          ? 'no call had to be ended'
          : `the box ended ${counted(data.letGo, 'call')} with its apology`
      return `The record could not be written for ${lasted(data.lastedMs)}, because ${why}. Meanwhile no call was placed and nothing was shown as saved; ${calls}. The box went on by itself.`
    },
  },
  'box.restored': {
    ...box,
    deed: 'RESTORE_BOX',
    sentence: ({ data: { backup, witness, destroyed, forgotten = [] } }) => {
      const lost = Math.max(0, witness.size - backup.size)
      const between =
        lost > 0
          ? `The ${counted(lost, 'line')} that followed, and any later ones, are lost.`
          : 'What followed it is lost.'
      return `The box was restored from a backup of ${counted(backup.size, 'line')}. ${between} ${counted(destroyed.length, 'key')} that the newest witness lists as destroyed stayed so.${untold(forgotten.length)} From here a new key signs the record.`
    },
  },
  'clock.jumped': {
    ...box,
    deed: 'ADJUST_CLOCK',
    sentence: ({ data }) => `${jumpSaid(data)}.`,
  },
  'clock.seen': {
    ...box,
    deed: 'ACKNOWLEDGE_CLOCK',
    sentence: (fact, names) => `${who(fact, names)} has seen that the clock of the box jumped.`,
  },
  'deed.refused': {
    ...box,
    deed: 'REFUSE_DEED',
    sentence: (fact, names) => {
      const { deed, rule } = fact.data
      const tried = Object.hasOwn(deeds, deed)
        ? deeds[deed as keyof typeof deeds].does
        : 'do something'
      const why = rule === 'step-up' ? ': the password was asked for first' : whyRefused(rule)
      return `${who(fact, names)} tried to ${tried} and was refused${why}.`
    },
  },
  'record.viewed': {
    ...box,
    deed: 'VIEW_RECORD',
    sentence: (fact, names) => `${who(fact, names)} read the record.`,
  },
  'record.verified': {
    ...box,
    deed: 'VERIFY_RECORD',
    sentence: (fact, names) =>
      `${who(fact, names)} verified the record: ${fact.data.sound ? 'it is whole' : 'it is not what it was'}.`,
  },
  'witness.countersigned': {
    ...box,
    deed: 'IMPORT_WITNESS',
    sentence: (fact, names) =>
      `${who(fact, names)} brought back a witness over the first ${fact.data.lines} lines, countersigned by the region.`,
  },
  'witness.downloaded': {
    ...box,
    deed: 'DOWNLOAD_WITNESS',
    sentence: (fact, names) => `${who(fact, names)} took a witness of the record out of the box.`,
  },
  'report.viewed': {
    ...box,
    deed: 'VIEW_SHIFT_REPORT',
    sentence: (fact, names) => `${who(fact, names)} looked at the report of a shift.`,
  },
  'key.destroyed': {
    ...box,
    deed: 'DELETE_KEY',
    sentence: ({ data }) =>
      `The box destroyed ${counted(data.keys.length, 'key')}: what ${data.keys.length === 1 ? 'it' : 'they'} sealed cannot be read again.`,
  },
  'switch.connected': {
    ...box,
    deed: 'OPEN_SWITCH',
    sentence: () => 'The box is in contact with the switch.',
  },
  'switch.disconnected': {
    ...box,
    deed: 'LOSE_SWITCH',
    sentence: () => 'The box lost contact with the switch.',
  },
}

function lasted(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  return seconds < 120
    ? counted(seconds, 'second')
    : `about ${counted(Math.round(seconds / 60), 'minute')}`
}

function whyRefused(rule: string): string {
  const words: Readonly<Record<string, string>> = {
    role: ': it is not for this role',
    shift: ': not at this stage of the shift',
    X11: ': a second person must do it',
  }
  return words[rule] ?? ` (${rule})`
}

function untold(campaigns: number): string {
  if (campaigns === 0) return ''
  const [of, them] = campaigns === 1 ? ['one campaign', 'it'] : [`${campaigns} campaigns`, 'them']
  return ` Of ${of} a release was looked at that the backup does not have, so no more of ${them} is released.`
}
