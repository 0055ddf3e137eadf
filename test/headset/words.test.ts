import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isTheBoxs, readLineSettings } from '../../src/headset/line-settings.ts'
import type { Phone } from '../../src/headset/phone.ts'
import { wordsFor } from '../../src/headset/words.ts'
import { readingAge } from '../../src/scripts/reading-age.ts'
import { fc } from '../support/fast-check.ts'

const on = { is: 'on', line: 'registered', calls: ['a'], muted: false, unplugged: false } as const
const every: readonly Phone[] = [
  { is: 'asking' },
  ...(['not-allowed', 'not-found', 'in-use', 'not-secure'] as const).map((why) => ({
    ...{ is: 'without' as const, why },
  })),
  ...[true, false].flatMap((voice) =>
    [true, false].map((troubled) => ({ is: 'testing' as const, voice, troubled })),
  ),
  ...(['connecting', 'registered', 'lost', 'refused'] as const).flatMap((line) =>
    [[], ['a']].flatMap((calls) =>
      [true, false].flatMap((muted) =>
        [true, false].flatMap((unplugged) =>
          ([undefined, 'not-found', 'not-allowed', 'in-use'] as const).map((why) => ({
            ...{ is: 'on' as const, line, calls, muted, unplugged },
            ...(why === undefined ? {} : { why }),
          })),
        ),
      ),
    ),
  ),
]

describe('what an agent reads of the headset', () => {
  it('M16: is said in every state, in at most three short sentences', () => {
    for (const phone of every) {
      const { text } = wordsFor(phone)
      const sentences = text.split(/(?<=[.?…])\s/)
      assert.ok(text.length > 10 && text.length <= 100, `${JSON.stringify(phone)}: ${text}`)
      assert.ok(sentences.length <= 3, text)
    }
  })

  it('M16: reads easily enough for somebody of eleven', () => {
    const all = [...new Set(every.map((phone) => wordsFor(phone).text))].join(' ')
    assert.ok(readingAge(all) <= 11, `reading age ${readingAge(all)}`)
  })

  it('never says that all is well while nobody can hear the agent', () => {
    for (const phone of every) {
      const { tone } = wordsFor(phone)
      const heard = phone.is === 'on' && phone.calls.length > 0 && !phone.muted && !phone.unplugged
      if (phone.is === 'on' && tone === 'good') assert.ok(heard, JSON.stringify(phone))
    }
    assert.match(wordsFor({ ...on, unplugged: true }).text, /not plugged in\. Plug it in again/)
    assert.match(wordsFor({ ...on, unplugged: true, why: 'not-allowed' }).text, /may not use the/)
    assert.match(wordsFor({ ...on, muted: true }).text, /on mute\. Nobody can hear you/)
    assert.equal(wordsFor({ ...on, muted: true }).tone, 'wrong')
  })

  it('says that one can go on talking while only the line is lost', () => {
    assert.match(wordsFor({ ...on, line: 'lost' }).text, /go on talking/)
    assert.match(
      wordsFor({ ...on, line: 'lost', calls: [] }).text,
      /lost\. It comes back by itself/,
    )
  })
})

describe('the box’s own call', () => {
  const own = { fromUser: '0000', fromName: 'Gatehouse', proof: 'word' }

  it('is known by its name and the word together; either alone is a stranger', () => {
    assert.equal(isTheBoxs(own, { proof: 'word' }), true)
    assert.equal(isTheBoxs({ ...own, fromUser: 'seat02' }, { proof: 'word' }), false)
    assert.equal(isTheBoxs({ ...own, fromName: 'gatehouse' }, { proof: 'word' }), false)
    assert.equal(isTheBoxs({ ...own, proof: undefined }, { proof: 'word' }), false)
  })

  it('cannot be made with a word that was guessed, nor before there is a word', () => {
    fc.assert(
      fc.property(fc.string(), (proof) => {
        assert.equal(isTheBoxs({ ...own, proof }, { proof: 'word' }), proof === 'word')
        assert.equal(isTheBoxs({ ...own, proof }, { proof: '' }), false)
      }),
    )
  })
})

describe('what the box answers a headset', () => {
  const whole = { server: 'wss://box.example:7443', user: 'seat01', password: 'p', proof: 'w' }

  it('is read when it is whole, and otherwise not at all', () => {
    assert.deepEqual(readLineSettings({ ...whole, more: 1 }), whole)
    for (const name of Object.keys(whole)) {
      for (const wrong of ['', 7, null, undefined, ['x']])
        assert.equal(readLineSettings({ ...whole, [name]: wrong }), undefined, name)
    }
    for (const server of ['https://box.example', 'wss://', 'wss://box.example/path', 'wss://a b'])
      assert.equal(readLineSettings({ ...whole, server }), undefined, server)
  })

  it('can be anything else without harm', () => {
    fc.assert(fc.property(fc.anything(), (value) => void readLineSettings(value)))
  })
})
