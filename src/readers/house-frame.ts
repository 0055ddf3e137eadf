import type { Block, Script } from '../scripts/script.ts'
import type { ImportMeta } from './imported.ts'
import { houseAsked, houseClosings, houseOpening } from './xlsform-house.ts'
import { slugOf } from './xlsform-words.ts'

/** What the house puts around the questions of a format that knows no opening, closings and answers to what is asked. */
export function houseFrame(meta: ImportMeta, completed?: string) {
  const organisation = meta.organisation ?? '[organisation]'
  const subject = meta.subject ?? '[subject]'
  return {
    notes: [
      'the opening',
      completed === undefined ? 'the closings' : 'the other closings',
      'the answers to what people ask',
    ].map(
      (what) =>
        `The file does not bring ${what}: the house's words stand there. Read them, and fill in what is in [ ] brackets.`,
    ),
    script(title: string, language: Script['language'], questions: readonly Block[]): Script {
      return {
        format: 'gatehouse-script/1',
        name: slugOf(title),
        title,
        language,
        organisation,
        subject,
        opening: houseOpening(organisation, subject),
        questions,
        closings: completed === undefined ? houseClosings : { ...houseClosings, completed },
        asked: houseAsked(organisation),
      }
    },
  }
}
