import { campaign, type Rows } from './catalogue-row.ts'

/** Quotas: what may be known of them is known of merged responses (design 3). */
export const catalogueQuotas: Rows<'quota.filled'> = {
  'quota.filled': {
    subject: 'NOT_APPLICABLE',
    keep: 'record',
    deed: 'COUNT_QUOTA',
    sentence: (fact, names) => {
      const { cells } = fact.data
      const which = cells.length === 1 ? 'cell' : 'cells'
      const are = cells.length === 1 ? 'is' : 'are'
      return `with this merge quota ${which} ${cells.join(', ')} of ${campaign(fact, names)} ${are} full.`
    },
  },
}
