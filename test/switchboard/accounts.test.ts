import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { inspect } from 'node:util'
import type { SeatId } from '../../src/basics/ids.ts'
import { err, ok, type Result } from '../../src/basics/result.ts'
import type { SeatAccount } from '../../src/phone/seat-account.ts'
import { AccountBook } from '../../src/switchboard/account-book.ts'
import { directoryFile } from '../../src/switchboard/directory-file.ts'
import type { Line } from '../../src/switchboard/link.ts'

const [one, two, desk] = ['01', '02', '03'] as SeatId[] as [SeatId, SeatId, SeatId]

/** A switch that remembers what it was told, and can be out of order. */
function aSwitch() {
  const told: (readonly SeatAccount[])[] = []
  const now = { works: true, reloads: 0, refusal: '-ERR no such file' }
  const line: Line = {
    api: async () => {
      now.reloads += 1
      return ok(`${now.works ? '+OK [Success]' : now.refusal}\n`)
    },
    background: async () => ok(undefined),
  }
  const directory = {
    learn: async (
      accounts: readonly SeatAccount[],
      reload: () => Promise<Result<void, string>>,
    ) => {
      told.push(accounts)
      return reload()
    },
  }
  const book = new AccountBook(line, {
    accounts: { directory, isBrowser: (seat: SeatId) => seat !== desk },
  })
  return { book, told, now }
}

describe('the accounts of seats that speak through browsers', () => {
  it('are random, other for each seat, and long enough that nobody guesses them', async () => {
    const { book } = aSwitch()
    await book.open(one, two)
    const [a, b] = [await book.of(one), await book.of(two)]
    assert.ok(a && b)
    assert.equal(new Set([a.password, a.proof, b.password, b.proof]).size, 4)
    for (const secret of [a.password, a.proof]) assert.match(secret, /^[\w-]{32}$/)
    assert.equal(a.user, 'seat01')
  })

  it('live for one opening of the seat: closed they are gone, opened again they are others', async () => {
    const { book, told } = aSwitch()
    await book.open(one)
    const first = await book.of(one)
    await book.open(one)
    assert.deepEqual(await book.of(one), first, 'open is open')
    await book.close(one)
    assert.equal(await book.of(one), undefined)
    assert.deepEqual(told.at(-1), [], 'the switch forgets it')
    await book.open(one)
    assert.notEqual((await book.of(one))?.password, first?.password)
  })

  it('are none for a desk phone, and for nobody where there is no directory', async () => {
    const { book, told } = aSwitch()
    await book.open(desk)
    assert.equal(await book.of(desk), undefined)
    assert.deepEqual(told, [])
    const line = {
      api: async () => assert.fail('asks the switch'),
      background: async () => ok(undefined),
    }
    const none = new AccountBook(line as unknown as Line, {})
    await none.connected([one])
    await none.open(one)
    assert.equal(await none.of(one), undefined)
  })

  it('are told to the switch together when a whole room is seated at once', async () => {
    const { book, told, now } = aSwitch()
    const seats = Array.from({ length: 60 }, (_, at) => String(at + 10) as SeatId)
    await Promise.all(seats.map((seat) => book.open(seat)))
    assert.ok(now.reloads <= 3, `${now.reloads} reloads for 60 seats`)
    assert.equal(told.at(-1)?.length, 60)
  })

  it('are new after a restart, and what an earlier process left is gone', async () => {
    const { book, told } = aSwitch()
    await book.connected([one, desk])
    const given = await book.of(one)
    assert.ok(given)
    assert.deepEqual(told, [[given]])
    const idle = aSwitch()
    await idle.book.connected([])
    assert.deepEqual(idle.told, [[]])
  })

  it('are told again to a switch that comes back, and stay what they are', async () => {
    const { book, told } = aSwitch()
    await book.connected([])
    await book.open(one)
    const given = await book.of(one)
    await book.connected([two])
    assert.deepEqual(told, [[], [given], [given]])
  })

  it('say in words that the switch does not take them, and are told again when asked for', async () => {
    const { book, told, now } = aSwitch()
    now.works = false
    const opened = await book.open(one)
    assert.ok(!opened.ok)
    assert.match(opened.error.what, /does not read its accounts again\. Start it/)
    now.works = true
    assert.ok(await book.of(one))
    assert.equal(told.length, 2)
    assert.ok((await book.open(one)).ok)
  })

  it('are not taken for read when a FreeSWITCH with no room says “+OK” and means no', async () => {
    const { book, now } = aSwitch()
    now.works = false
    now.refusal = '+OK [Cannot Open log directory or XML Root!]'
    assert.equal((await book.open(one)).ok, false)
  })

  it('are in no error', async () => {
    const { book, now } = aSwitch()
    await book.open(one)
    const account = await book.of(one)
    now.works = false
    const closed = await book.close(one)
    assert.ok(account)
    assert.doesNotMatch(
      inspect(closed, { depth: 9 }),
      new RegExp(`${account.password}|${account.proof}`),
    )
  })
})

describe('the file of accounts that FreeSWITCH reads again', () => {
  const accounts = [{ seat: one, user: 'seat01', password: 'a-Password_1', proof: 'word' }]
  const reload = async () => ok(undefined)

  it('is replaced in one piece, read by owner and group alone, and holds no proof', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gatehouse-accounts-'))
    const path = join(folder, 'seat-accounts.xml')
    const file = directoryFile(path, (all) =>
      all.map(({ user, password }) => `${user} ${password}\n`).join(''),
    )
    assert.ok((await file.learn(accounts, reload)).ok)
    assert.equal(readFileSync(path, 'utf8'), 'seat01 a-Password_1\n')
    assert.equal(statSync(path).mode & 0o777, 0o640)
    await file.learn([], reload)
    assert.equal(readFileSync(path, 'utf8'), '')
    rmSync(folder, { recursive: true })
  })

  it('J16: the switch may write its expanded configuration while it reads, and at no other time', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gatehouse-accounts-'))
    const expanded = join(folder, 'freeswitch.xml.fsxml')
    writeFileSync(expanded, '')
    const mode = () => statSync(expanded).mode & 0o777
    const file = directoryFile(join(folder, 'x'), () => '', expanded)
    for (const answer of [ok(undefined), err('no')]) {
      const learnt = await file.learn([], async () => {
        assert.equal(mode(), 0o660, 'while it reads')
        return answer
      })
      assert.deepEqual(learnt, answer)
      assert.equal(mode(), 0o640, 'afterwards')
    }
    const none = directoryFile(join(folder, 'x'), () => '', join(folder, 'not-there'))
    const learnt = await none.learn([], async () => assert.fail('reloaded'))
    assert.match(learnt.ok ? '' : learnt.error, /Start it by its own unit/)
    rmSync(folder, { recursive: true })
  })

  it('says which folder to put right when it cannot be written, and does not reload', async () => {
    const file = directoryFile('/nowhere/at/all/seat-accounts.xml', () => '')
    const learnt = await file.learn(accounts, async () => assert.fail('reloaded'))
    assert.ok(!learnt.ok)
    assert.match(learnt.error, /cannot be written to \/nowhere.*Make its folder writable/)
    assert.doesNotMatch(learnt.error, /a-Password_1/)
  })

  it('tells what the switch says when it does not read it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gatehouse-accounts-'))
    const file = directoryFile(join(folder, 'x'), () => '')
    assert.deepEqual(await file.learn([], async () => err('no')), err('no'))
    rmSync(folder, { recursive: true })
  })
})
