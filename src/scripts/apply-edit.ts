import { err, ok, type Result } from '../basics/result.ts'
import { checkTurns } from './check-turns.ts'
import { addBlock, changeKind, deleteBlock, moveAfter, moveBlock } from './edit-blocks.ts'
import { addTerm, dropTerm, joinTerms } from './edit-condition.ts'
import { beginLanguage, dropLanguage, translate } from './edit-language.ts'
import { deleteEntry, moveEntry } from './edit-lists.ts'
import { editPart } from './edit-part.ts'
import { changeSettings } from './edit-settings.ts'
import { addTopic, deleteTopic, moveTopic } from './edit-topics.ts'
import { beginTurn, dropTurn } from './edit-turns.ts'
import { inWords } from './edit-words.ts'
import { readScript } from './read-script.ts'
import type { Script } from './script.ts'
import { brokenCites, citeWords, sameCite } from './script-cites.ts'
import type { ScriptEdit } from './script-edit.ts'
import { tidyVersions } from './tidy-versions.ts'

/**
 * The draft after one edit, or why not, a sentence each. Names of blocks and answers never change, so that conditions,
 * the other language and the difference by words keep hold of them. No edit makes a condition, words that read out an
 * earlier answer, or a quota look forward or at what is gone: it is refused, and everything that hangs there is named.
 */
export function applyEdit(script: Script, edit: ScriptEdit): Result<Script, string[]> {
  const done = edited(script, edit)
  if (!done.ok) return done
  const after = tidyVersions(done.value)
  const broken = newlyBroken(script, after, edit)
  if (broken.length > 0) return err([`${inWords(script, edit)}:`, ...broken])
  // Words were looked at as they came in.
  if (edit.edit === 'words') return ok(after)
  const read = readScript(after)
  return read.ok ? read : err(read.error.map(({ where, what }) => `${where}: ${what}.`))
}

function edited(script: Script, edit: ScriptEdit): Result<Script, string[]> {
  switch (edit.edit) {
    case 'words':
      return editPart(script, edit.part, (name) =>
        Object.hasOwn(edit.words, name) ? edit.words[name] : undefined,
      )
    case 'add':
      return addBlock(script, edit.block, edit.after)
    case 'delete':
      return deleteBlock(script, edit.id, edit.also === true)
    case 'move':
      return moveBlock(script, edit.id, edit.to)
    case 'move-after':
      return moveAfter(script, edit.id, edit.after)
    case 'kind':
      return changeKind(script, edit.id, edit.kind)
    case 'delete-entry':
      return deleteEntry(script, edit.id, edit.list, edit.entry)
    case 'move-entry':
      return moveEntry(script, edit.id, edit.list, edit.entry, edit.to)
    case 'settings':
      return changeSettings(script, edit.id, edit.settings)
    case 'add-term':
      return addTerm(script, edit.id, edit.term)
    case 'drop-term':
      return dropTerm(script, edit.id, edit.n)
    case 'join':
      return joinTerms(script, edit.id, edit.by)
    case 'turn':
      return beginTurn(script, edit.id, edit.to, edit.by)
    case 'drop-turn':
      return dropTurn(script, edit.id)
    case 'add-topic':
      return addTopic(script, edit.topic, edit.after)
    case 'delete-topic':
      return deleteTopic(script, edit.name)
    case 'move-topic':
      return moveTopic(script, edit.name, edit.to)
    case 'begin-language':
      return beginLanguage(script, edit.language)
    case 'drop-language':
      return dropLanguage(script, edit.language)
    case 'translate':
      return translate(script, edit.language, edit.words)
  }
}

/** What the edit alone would break. Words that name a wrong question are the checker's to find, as they are typed. */
function newlyBroken(before: Script, after: Script, { edit }: ScriptEdit): string[] {
  const known = brokenCites(before)
  const worded = edit === 'words' || edit === 'translate'
  const cites = brokenCites(after)
    .filter((cite) => !worded || cite.how !== 'words')
    .filter((cite) => !known.some((one) => sameCite(one, cite)))
    .map((cite) => `${capital(citeWords(cite))}.`)
  const turning = new Set(checkTurns(before).map(({ what }) => what))
  const turns = checkTurns(after)
    .filter(({ what }) => !turning.has(what))
    .map(({ what, whatToDo }) => `${what}. ${whatToDo}`)
  return [...new Set([...cites, ...turns])]
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
