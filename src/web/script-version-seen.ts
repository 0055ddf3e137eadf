import type { Deed } from '../../views/parts/deed.ts'
import { handsIn, notYetRead, type Review } from '../facts/decide-reading.ts'
import { needsWelshReader } from '../facts/decide-welsh.ts'
import type { Actor } from '../facts/fact.ts'
import type { ScriptVersion, State } from '../facts/state.ts'
import type { Finding } from '../scripts/finding.ts'
import { dayText, timeText } from './chrome.ts'
import { scriptLife, whyGreyed } from './governor-words.ts'
import { staffName } from './names.ts'
import { findingSeen } from './script-edit-seen.ts'
import { editHref } from './script-parts-seen.ts'

const home = '/governor/scripts'

/** The how-manieth of its name, in the order they came in. */
export function versionOf(state: State, script: ScriptVersion): number {
  const same = [...state.scripts.values()].filter(({ name }) => name === script.name)
  return same.findIndex(({ hash }) => hash === script.hash) + 1
}

/** How a version that came from no file came to be here. */
const cameBy: Readonly<Record<string, string>> = { nothing: 'Begun', copy: 'Copied' }

/** A version as its page shows it to this governor: what it is, what the checker found, what may be done. */
export function scriptSeen(
  state: State,
  by: Actor,
  script: ScriptVersion,
  findings: readonly Finding[],
  review: Review,
) {
  const approval =
    script.approvedAt === undefined
      ? []
      : [
          {
            term: 'Approved',
            text: `${dayText(script.approvedAt)}, ${script.approvedBy ? staffName(state, script.approvedBy) : ''}`,
          },
        ]
  return {
    version: String(versionOf(state, script)),
    state: scriptLife[script.life].text,
    tone: scriptLife[script.life].tone,
    facts: [
      {
        term: script.undo === undefined ? (cameBy[script.from] ?? 'Imported') : 'Last changed',
        text: `${timeText(script.importedAt)}, ${dayText(script.importedAt)}`,
        ...(script.report === undefined
          ? {}
          : { href: `${home}/${script.hash}/report`, change: 'Report' }),
      },
      {
        term: 'Worked on by',
        text: [...script.touchedBy].map((one) => staffName(state, one)).join('; '),
      },
      ...approval,
      ...(script.welshBy === undefined
        ? []
        : [{ term: 'Welsh approved', text: staffName(state, script.welshBy) }]),
    ],
    findings: findings.map(findingSeen),
    forbiddenNow:
      script.life === 'approved' &&
      findings.some(({ code }) => /^forbidden-/.test(code)) &&
      !review.sound,
    open: isOpen(script),
    links: linksOf(script),
    deeds: deedsFor(state, by, script, review),
  }
}

/** A draft that nobody has changed since: its words can be. */
function isOpen({ life, replacedBy }: ScriptVersion): boolean {
  return life === 'drafted' && replacedBy === undefined
}

function linksOf(script: ScriptVersion) {
  const at = `${home}/${script.hash}`
  return [
    { href: `${at}/flow`, text: 'The way through, as a picture' },
    ...(isOpen(script)
      ? [
          {
            href: editHref(script.hash, { part: 'about' }),
            text: 'Change the draft: its blocks, words and languages',
          },
          { href: editHref(script.hash, { part: 'say' }), text: 'How hard words are said' },
        ]
      : []),
    { href: `${at}/copy`, text: 'Copy this version as a new draft' },
    ...(script.replacedBy === undefined
      ? []
      : [
          {
            href: `${home}/${script.replacedBy}`,
            text: 'The words were changed since: open the newer version',
          },
        ]),
  ]
}

function deedsFor(state: State, by: Actor, script: ScriptVersion, review: Review): readonly Deed[] {
  const at = `${home}/${script.hash}`
  switch (script.life) {
    case 'drafted':
      if (script.replacedBy !== undefined) return []
      return [
        {
          label: 'Propose for approval',
          action: `${at}/propose`,
          refusal: review.sound
            ? whyGreyed(state, by, 'PROPOSE_SCRIPT')
            : 'The checker refuses this script (P4). Change the words that it names below.',
        },
      ]
    case 'proposed':
      return [
        ...welshDeed(state, by, script, review),
        {
          label: 'Approve this version',
          action: `${at}/approve`,
          refusal:
            whyGreyed(state, by, 'APPROVE_SCRIPT', handsIn(state, script)) ??
            notYetRead(script, by, review)?.sentence ??
            (waitsForWelsh(script, review) && !readsWelsh(state, by)
              ? needsWelshReader
              : undefined),
        },
        { label: 'Send it back', action: `${at}/send-back`, look: 'secondary' },
      ]
    case 'approved':
      return [{ label: 'Retire this version', action: `${at}/retire`, look: 'warning' }]
    case 'retired':
      return []
  }
}

function waitsForWelsh({ welshBy }: ScriptVersion, { welsh }: Review): boolean {
  return welsh === true && welshBy === undefined
}

function readsWelsh(state: State, { person }: Actor): boolean {
  return state.people.get(person)?.readsWelsh === true
}

/** Only for whoever is named as a reader, and only while the words wait. */
function welshDeed(state: State, by: Actor, script: ScriptVersion, review: Review): Deed[] {
  if (!waitsForWelsh(script, review) || !readsWelsh(state, by)) return []
  return [
    {
      label: 'Approve the Welsh words',
      action: `${home}/${script.hash}/approve-welsh`,
      look: 'secondary',
      refusal:
        whyGreyed(state, by, 'APPROVE_WELSH', handsIn(state, script)) ??
        notYetRead(script, by, { ...review, findings: [] })?.sentence,
    },
  ]
}
