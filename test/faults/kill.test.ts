import assert from 'node:assert/strict'
import { it } from 'node:test'
import { killRounds } from './kill-rounds.ts'

/** Fewer kills than 25, where the machine is so busy that they would take longer. */
const longestMs = 240_000

it('25 times killed at work, the box keeps everything that anybody was told, and everybody is back where they were', async (test) => {
  const { rounds, starts, answers, coded, approvals } = await killRounds(25, 'kill -9', {
    longestMs,
  })
  test.diagnostic(`killed ${rounds} times`)
  test.diagnostic(
    `${answers} answers, ${coded} ended calls, ${approvals} approvals were shown as saved; first page after ${Math.round(Math.max(...starts))} ms at most`,
  )
  assert.ok(answers > 0 && coded > 0, 'there was something to lose')
})
