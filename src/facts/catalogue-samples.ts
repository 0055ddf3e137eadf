import { suppressedWords } from './catalogue-enquiries.ts'
import { campaign, counted, type Rows, who } from './catalogue-row.ts'
import { sampleWarnings } from './sample-warnings.ts'
import type { SampleShapes } from './shapes-samples.ts'

const study = { subject: 'NOT_APPLICABLE', keep: 'record' } as const

/** Samples, from the file to the last number of it. */
export const catalogueSamples: Rows<keyof SampleShapes> = {
  'sample.imported': {
    ...study,
    deed: 'IMPORT_SAMPLE',
    sentence: (fact, names) =>
      `${who(fact, names)} imported a sample into ${campaign(fact, names)}: ${counted(fact.data.slots, 'case')} made, ${fact.data.leftOut} left out.${alsoSaid(fact.data)}`,
  },
  'sample.let_in': {
    ...study,
    deed: 'APPROVE_SAMPLE',
    sentence: (fact, names) =>
      `${who(fact, names)} let a sample into ${campaign(fact, names)}: its cases may be called.`,
  },
  'sample.sent_back': {
    ...study,
    deed: 'SEND_BACK_SAMPLE',
    sentence: (fact, names) =>
      `${who(fact, names)} sent back a sample of ${campaign(fact, names)}: its numbers are destroyed.`,
  },
  'sample.numbers_returned': {
    ...study,
    deed: 'RETURN_NUMBERS',
    sentence: (fact, names) => {
      const { returned, missing } = fact.data
      const none =
        missing === 0
          ? ''
          : `, and ${counted(missing, 'case')} had none to get back: finished before the restore, or never to be called`
      return `${who(fact, names)} imported the client’s file again into ${campaign(fact, names)}: ${counted(returned, 'open case')} got their numbers back${none}.`
    },
  },
  'number.erased': {
    ...study,
    deed: 'ERASE_NUMBER',
    sentence: ({ data }) =>
      `The box overwrote ${counted(data.slots.length, 'telephone number')} of finished cases.`,
  },
  'number.suppressed': {
    ...study,
    deed: 'SUPPRESS_NUMBER',
    sentence: suppressedWords,
  },
}

function alsoSaid({ warnings = [], waits }: SampleShapes['sample.imported']['data']): string {
  const warned = warnings.map((one) => ` Warning: ${sampleWarnings[one].replace(/^It /, 'it ')}`)
  return `${waits ? ' It waits for a second governor.' : ''}${warned.join('')}`
}
