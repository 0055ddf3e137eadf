import { addChecks, addFigures, agentIn, emptyReport } from './campaign-report.ts'
import type { Fact } from './fact.ts'
import type { Handler } from './fold.ts'
import { must } from './must.ts'
import type { QualityShapes } from './shapes-quality.ts'
import type { Campaign, State } from './state.ts'

export const foldQuality: { readonly [T in keyof QualityShapes]: Handler<T> } = {
  'validation.drawn': (state, fact) => {
    state.validations.set(must(fact.on.call, fact.seq, 'a call'), { is: 'drawn', at: fact.at })
  },
  'validation.begun': (state, fact) => {
    const call = must(fact.on.call, fact.seq, 'a call')
    const by = must(fact.by?.person, fact.seq, 'a supervisor')
    state.validations.set(call, { is: 'begun', at: fact.at, by })
    // Not tallied as entering the call: with the agent's results, the call's row would tell how its check went.
    const seat = must(fact.on.seat, fact.seq, 'a seat')
    state.supervising.set(by, { seat, mode: 'join', call })
  },
  'validation.answered': (state, fact) => {
    const passed = fact.data.result === 'passed'
    state.validations.set(must(fact.on.call, fact.seq, 'a call'), { is: 'done', passed })
  },
  'validation.missed': (state, fact) => {
    state.validations.delete(must(fact.on.call, fact.seq, 'a call'))
  },
  'shift.validations': (state, fact) => {
    const agent = must(fact.on.person, fact.seq, 'an agent')
    const report = reportOf(campaignOf(state, fact))
    addChecks(agentIn(report, agent), fact.data)
  },
  'shift.figures': (state, fact) => addFigures(reportOf(campaignOf(state, fact)), fact.data),
  'seat.counted': () => undefined,
  'figures.viewed': () => undefined,
}

export function reportOf(campaign: Campaign) {
  campaign.report ??= emptyReport()
  return campaign.report
}

function campaignOf(state: State, { on, seq }: Fact): Campaign {
  return must(on.campaign && state.campaigns.get(on.campaign), seq, 'a campaign')
}
