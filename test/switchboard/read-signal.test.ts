import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readSignal } from '../../src/switchboard/read-signal.ts'
import { fc } from '../support/fast-check.ts'
import { said, signal } from './signal.ts'

const mark = { id: 77, ports: [5_061, 7_443] }

describe('what the switch says that it answered to a seat', () => {
  it('is read where it bears the mark of this switch, down to the seat and no further', () => {
    const sip = said({ status: 405, method: 'REFER', from: 'seat01', to: 'somebody' })
    assert.deepEqual(readSignal(signal({ sip }), mark), {
      ...{ address: '10.20.0.11', status: 405, method: 'REFER', from: 'seat01', to: undefined },
    })
  })

  it('is nothing when a mark is missing, when a seat said it, or when it is no answer', () => {
    const sip = said({ status: 405, method: 'REFER', from: 'seat01', to: 'seat01' })
    assert.ok(readSignal(signal({ sip }), mark), 'read as it is')
    for (const wrong of [{ id: 78 }, { fromPort: 40_000 }, { magic: 'HEP2' }])
      assert.equal(readSignal(signal({ sip, ...wrong }), mark), undefined, JSON.stringify(wrong))
    for (const other of [
      'REFER sip:x SIP/2.0\r\nCSeq: 1 REFER\r\n\r\n',
      'SIP/2.0 100 Trying\r\n',
      '',
    ])
      assert.equal(readSignal(signal({ sip: other }), mark), undefined, other)
  })

  it('is read to its first empty line: what a body says of itself is nothing', () => {
    const sip = 'SIP/2.0 200 OK\r\nFrom: <sip:seat01@gatehouse>\r\n\r\nCSeq: 1 REFER\r\n'
    assert.equal(readSignal(signal({ sip }), mark), undefined)
  })

  it('never throws, whatever comes, cut or changed anywhere', () => {
    const sip = said({ status: 405, method: 'REFER', from: 'seat01', to: 'seat01' })
    const whole = signal({ sip })
    for (let end = 0; end < whole.length; end++) readSignal(whole.subarray(0, end), mark)
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.uint8Array(), (at, byte, more) => {
        const changed = Buffer.concat([whole, Buffer.from(more)])
        changed[at] = byte
        readSignal(changed, mark)
        readSignal(Buffer.from(more), mark)
      }),
    )
  })
})
