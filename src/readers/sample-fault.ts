/** Everything that can be wrong with a sample file. Each says what is wrong and what to do; never what a cell holds. */
const faults = {
  empty: ['The file is empty.', 'Save the sample as CSV again and check that it has rows.'],
  workbook: [
    'This is a spreadsheet workbook, not a CSV file.',
    'Open it, choose Save as, choose CSV, and import that file.',
  ],
  zip: ['This is a zip archive.', 'Unpack it and import the CSV file inside.'],
  pdf: ['This is a PDF document.', 'Ask for the sample as a CSV file.'],
  sealed: ['This sample is sealed.', 'Import it as a sealed sample, on the box it was sealed for.'],
  'web-page': [
    'This is a web page or XML document, not a CSV file.',
    'Download or save the sample as CSV.',
  ],
  binary: ['This is not a text file.', 'Save the sample as CSV with UTF-8 text.'],
  'zero-byte': ['There is a zero byte in the text.', 'Save the sample as CSV with UTF-8 text.'],
  'headings-only': [
    'There is a heading row and nothing below it.',
    'Check that the sample has rows.',
  ],
  'no-headings': [
    'The first row looks like data, not headings.',
    'Add a heading row, with “phone” above the phone numbers.',
  ],
  'too-many-columns': [
    'There are more than 500 columns.',
    'Keep the phone number column, save as CSV again and import that file.',
  ],
  'no-phone-column': [
    'No column holds phone numbers.',
    'Put the heading “phone” above the phone numbers, or say which column it is.',
  ],
  'no-such-column': [
    'The file does not have the column that was named.',
    'Count the columns from 1 at the left and name another.',
  ],
  'long-row': [
    'This row is longer than 64 KiB. A quotation mark in it or before it may not be closed.',
    'Close the quotation mark, or save the sample as CSV again.',
  ],
  'open-quote': [
    'A quotation mark in this row is not closed.',
    'Close it, or save the sample as CSV again.',
  ],
  malformed: [
    'This row cannot be read as CSV.',
    'Look at the quotation marks in this row and save the sample as CSV again.',
  ],
  'no-numbers': [
    'No row has a phone number that the box may ring.',
    'Check that the right column holds the numbers and that they are UK numbers.',
  ],
  'not-read': [
    'The file could not be read to its end.',
    'Put the drive in again and import the file once more.',
  ],
  'no-source': [
    'A sample needs its source and date, because people ask how their number was obtained.',
    'Name the source, and give the date as for example 2026-05-05.',
  ],
  'bad-recipient': [
    'This is not a box’s public key.',
    'Use the file that the box made: its one line starts with age1.',
  ],
  'not-for-this-box': [
    'The sealed sample cannot be opened with this box’s key.',
    'Ask for it to be sealed again with this box’s public key.',
  ],
  'not-sealed': [
    'A box at work takes only sealed samples.',
    'Seal it outside the prison with gatehouse sample seal, signed, and import that file.',
  ],
  'not-signed': [
    'The sealed sample is not signed.',
    'Ask for it again, sealed with gatehouse sample seal and --sign.',
  ],
  'stranger-signed': [
    'The sealed sample is not signed by anybody whose samples this box takes, or it was changed on the way.',
    'Ask who made it to sign it with the key whose public half is in the dialler’s settings.',
  ],
  'not-a-sample': [
    'What was sealed is not a sample.',
    'Seal the CSV file again with gatehouse sample seal.',
  ],
} as const satisfies Record<string, readonly [what: string, whatToDo: string]>

export type SampleFaultCode = keyof typeof faults

export type SampleFault = {
  readonly code: SampleFaultCode
  /** The row as a spreadsheet counts it: the headings are row 1. */
  readonly row?: number
  readonly what: string
  readonly whatToDo: string
}

export function sampleFault(code: SampleFaultCode, row?: number): SampleFault {
  const [what, whatToDo] = faults[code]
  return { code, ...(row === undefined ? {} : { row }), what, whatToDo }
}

/** The fault in two halves for a screen: what is wrong, with its row, and the next thing to do. */
export function explainSampleFault({ row, what, whatToDo }: SampleFault): {
  readonly what: string
  readonly whatToDo: string
} {
  return { what: row === undefined ? what : `Row ${row}: ${what}`, whatToDo }
}

/** The same on one line, for the command line. Nothing has been kept when it is shown. */
export function sampleFaultSentence(fault: SampleFault): string {
  const { what, whatToDo } = explainSampleFault(fault)
  return `${what} ${whatToDo} Nothing was imported.`
}

/** How a fault travels up through the streams below; `sample-import.ts` turns it into a value again. */
export class Unreadable extends Error {
  readonly fault: SampleFault

  constructor(code: SampleFaultCode, row?: number) {
    super(code)
    this.fault = sampleFault(code, row)
  }
}
