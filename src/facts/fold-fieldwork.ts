import type { CaseId } from '../basics/ids.ts'
import { addCounts, noCalls } from './day-count.ts'
import type { Handler } from './fold.ts'
import { must } from './must.ts'
import type { FieldworkFacts } from './shapes-fieldwork.ts'

export const foldFieldwork: { readonly [T in FieldworkFacts]: Handler<T> } = {
  'cases.coded': (state, { on, seq, data }) => {
    const sample = must(on.sample, seq, 'a sample')
    for (const slot of data.slots) {
      const known = must(state.cases.get(`${sample}.${slot}` as CaseId), seq, 'a case')
      known.final = { code: data.code }
    }
  },
  'calls.counted': (state, { on, seq, data: { day, ...count } }) => {
    const { compliance } = must(on.campaign && state.campaigns.get(on.campaign), seq, 'a campaign')
    const before = compliance.get(day)
    // Whoever signed before has not seen this part of the day: the sheet is to be signed again.
    compliance.set(day, {
      count: addCounts(before?.count ?? noCalls, count),
      shifts: (before?.shifts ?? 0) + 1,
      countedAt: seq,
    })
  },
  'compliance.signed': (state, { on, seq, at, by, data }) => {
    const { compliance } = must(on.campaign && state.campaigns.get(on.campaign), seq, 'a campaign')
    const sheet = must(compliance.get(data.day), seq, 'a compliance sheet')
    compliance.set(data.day, {
      ...sheet,
      signed: { by: must(by?.person, seq, 'a supervisor'), at },
    })
  },
}
