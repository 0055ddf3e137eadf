import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { liveCampaign } from '../support/a-live-day.ts'
import { type ApartSite, startApartSite } from '../support/apart/apart-site.ts'
import { startChild } from '../support/apart/child.ts'
import type { HostileGiven } from '../support/apart/hostile-process.ts'

/** Users that no machine has: what matters is that they are two, in one group. */
const group = 61_000
const [diallerUser, boxUser] = [61_001, 61_002]
const number = '+441632960999'

const whyNot =
  process.getuid?.() === 0
    ? undefined
    : 'Not tried: only root can run the two processes as two users.'

describe('code that runs as the box’s user (design 4)', () => {
  let site: ApartSite
  let found: Readonly<Record<string, string>> = {}
  const dialled: string[] = []
  before(async () => {
    if (whyNot) return
    const carrier = (one: string) => {
      dialled.push(one)
      return { does: 'answer', ringsAfter: 200, answersAfter: 500 } as const
    }
    site = await startApartSite({ of: { uid: diallerUser, gid: group }, carrier })
    const apart = await site.connect()
    const test = await site.openBox(apart)
    const campaign = await liveCampaign(test, await site.sealed())
    const { samples, doneKey } = test.box.house.writer.ahead.campaigns.get(campaign) ?? {}
    await test.box.close()
    apart.end()
    const given: HostileGiven = {
      ...{ data: site.config.data, socket: site.config.socket, pid: site.dialler.pid },
      ...{ eslPort: site.exchange.port, campaign, key: doneKey ?? '', number },
      case: `${samples?.[0]}.0`,
    }
    await mkdir(join(site.dir, 'nothing'), { recursive: true })
    const script = 'test/support/apart/hostile-process.ts'
    const hostile = await startChild(script, given, /^found /, { uid: boxUser, gid: group })
    const line = hostile.lines.find((one) => one.startsWith('found ')) ?? ''
    found = JSON.parse(line.slice('found '.length)) as Record<string, string>
    await hostile.stop()
  })
  after(async () => {
    if (!whyNot) await site.close()
  })

  const each = (name: string, look: () => void) =>
    it(name, (t) => {
      if (whyNot) return t.diagnostic(whyNot)
      look()
    })
  const allRefused = (pattern: RegExp, how: RegExp) => {
    const tried = Object.entries(found).filter(([what]) => pattern.test(what))
    assert.ok(tried.length > 0, 'something was tried')
    for (const [what, came] of tried) assert.match(came, how, what)
  }

  each('can neither list nor read nor write where the numbers and keys are', () =>
    allRefused(/folder|^read /, /^refused: EACCES$/),
  )
  each('can neither look into the dialler’s memory nor end it', () =>
    allRefused(/memory|end its process/, /^refused: (?:EACCES|EPERM)$/),
  )
  each('cannot reach the switch', () => allRefused(/reach the switch/, /^refused$/))
  each('cannot dial a number: the port has no word for one, and who says one is cut off', () =>
    allRefused(
      /in place of a case|beside the case|call’s id|no word/,
      /^refused: .*cannot be reached/,
    ),
  )
  each('cannot dial a case that there is not, nor without a seat that is connected', () =>
    allRefused(/there is not/, /"ok":false/),
  )
  each('cannot bring a number in: only a sample that is signed outside is taken', () =>
    allRefused(/^import/, /"ok":false.*(?:sealed|signed)/),
  )
  each('cannot have another do-not-call list, nor another history signed', () => {
    allRefused(/empty do-not-call/, /^refused: .*another do-not-call list/)
    allRefused(/history/, /"ok":false/)
  })
  each('cannot bring in, read or empty a list of those who must not be called (J6)', () => {
    allRefused(/^import .*list/, /"ok":false.*(?:sealed|signed)/)
    allRefused(/no word for: |number in place of a file/, /^refused: .*cannot be reached/)
    assert.equal(found['see which lists there are'], 'got []')
  })
  each('cannot tell a barred number from another, nor try more than 200 a day', () => {
    assert.equal(found['tell a barred number from another'], 'got "no difference"')
    const tried = found['bar number after number, to see which cases it stops']
    assert.equal(tried, 'got "stopped at 180"')
  })
  each('learns of a case whether it may be rung, and no digit more', () => {
    assert.equal(found['learn a number from what may be asked'], 'got ["yes"]')
    assert.doesNotMatch(JSON.stringify(found), /\d{9,}/)
  })
  each('and nothing was dialled; the dialler lives', () => {
    assert.deepEqual(dialled, [])
    assert.ok(site.dialler.lives(), 'the dialler lives')
  })
})
