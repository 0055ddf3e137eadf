import { type Condition, doesNotKnow, prefersNotToSay, type Script } from './script.ts'

/** A condition in words: satisfied is “Good” or “Very good” and not (q2 is “Yes”). */
export function conditionWords(script: Script, condition: Condition): string {
  if ('all' in condition) return condition.all.map((one) => inner(script, one)).join(' and ')
  if ('any' in condition) return condition.any.map((one) => inner(script, one)).join(' or ')
  if ('not' in condition) return `not (${conditionWords(script, condition.not)})`
  const [block] = condition.at.split('.')
  const found = script.questions.find(({ id }) => id === block)
  const options = found && 'options' in found ? found.options : []
  const labels = [...options, doesNotKnow, prefersNotToSay]
  const names = condition.is.map((id) => labels.find((one) => one.id === id)?.label ?? id)
  return `${condition.at} is ${names.map((name) => `“${name}”`).join(' or ')}`
}

function inner(script: Script, condition: Condition): string {
  const joined = 'all' in condition || 'any' in condition
  const words = conditionWords(script, condition)
  return joined ? `(${words})` : words
}
