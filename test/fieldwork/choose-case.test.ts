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
    fresh: (ahead) => (ahead < fresh ? id(`fresh ${ahead}`) : undefined),
  }
}

it('a call that was asked for comes first, then one due again, then one never tried', () => {
  const all = source({ asked: ['asked'], again: ['again'] })
  assert.deepEqual(chooseCase(all, now, random), { case: 'asked', why: 'appointment' })
  assert.deepEqual(chooseCase(source({ again: ['again'] }), now, random), {
    case: 'again',
    why: 'retry',
  })
  assert.deepEqual(chooseCase(source({}), now, random), { case: 'fresh 0', why: 'fresh' })
  assert.equal(chooseCase(source({}, 0), now, random), undefined)
})

it('a case that the dial rules refuse is passed over', () => {
  const all = source({ asked: ['asked'], again: ['one', 'two'] })
  const may = (candidate: CaseId) => candidate !== 'asked' && candidate !== 'one'
  assert.equal(chooseCase(all, now, random, may)?.case, 'two')
  const freshOnly = (candidate: CaseId) => candidate === 'fresh 2'
  assert.equal(chooseCase(all, now, random, freshOnly)?.case, 'fresh 2')
  assert.equal(
    chooseCase(all, now, random, () => false),
    undefined,
  )
})

it('an agent cannot tell which of the cases due comes next', () => {
  const again = Array.from({ length: 10 }, (_, index) => `case ${index}`)
  const drawn = new Set<string>()
  for (let turn = 0; turn < 200; turn++) {
    drawn.add(chooseCase(source({ again }), now, random)?.case ?? '')
  }
  assert.equal(drawn.size, 10)
})

it('a million cases cost no more than the few that are looked at', () => {
  let looked = 0
  function* endless() {
    for (let index = 0; ; index++) {
      looked += 1
      yield id(`due ${index}`)
    }
  }
  const vast: CandidateSource = {
    appointmentsDue: () => [],
    retriesDue: endless,
    fresh: (ahead) => {
      looked += 1
      return id(`fresh ${ahead}`)
    },
  }
  chooseCase(vast, now, random, () => false)
  assert.ok(looked <= 101, `looked at ${looked} cases`)
})
