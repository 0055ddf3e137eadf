import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { SeatId } from '../../src/basics/ids.ts'
import { soundOf } from '../../src/phone/seat-sound.ts'
import { accountsFile, siteSound } from '../../src/site/seat-sound.ts'
import { readSiteSettings } from '../../src/site/site-settings.ts'
import { aSite } from './a-site.ts'

const read = readSiteSettings(JSON.stringify(aSite()))
assert.ok(read.ok, 'the example site is sound')
const settings = read.value
const browser = {
  seat: '01' as SeatId,
  user: 'seat01',
  password: 'for-this-opening',
  proof: 'word',
}

describe('how the seats of a site sound', () => {
  it('is a browser where the settings say so, and a desk phone everywhere else', () => {
    const sound = siteSound(settings)
    const of = (seat: string) => soundOf(sound, seat as SeatId)
    assert.deepEqual(['01', '02', '90', '77'].map(of), [
      'browser',
      ...['desk-phone', 'desk-phone', 'desk-phone'],
    ])
    assert.equal(sound.server, 'wss://10.20.0.2:7443')
  })

  it('is captions without settings: the trial', () => {
    assert.equal(soundOf(undefined, '01' as SeatId), 'captions')
  })
})

describe('the file of the seats’ accounts', () => {
  const write = accountsFile(settings)

  it('holds the browsers of the seats that are open, each at its address, and no desk phone', () => {
    const users = (text: string) => [...text.matchAll(/<user id="(\w+)">/g)].map(([, id]) => id)
    assert.deepEqual(users(write([])), [])
    const open = write([browser])
    assert.deepEqual(users(open), ['seat01'])
    assert.match(open, /<user id="seat01">.*name="auth-acl" value="10\.20\.0\.11\/32"/)
  })

  it('holds neither a password nor the word of the box’s own call', () => {
    assert.doesNotMatch(write([browser]), /for-this-opening|word"/)
  })

  it('has no account for a seat that the settings do not know, nor for a browser at a desk phone’s seat', () => {
    const strangers = ['77', '02'].map((seat) => ({ ...browser, seat: seat as SeatId }))
    assert.equal(write(strangers), write([]))
  })
})
