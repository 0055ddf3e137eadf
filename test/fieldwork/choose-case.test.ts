import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { CaseId } from '../../src/basics/ids.ts'
import { instant } from '../../src/basics/instant.ts'
import { seeded } from '../../src/basics/seeded.ts'
import { type CandidateSource, chooseCase } from '../../src/fieldwork/choose-case.ts'

const now = instant(0)
const id = (text: string) => text as CaseId
const random = seeded('choose')

function source(parts: Partial<Record<'asked' | 'again', string[]>>, fresh = 3): CandidateSource {
  return {
    appointmentsDue: () => (parts.asked ?? []).map(id),
    retriesDue: () => (parts.again ?? []).map(id),
    fresh: () => Array.from({ length: fresh }, (_, ahead) => id(`fresh ${ahead}`)),
  }
}
const choose = (one: CandidateSource, may?: (candidate: CaseId) => boolean) => {
  const choice = chooseCase([one], now, random, may)
  return choice && { case: choice.case, why: choice.why }
}

it('a call that was asked for comes first, then one due again, then one never tried', () => {
  const all = source({ asked: ['asked'], again: ['again'] })
  assert.deepEqual(choose(all), { case: 'asked', why: 'appointment' })
  assert.deepEqual(choose(source({ again: ['again'] })), { case: 'again', why: 'retry' })
  assert.deepEqual(choose(source({})), { case: 'fresh 0', why: 'fresh' })
  assert.equal(choose(source({}, 0)), undefined)
})

it('of several campaigns the first that has a case wins, but for a call that somebody asked for', () => {
  const first = source({ again: ['first again'] })
  const second = source({ asked: ['second asked'], again: ['second again'] })
  const chosen = (...campaigns: CandidateSource[]) => {
    const { case: one, of } = chooseCase(campaigns, now, random) ?? {}
    return [one, of]
  }
  assert.deepEqual(chosen(first, second), ['second asked', 1])
  assert.deepEqual(chosen(first, source({ again: ['second again'] })), ['first again', 0])
  assert.deepEqual(chosen(source({}, 1), source({ again: ['x'] })), ['fresh 0', 0])
  assert.deepEqual(chosen(source({}, 0), source({ again: ['x'] })), ['x', 1])
})

it('a case that the dial rules refuse is passed over', () => {
  const all = source({ asked: ['asked'], again: ['one', 'two'] })
  const may = (candidate: CaseId) => candidate !== 'asked' && candidate !== 'one'
  assert.equal(choose(all, may)?.case, 'two')
  const freshOnly = (candidate: CaseId) => candidate === 'fresh 2'
  assert.equal(choose(all, freshOnly)?.case, 'fresh 2')
  assert.equal(
    choose(all, () => false),
    undefined,
  )
})

it('an agent cannot tell which of the cases due comes next', () => {
  const again = Array.from({ length: 10 }, (_, index) => `case ${index}`)
  const drawn = new Set<string>()
  for (let turn = 0; turn < 200; turn++) drawn.add(choose(source({ again }))?.case ?? '')
  assert.equal(drawn.size, 10)
})

it('a million cases cost no more than the few that are looked at', () => {
  let looked = 0
  function* endless(what: string) {
    for (let index = 0; ; index++) {
      looked += 1
      yield id(`${what} ${index}`)
    }
  }
  const vast: CandidateSource = {
    appointmentsDue: () => [],
    retriesDue: () => endless('due'),
    fresh: () => endless('fresh'),
  }
  choose(vast, () => false)
  assert.ok(looked <= 101, `looked at ${looked} cases`)
})
