import { isOpen } from './decide-enquiry.ts'
import type { Fact } from './fact.ts'
import type { Handler } from './fold.ts'
import { must } from './must.ts'

type EnquiryFacts =
  | `enquiry.${'day_begun' | 'days_ended' | 'asked' | 'let' | 'shown'}`
  | `complaint.${'opened' | 'viewed' | 'answered' | 'forgotten'}`

/** Whoever rings or writes: the days of the index, what two people look up, and complaints. */
export const foldEnquiries: { readonly [T in EnquiryFacts]: Handler<T> } = {
  'enquiry.day_begun': (state, { data }) => {
    state.enquiryDays.set(data.day, data.key)
  },
  'enquiry.days_ended': (state, { data }) => {
    for (const day of data.days) state.enquiryDays.delete(day)
    for (const key of data.keys) state.doomedKeys.add(key)
  },
  'enquiry.asked': (state, fact) => {
    // What nobody agreed to, or typed a number for, in time is forgotten with the next.
    for (const [id, one] of state.enquiries)
      if (!isOpen(one, { now: fact.at })) state.enquiries.delete(id)
    const askedBy = must(fact.by?.person, fact.seq, 'a person')
    state.enquiries.set(idOf(fact), { wanted: fact.data, askedBy, askedAt: fact.at })
  },
  'enquiry.let': (state, fact) => {
    const by = must(fact.by?.person, fact.seq, 'a person')
    const known = must(state.enquiries.get(idOf(fact)), fact.seq, 'an enquiry')
    state.enquiries.set(idOf(fact), { ...known, agreed: { by, at: fact.at } })
  },
  'enquiry.shown': (state, fact) => {
    state.enquiries.delete(idOf(fact))
  },
  'complaint.opened': (state, fact) => {
    const by = must(fact.by?.person, fact.seq, 'a person')
    const { key, about } = fact.data
    // Without it the key is gone: what was found cannot be shown any more.
    const found = fact.secret ? { found: fact.secret.found } : {}
    state.complaints.set(idOf(fact), { key, about, by, at: fact.at, ...found })
  },
  'complaint.viewed': () => undefined,
  'complaint.answered': (state, fact) => {
    const known = must(state.complaints.get(idOf(fact)), fact.seq, 'a complaint')
    const { answer } = fact.data
    state.complaints.set(idOf(fact), { ...known, answered: { answer, at: fact.at } })
  },
  'complaint.forgotten': (state, fact) => {
    state.complaints.delete(idOf(fact))
    for (const key of fact.data.keys) state.doomedKeys.add(key)
  },
}

function idOf(fact: Fact) {
  return must(fact.on.enquiry, fact.seq, 'an enquiry')
}
