import { err, ok, type Result } from '../basics/result.ts'
import { swapped } from './edit-blocks.ts'
import { topicWords } from './house-words.ts'
import { newId } from './new-id.ts'
import type { Asked, HouseTopic, Language, Script, Wording } from './script.ts'
import type { NewTopic } from './script-edit.ts'
import { topicNames } from './topics.ts'

type Edited = Result<Script, string[]>

/** One more thing that people ask: a topic of the house that is not there yet, or the script's own. Behind `after`, else first. */
export function addTopic(script: Script, fresh: NewTopic, after: string | undefined): Edited {
  const [asked, say] = [fresh.asked.trim(), fresh.say.trim()]
  if (asked === '' || say === '')
    return err(['Write what people ask, and what the agent says to it.'])
  const names = topicNames(script)
  const at = after === undefined ? 0 : names.indexOf(after) + 1
  if (after !== undefined && at === 0) return noTopic(after)
  const taken = new Set([...script.asked.map(({ topic }) => topic), ...Object.keys(topicWords)])
  if (fresh.topic !== undefined && script.asked.some(({ topic }) => topic === fresh.topic))
    return err([`“${fresh.topic}” has an answer already. Change that one.`])
  if (fresh.topic !== undefined && !Object.hasOwn(topicWords, fresh.topic))
    return err([`There is no topic “${fresh.topic}”. Choose one of the list.`])
  const topic = fresh.topic ?? newId(asked, new Set([...taken, 'new']), 'topic')
  return ok(inOrder(script, toRows(script).toSpliced(at, 0, { one: { topic, asked, say } })))
}

/** Without one. What every call must be able to answer stays: its words can be changed (R1, R3, R7). */
export function deleteTopic(script: Script, name: string): Edited {
  const at = topicNames(script).indexOf(name)
  if (at < 0) return noTopic(name)
  const kept = whyKept(script, name)
  return kept === undefined ? ok(inOrder(script, toRows(script).toSpliced(at, 1))) : err([kept])
}

/** Why a topic cannot be deleted, in a sentence; undefined when it can. */
export function whyKept(script: Script, name: string): string | undefined {
  const topic = script.asked[topicNames(script).indexOf(name)]?.topic ?? ''
  const all = script.asked.filter((one) => one.topic === topic)
  if (all.length > 1 || !isNeeded(script, topic)) return undefined
  return `“${topic}” cannot be deleted: nothing else says ${topicWords[topic]}. People ask, and get a true answer (R1, R3). Change its words instead.`
}

/** One place up or down, as the agent's page lists them. */
export function moveTopic(script: Script, name: string, to: 'up' | 'down'): Edited {
  const at = topicNames(script).indexOf(name)
  if (at < 0) return noTopic(name)
  const moved = swapped(toRows(script), at, to)
  return moved === undefined
    ? err([`“${name}” is the ${to === 'up' ? 'first' : 'last'} already.`])
    : ok(inOrder(script, moved))
}

/** A topic, and its place from 1 where it stands in the script already. */
type Row = { readonly one: Asked; readonly was?: number }

function toRows({ asked }: Script): readonly Row[] {
  return asked.map((one, n) => ({ one, was: n + 1 }))
}

/** The topics in that order, and their words in the other language with them: those are named by the place. */
function inOrder(script: Script, rows: readonly Row[]): Script {
  const asked = rows.map(({ one }) => one)
  if (script.versions === undefined) return { ...script, asked }
  const places = new Map(rows.map(({ was }, n) => [String(was), n + 1]))
  const worded = Object.entries(script.versions).map(([language, words]): [Language, Wording] => [
    language as Language,
    Object.fromEntries(
      Object.entries(words).flatMap(([key, text]) => {
        const [part, was = '', end] = key.split('/')
        if (part !== 'asked') return [[key, text]]
        const place = places.get(was)
        return place === undefined ? [] : [[`asked/${place}/${end}`, text]]
      }),
    ),
  ])
  return { ...script, asked, versions: Object.fromEntries(worded) }
}

/** Six are answered on every call; how long it takes is answered here unless the opening says it. */
function isNeeded({ opening }: Script, topic: string): topic is HouseTopic {
  if (!Object.hasOwn(topicWords, topic)) return false
  return topic !== 'length' || !opening.some(({ says }) => says.includes('length'))
}

function noTopic(name: string): Edited {
  return err([
    `There is no “${name.slice(0, 60)}” among what people ask in this draft. Open it again: somebody may have deleted it.`,
  ])
}
