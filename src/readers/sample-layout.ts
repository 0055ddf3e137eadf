/** How text may be encoded, in words for a page. What is not one of these is not guessed. */
export const encodings = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16, low byte first',
  'utf-16be': 'UTF-16, high byte first',
  'windows-1252': 'Windows, western Europe (1252)',
  'windows-1250': 'Windows, central Europe (1250)',
  'windows-1251': 'Windows, Cyrillic (1251)',
  'windows-1256': 'Windows, Arabic (1256)',
  macintosh: 'Mac OS Roman',
} as const

export type Encoding = keyof typeof encodings

/** How a sample file is laid out: as it was found to be, or as somebody says. */
export type SampleLayout =
  | { readonly kind: 'delimited'; readonly encoding: Encoding; readonly delimiter: string }
  | {
      readonly kind: 'fixed'
      readonly encoding: Encoding
      /** Of each column, in letters; the last takes the rest of the line. */
      readonly widths: readonly number[]
    }
  | { readonly kind: 'workbook' }
  | { readonly kind: 'sealed' }

/** What somebody says of a file in place of what would be found. */
export type LayoutAsked = {
  readonly encoding?: Encoding
  /** One to four signs that part the columns. */
  readonly delimiter?: string
  readonly widths?: readonly number[]
}

const delimiterNames: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'upright bars',
  ':': 'colons',
  ' ': 'spaces',
  '\u001f': 'unit separators (ASCII 31)',
}

/** The layout in one sentence, for staff who must say whether it is right. */
export function layoutWords(layout: SampleLayout): string {
  switch (layout.kind) {
    case 'delimited': {
      const { delimiter, encoding } = layout
      const name = delimiterNames[delimiter]
      return `Text with columns parted by ${name ?? `“${delimiter}”`}, in ${encodings[encoding]}.`
    }
    case 'fixed':
      return `Text with columns of fixed width (${layout.widths.join(', ')}), in ${encodings[layout.encoding]}.`
    case 'workbook':
      return 'An Excel workbook.'
    case 'sealed':
      return 'A sample that was sealed outside the prison.'
  }
}
