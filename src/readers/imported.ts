import type { Script } from '../scripts/script.ts'
import type { ImportReport } from './import-report.ts'

/** What the campaign knows and a questionnaire does not say. */
export type ImportMeta = { readonly organisation?: string; readonly subject?: string }

/** A draft, where anything could be taken, and what became of each part of the file. */
export type Imported = { readonly script?: Script; readonly report: ImportReport }
