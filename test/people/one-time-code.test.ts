import assert from 'node:assert/strict'
import { describe, it } from 'node-test-runner-utils'
import { instant } from '../../src/basics/instant.ts'
import { acceptCode, codeNow, toBase32 } from '../../src/people/one-time-code.ts'

// RFC 6238, appendix B, SHA-1: the last six of its eight digits.
const secret = toBase32(Buffer.from('12345678901234567890'))

describe('the code of a person’s own device', () => {
  it.each([
    { at: 59, code: '287082' },
    { at: 1_111_111_109, code: '081804' },
    { at: 1_111_111_111, code: '050471' },
    { at: 1_234_567_890, code: '005924' },
    { at: 2_000_000_000, code: '279037' },
    { at: 20_000_000_000, code: '353130' },
  ])('at $at seconds is $code, as in RFC 6238', ({ at, code }: { at: number; code: string }) => {
    assert.equal(codeNow(secret, instant(at * 1000)), code)
    assert.notEqual(acceptCode(secret, code, instant(at * 1000), undefined), undefined)
  })

  it('works once: the same code, or an older one, is refused after it', () => {
    const now = instant(1_111_111_111_000)
    const used = acceptCode(secret, codeNow(secret, now), now, undefined)
    assert.equal(acceptCode(secret, codeNow(secret, now), now, used), undefined)
    assert.equal(acceptCode(secret, codeNow(secret, instant(now - 30_000)), now, used), undefined)
    const later = instant(now + 30_000)
    assert.notEqual(acceptCode(secret, codeNow(secret, later), later, used), undefined)
  })

  it('is refused when it is two steps old, not six digits, or somebody else’s', () => {
    const now = instant(1_111_111_111_000)
    assert.equal(
      acceptCode(secret, codeNow(secret, instant(now - 60_000)), now, undefined),
      undefined,
    )
    for (const bad of ['', '12345', '1234567', '12a456', '٠٥٠٤٧١'])
      assert.equal(acceptCode(secret, bad, now, undefined), undefined)
    const other = toBase32(Buffer.from('09876543210987654321'))
    assert.equal(acceptCode(other, codeNow(secret, now), now, undefined), undefined)
  })
})
