import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { SeatId } from '../../src/basics/ids.ts'
import { backOff } from '../../src/switchboard/back-off.ts'
import {
  handOver,
  respondentDial,
  seatDial,
  supervisorDial,
} from '../../src/switchboard/dial-strings.ts'
import { voiceOrders } from '../../src/switchboard/voice-orders.ts'

const seat = '07' as SeatId

describe('what is said to the switch', () => {
  it('D5, D7, D10: a respondent is rung with the rules in the command itself', () => {
    const dial = respondentDial({
      call: 'c',
      seat,
      number: '+447700900123',
      callerId: '01632960000',
      longestCallMs: 90_500,
    })
    assert.equal(
      dial,
      "originate {origination_uuid=c,origination_caller_id_name=01632960000,origination_caller_id_number=01632960000,ignore_early_media=true,outbound_redirect_fatal=true,originate_timeout=60,hangup_after_conference=false,execute_on_answer='sched_hangup +91'}sofia/gateway/trunk/+447700900123 respondent-07 XML gatehouse",
    )
  })

  it('D5: a seat ends its conference, is told of nobody, and is given up in time for a message within 2 s', () => {
    const dial = seatDial('leg', seat, { address: 'sofia/seats/seat07%gatehouse' })
    assert.match(dial, /media_timeout=1500/)
    assert.match(dial, /ignore_display_updates=true/)
    assert.match(
      dial,
      /sofia\/seats\/seat07%gatehouse &conference\(seat-07@gatehouse\+flags\{endconf\}\)$/,
    )
  })

  it('a seat’s browser is called with the word that it was given, and a desk phone without one', () => {
    const phone = { address: 'sofia/seats/seat07%gatehouse', proof: 'a-word' }
    for (const dial of [seatDial('leg', seat, phone), supervisorDial('leg', seat, phone)])
      assert.match(dial, /,sip_h_X-Gatehouse-Call=a-word[,}]/)
    assert.doesNotMatch(seatDial('leg', seat, { address: 'x' }), /sip_h_/)
    assert.match(seatDial('leg', seat, { address: 'x' }), /,sip_auto_answer=true[,}]/)
  })

  it('J16: a desk phone speaks only encrypted; a browser does so by itself', () => {
    const secure = /,rtp_secure_media_outbound=mandatory:AES_CM_128_HMAC_SHA1_80,/
    for (const dial of [seatDial, supervisorDial]) {
      assert.match(dial('leg', seat, { address: 'x' }), secure)
      for (const phone of [
        { address: 'x', proof: 'a-word' },
        { address: 'x', plain: true },
      ])
        assert.doesNotMatch(dial('leg', seat, phone), /secure_media/)
    }
  })

  it('a supervisor joins muted and never first', () => {
    assert.match(supervisorDial('leg', seat, { address: 'x' }), /flags\{mute\|join-only\}\)$/)
  })

  it('D5: a respondent is handed over to where the message waits if nobody is there', () => {
    assert.equal(handOver('c', '90' as SeatId), 'uuid_transfer c respondent-90 XML gatehouse')
  })

  it('a whisper is muted first and opened last, so that no order lets the respondent hear it', () => {
    const orders = voiceOrders('whisper', { supervisor: 64, respondent: 63, callComing: true })
    assert.deepEqual(orders, ['mute 64', 'relate 64 63 nospeak', 'unmute 64'])
    assert.deepEqual(
      voiceOrders('whisper', { supervisor: 64, respondent: undefined, callComing: true }),
      ['mute 64'],
    )
  })

  it('a wire that fails is tried again after 0.5 s, then twice as long each time, up to 15 s', () => {
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5, 60].map(backOff),
      [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000],
    )
  })
})
