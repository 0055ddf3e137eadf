import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Interview } from '../../src/calls/interview.ts'
import { tokensIn, wordsAt } from '../../src/scripts/words-at.ts'
import { sayable } from '../../src/web/closing-of.ts'
import { trialScript } from '../scripts/trial-script.ts'

it('G5: where an interview goes on, no word of a page says what was answered on the day before', () => {
  const script = trialScript()
  const naming = script.questions.find(({ read }) => tokensIn(read).length > 0)
  const [named = ''] = tokensIn(naming?.read ?? '')
  const asked = script.questions.find(({ id }) => id === named)
  assert.ok(naming && asked && 'options' in asked, 'the trial’s script names an earlier answer')
  const [option] = asked.options
  const answers = { [named]: { kind: 'one', option: option?.id ?? '' } } as const
  const interview = { answers, trail: [] } as unknown as Interview
  const read = (one: Interview) =>
    wordsAt(script, naming.id, sayable(one, answers), { workingName: 'Alex' }).read
  assert.ok(read(interview).includes(option?.label ?? 'none'), 'on the same day it is said')
  const later = read({ ...interview, again: 'goes-on' })
  assert.ok(!later.includes(option?.label ?? ''), later)
  const today = read({ ...interview, again: 'goes-on', trail: [named] })
  assert.ok(today.includes(option?.label ?? 'none'), 'what was said today is')
})
