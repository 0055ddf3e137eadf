import type { RuleSetSeen, WithdrawnSeen, WithdrawSeen } from '../../views/governor/rule-set.tsx'
import type { FrozenSeen, RulesPageProps } from '../../views/governor/rules-page.tsx'
import type { DocumentHash } from '../basics/ids.ts'
import type { Actor } from '../facts/fact.ts'
import { withdrawalReasons } from '../facts/shapes-site.ts'
import type { State } from '../facts/state.ts'
import type { ProposedRules, ProposedWithdrawal, WithdrawnRules } from '../facts/state-site.ts'
import type { DocumentsCache } from '../record/documents-cache.ts'
import { builtInRules, builtInText } from '../scripts/built-in-rules.ts'
import type { Rules } from '../scripts/read-rules.ts'
import { dayText, timeText } from './chrome.ts'
import type { ForbiddenNow, FrozenCheck } from './frozen-checks.ts'
import { whyGreyed } from './governor-words.ts'
import { staffName } from './names.ts'
import type { RulesInForce } from './rules-in-force.ts'

export const rulesHome = '/governor/rules'

type Known = {
  readonly documents: Pick<DocumentsCache, 'text' | 'script'>
  readonly rules: RulesInForce
}

/** The rules as their page shows them to this governor. */
export function rulesSeen(
  state: State,
  by: Actor,
  { documents, rules }: Known,
  { inForce, proposed, unknown }: FrozenCheck,
): Omit<RulesPageProps, 'chrome' | 'propose'> {
  const waiting = state.rulesProposed
  const leaving = state.withdrawalProposed
  const titled = (all: readonly ForbiddenNow[]) => all.map((one) => frozenSeen(one, documents))
  return {
    forbidden: titled(inForce),
    unknown: unknown.map((hash) => documents.script(hash).title),
    ...(waiting
      ? {
          proposed: {
            ...setSeen(
              'Rules that wait for their approval',
              rules.read(waiting.rules),
              documents.text(waiting.rules),
              signedFacts(state, waiting, 'Proposed'),
            ),
            deeds: deedsFor(state, by, waiting),
            wouldForbid: titled(proposed),
          },
        }
      : {}),
    ...(leaving
      ? {
          withdrawal: {
            ...setSeen(
              'Rules that one of you would withdraw',
              rules.read(leaving.rules),
              documents.text(leaving.rules),
              [
                { term: 'Why', text: withdrawalReasons[leaving.why] },
                ...signedFacts(state, leaving, 'Proposed to withdraw'),
              ],
            ),
            deeds: withdrawalDeeds(state, by, leaving),
          },
        }
      : {}),
    sets: [
      ...state.siteRules
        .map((one) => ({
          ...setSeen(
            `Rules of this site, ${dayText(one.at)}`,
            rules.read(one.rules),
            documents.text(one.rules),
            signedFacts(state, one, 'Approved'),
          ),
          id: `rules-${one.rules.slice(0, 12)}`,
          withdraw: withdrawSeen(state, by, one),
        }))
        .reverse(),
      ...(rules.file ? [setSeen('Rules in the file of this site', rules.file)] : []),
    ],
    release: setSeen('Rules of the release', builtInRules, builtInText.trim()),
    withdrawn: state.withdrawnRules
      .map((one, n) => withdrawnSeen(state, one, n, documents.text(one.rules)))
      .reverse(),
  }
}

function frozenSeen(
  { script, found }: ForbiddenNow,
  documents: Pick<DocumentsCache, 'script'>,
): FrozenSeen {
  return {
    href: `/governor/scripts/${script}`,
    title: documents.script(script).title,
    found: found.map(({ where, words, rule }) => `${where}, “${words}” (${rule})`),
  }
}

function setSeen(
  heading: string,
  { rules }: Rules,
  text?: string,
  facts: RuleSetSeen['facts'] = [],
): RuleSetSeen {
  return {
    id: heading.toLowerCase().replace(/\W+/g, '-'),
    heading,
    facts,
    rules: rules.map(({ name, says, because, level }) => ({
      ...{ name, says, because },
      level: level === 'refuse' ? 'Nobody can allow it' : 'The approver says why it may stand',
    })),
    text,
  }
}

function signedFacts(state: State, { by, at, rules }: ProposedRules, term: string) {
  return [
    { term, text: `${timeText(at)}, ${dayText(at)}, ${staffName(state, by)}` },
    { term: 'SHA-256', text: rules satisfies DocumentHash },
  ]
}

function deedsFor(state: State, by: Actor, { by: proposer, rules }: ProposedRules) {
  const fields = { rules }
  return [
    {
      label: 'Approve: they are in force at once',
      action: `${rulesHome}/approve`,
      fields,
      refusal: whyGreyed(state, by, 'APPROVE_RULES', new Set([proposer])),
    },
    {
      label: 'Send them back',
      action: `${rulesHome}/send-back`,
      look: 'secondary' as const,
      fields,
      refusal: whyGreyed(state, by, 'PROPOSE_RULES'),
    },
  ]
}

export function whyField(rules: DocumentHash): string {
  return `why-${rules.slice(0, 12)}`
}

/** The choice of a reason and its button, under rules that are in force. */
function withdrawSeen(state: State, by: Actor, { rules }: ProposedRules): WithdrawSeen | undefined {
  // It stands above, with its own buttons.
  if (state.withdrawalProposed?.rules === rules) return undefined
  const waits = state.withdrawalProposed && 'Another withdrawal waits for its approval.'
  return {
    action: `${rulesHome}/propose-withdrawal`,
    fields: { rules },
    why: {
      name: whyField(rules),
      label: 'Why they should go',
      hint: 'They go together. To keep some of them, propose those first, under other names.',
    },
    choices: Object.entries(withdrawalReasons).map(([value, label]) => ({ value, label })),
    refusal: whyGreyed(state, by, 'PROPOSE_RULES_WITHDRAWAL') ?? waits,
  }
}

function withdrawalDeeds(state: State, by: Actor, { by: first, rules, why }: ProposedWithdrawal) {
  const fields = { rules, why }
  return [
    {
      label: 'Approve: they are in force no more',
      action: `${rulesHome}/approve-withdrawal`,
      look: 'warning' as const,
      fields,
      refusal: whyGreyed(state, by, 'APPROVE_RULES_WITHDRAWAL', new Set([first])),
    },
    {
      label: 'Send it back: they stay',
      action: `${rulesHome}/send-back-withdrawal`,
      look: 'secondary' as const,
      fields,
      refusal: whyGreyed(state, by, 'PROPOSE_RULES_WITHDRAWAL'),
    },
  ]
}

function withdrawnSeen(state: State, one: WithdrawnRules, n: number, text: string): WithdrawnSeen {
  const signed = ({ by, at }: Pick<WithdrawnRules, 'by' | 'at'>) =>
    `${timeText(at)}, ${dayText(at)}, ${staffName(state, by)}`
  return {
    id: `withdrawn-${n + 1}`,
    heading: `Withdrawn rules of this site, ${dayText(one.approved.at)}`,
    facts: [
      { term: 'Why', text: withdrawalReasons[one.why] },
      { term: 'Withdrawn', text: signed(one) },
      { term: 'Proposed to withdraw', text: signed(one.proposed) },
      { term: 'Approved', text: signed(one.approved) },
      { term: 'SHA-256', text: one.rules },
    ],
    text,
  }
}
