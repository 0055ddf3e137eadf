/** Everything that can be wrong with a sample file. Each says what is wrong and what to do; never what a cell holds. */
const faults = {
  empty: ['The file is empty.', 'Save the sample as CSV again and check that it has rows.'],
  'old-workbook': [
    'This workbook is locked with a password, or is an old .xls file.',
    'Take the password off, save it as .xlsx or as CSV, and import that file.',
  ],
  'other-workbook': [
    'This is a workbook that is read by the program that made it alone.',
    'Open it there, choose Save as, choose CSV or Excel Workbook (.xlsx), and import that file.',
  ],
  'damaged-workbook': [
    'This workbook is damaged or was cut off, or no spreadsheet program wrote it.',
    'Open it in a spreadsheet program, choose Save as, choose CSV, and import that file.',
  ],
  'large-workbook': [
    'This workbook is larger than a sample should be, or unpacks to far more than it is.',
    'Keep the sheet of the sample alone, choose Save as, choose CSV, and import that file.',
  ],
  macros: [
    'This workbook holds macros or other programs.',
    'Choose Save as, choose CSV, and import that file.',
  ],
  'links-out': [
    'This workbook draws on other files.',
    'Choose Save as, choose CSV, and import that file.',
  ],
  tricks: [
    'This workbook holds declarations or names that no spreadsheet program writes.',
    'Copy the rows into a new workbook, save it as CSV, and import that file.',
  ],
  'several-sheets': [
    'More than one sheet of this workbook has rows, counting hidden sheets.',
    'Save the sheet of the sample as a file of its own, and import that.',
  ],
  zip: ['This is a zip archive.', 'Unpack it and import the file inside.'],
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
  'rows-in-quotes': [
    'Several rows stand in one cell here: a quotation mark is not closed where it should be.',
    'Close it, or save the sample as CSV again.',
  ],
  'open-quote': [
    'A quotation mark in this row is not closed.',
    'Close it, or save the sample as CSV again.',
  ],
  'long-line': [
    'This line is longer than 64 KiB.',
    'Check that the file is a table with a row on each line, and save it as CSV.',
  ],
  'tab-in-fixed': [
    'There is a tab in this row, and tabs move the columns of a file with fixed widths.',
    'Have the file made again with spaces, or save it as CSV.',
  ],
  'bad-widths': [
    'The widths of the columns are not whole numbers from 1 to 4096.',
    'Give the width of each column in letters, from the left, for example 12,30,16.',
  ],
  'column-twice': [
    'The same column was named for two things.',
    'Name a column of its own for each telephone number, for the region and for the sector.',
  ],
  cancelled: [
    'The import was cancelled.',
    'Import the file again when you want it: nothing of it was kept.',
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
