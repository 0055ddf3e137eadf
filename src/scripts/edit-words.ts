import type { Script } from './script.ts'
import type { ScriptEdit } from './script-edit.ts'

/** Says what cannot be done, before the list of what stands against it. */
export function inWords(script: Script, edit: ScriptEdit): string {
  switch (edit.edit) {
    case 'delete':
      return `“${edit.id}” cannot be deleted while other parts hang on it`
    case 'move':
    case 'move-after':
      return `“${edit.id}” cannot stand there: what it hangs on, or what hangs on it, would come in the wrong order`
    case 'kind':
      return `“${edit.id}” cannot become another kind of question while other parts hang on its answers`
    case 'delete-entry':
      return `“${labelOf(script, edit.id, edit.list, edit.entry)}” cannot be taken out while other parts hang on it`
    case 'words':
    case 'translate':
      return 'An answer cannot be taken out while other parts hang on it'
    case 'settings':
      return `This cannot be chosen for “${edit.id}” while other parts hang on its answers`
    case 'add-term':
    case 'join':
    case 'drop-term':
      return `“${edit.id}” cannot be asked on that condition`
    case 'turn':
    case 'drop-turn':
      return 'These blocks cannot change places'
    case 'add':
    case 'move-entry':
    case 'add-topic':
    case 'delete-topic':
    case 'move-topic':
    case 'begin-language':
    case 'drop-language':
      return 'This cannot be done'
  }
}

function labelOf(script: Script, id: string, list: 'options' | 'rows', entry: string): string {
  const block = script.questions.find((one) => one.id === id)
  const entries = list === 'rows' ? entriesOf(block, 'rows') : entriesOf(block, 'options')
  return entries.find((one) => one.id === entry)?.label ?? entry
}

function entriesOf(block: Script['questions'][number] | undefined, list: 'options' | 'rows') {
  if (block === undefined) return []
  if (list === 'rows') return 'rows' in block ? block.rows : []
  return 'options' in block ? block.options : []
}
