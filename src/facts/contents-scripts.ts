import { contentsOfFieldwork } from './contents-fieldwork.ts'

/** What facts about scripts, practice and field work hold, part by part: rows of `contents`, which checks them. */
export const contentsOfScripts = {
  ...contentsOfFieldwork,
  'script.imported': {
    clear: {
      name: 'its short name',
      from: 'the kind of file',
      taken: 'rows taken',
      changed: 'rows changed',
      refused: 'rows refused',
      report: 'the hash of the report on each row',
      kin: 'scripts that hold the same questions to a half or more',
    },
  },
  'script.begun': {
    clear: { name: 'its short name', copied: 'the hash of the version whose words it begins with' },
  },
  'script.edited': {
    clear: {
      name: 'its short name',
      before: 'the hash of the draft that was changed',
      undoes: 'that the change before was taken back',
    },
  },
  'script.proposed': { clear: { kin: 'scripts that hold the same questions to a half or more' } },
  'script.part_read': { clear: { part: 'twelve hex digits of exactly the words that were read' } },
  'script.finding_accepted': {
    clear: {
      finding: 'twelve hex digits of exactly the finding',
      key: 'the name of the key that seals it; not the key',
    },
    under: 'the note’s own',
    sealed: { reason: 'why the finding may stand, in the approver’s words' },
  },
  'script.reasons_forgotten': { clear: { keys: 'the names of the keys that are gone' } },
  'practice.finished': {
    clear: {
      met: 'which kind of played respondent',
      ended: 'completed, left, or which exit',
      asWanted: 'whether a careful agent would have come to that',
      slips: 'how many presses were refused',
    },
  },
  'practice.scored': {
    clear: { interview: 'the line of the practice interview', score: 'the score, of four' },
  },
} as const
