import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { instant } from '../../src/basics/instant.ts'
import type { Fact } from '../../src/facts/fact.ts'
import { codeNow } from '../../src/people/one-time-code.ts'
import { personNamed } from '../support/a-live-day.ts'
import { BrowserJar, type Page } from '../support/browser-jar.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { type StaffAt, signedIn, watchFacts, words } from './staff-at.ts'

type Fields = readonly (readonly [string, string])[]

const own = 'otter lamp brine'

async function signIn(box: TestBox, fields: Fields): Promise<{ jar: BrowserJar; page: Page }> {
  const jar = new BrowserJar(box.box)
  const page = await jar.post('/sign-in', fields, await jar.get('/sign-in'))
  return { jar, page }
}

/** What the box shows once: the words after this one, up to the next mark. */
function shown(page: Page, what: string): string {
  return new RegExp(`[Tt]he (?:new )?${what} ([\\w-]+)`).exec(words(page))?.[1] ?? 'nothing'
}

describe('a first password that a governor gave', () => {
  let box: TestBox
  let ruth: StaffAt
  let facts: Fact[]
  const state = () => box.box.house.writer.ahead
  const at = (last: string) => `/governor/people/${personNamed(box.box.house, last)}`
  const choose = (jar: BrowserJar, page: Page, fields: Fields) =>
    jar.post('/password', fields, page)

  before(async () => {
    box = await startTestBox({ speed: 1 })
    ruth = await signedIn(box, 'r.adeyemi')
    facts = watchFacts(box)
    await ruth.stepUp()
  })
  after(() => box.close())

  it('opens one page alone, whatever is asked for, until its person has chosen another', async () => {
    const added = await ruth.post('/governor/people/new', [
      ['role', 'supervisor'],
      ['familyName', 'Vale'],
      ['givenName', 'Ada'],
      ['username', 'a.vale'],
    ])
    assert.match(words(added), /They choose their own when they sign in with it/)
    const [password, pin] = [shown(added, 'password'), shown(added, 'PIN')]
    const name = ['name', 'a.vale'] as const
    const { jar, page } = await signIn(box, [name, ['password', password]])
    assert.equal(page.view, 'choose-sign-in')
    assert.match(words(page), /Somebody else set what you signed in with/)
    assert.doesNotMatch(page.text, /aria-label="Sections"/)
    for (const path of ['/supervisor', '/supervisor/open', '/supervisor/seating', '/step-up'])
      assert.equal((await jar.get(path)).view, 'choose-sign-in', path)
    assert.equal((await jar.post('/supervisor/open', [], page)).view, 'choose-sign-in')

    const wrong: readonly (readonly [Fields, RegExp])[] = [
      [[['password', 'short']], /12 characters or more/],
      [
        [
          ['password', own],
          ['again', `${own}s`],
          ['pin', '482915'],
        ],
        /same password twice/,
      ],
      [
        [
          ['password', own],
          ['again', own],
        ],
        /Enter six digits/,
      ],
      [
        [
          ['password', own],
          ['again', own],
          ['pin', '123456'],
        ],
        /easy to guess/,
      ],
      [
        [
          ['password', password],
          ['again', password],
          ['pin', '482915'],
        ],
        /Choose another/,
      ],
      [
        [
          ['password', own],
          ['again', own],
          ['pin', pin],
        ],
        /PIN you were given/,
      ],
    ]
    for (const [fields, sentence] of wrong) {
      const again = await choose(jar, page, fields)
      assert.equal(again.status, 422)
      assert.match(words(again), sentence)
    }
    const chosen = await choose(jar, page, [
      ['password', own],
      ['again', own],
      ['pin', '482915'],
    ])
    assert.equal(chosen.view, 'open-shift')
    assert.deepEqual(
      facts
        .filter(({ type }) => type === 'person.sign_in_chosen')
        .map(({ by, data }) => [by?.person, data]),
      [
        [
          personNamed(box.box.house, 'Vale'),
          {
            key: state().people.get(personNamed(box.box.house, 'Vale'))?.keys.at(-1),
            device: false,
          },
        ],
      ],
    )
    assert.equal((await signIn(box, [name, ['password', password]])).page.status, 403)
    assert.equal((await signIn(box, [name, ['password', own]])).page.view, 'open-shift')
  })

  it('comes again with every reset, which ends the sign-in and says what it costs', async () => {
    const helen = await signedIn(box, 'h.marsh')
    const pageOf = await ruth.get(at('Marsh'))
    assert.match(
      words(pageOf),
      /Sign-in .*forgotten or lost.* Give a new password .*Give a new PIN/,
    )
    assert.doesNotMatch(words(pageOf), /code device/)
    const reset = await ruth.post(`${at('Marsh')}/sign-in/password`)
    const password = shown(reset, 'password')
    assert.equal((await helen.get('/supervisor')).view, 'sign-in', 'the open session is over')
    const last = facts.slice(-3).map(({ type }) => type)
    assert.ok(last.includes('person.sign_in_reset') && last.includes('session.closed'))
    const { page } = await signIn(box, [
      ['name', 'h.marsh'],
      ['password', password],
    ])
    assert.equal(page.view, 'choose-sign-in')
    assert.match(words(await ruth.get(at('Pritchard'))), /cannot be the two people of one approval/)
  })

  it('is given by a governor alone, after the password again, to others than themselves', async () => {
    const own = await ruth.post(`${at('Adeyemi')}/sign-in/password`)
    assert.equal(own.status, 409)
    assert.match(words(own), /You cannot reset your own sign-in/)
    assert.equal((await ruth.post(`${at('Archer')}/sign-in/password`)).status, 404)
    assert.equal((await ruth.post(`${at('Bevan')}/sign-in/pin`)).status, 404)
    assert.equal((await ruth.post(`${at('Bevan')}/sign-in/shoe-size`)).status, 404)
    const imran = await signIn(box, [
      ['name', 'i.qureshi'],
      ['password', 'trial-supervisor-2'],
    ])
    const path = `${at('Bevan')}/sign-in/password`
    assert.equal((await imran.jar.post(path, [], imran.page)).status, 403)
    const owen = await signedIn(box, 'o.pritchard')
    assert.equal((await owen.post(path)).view, 'step-up')
    assert.equal(state().people.get(personNamed(box.box.house, 'Bevan'))?.mustChange, false)
  })

  it('anybody may choose another password by their own wish, after the one they have', async () => {
    const owen = await signedIn(box, 'o.pritchard')
    const asked = await owen.get('/password')
    assert.equal(asked.view, 'step-up')
    assert.match(words(asked), /Before you choose another password, give the one that you have now/)
    await owen.stepUp()
    const page = await owen.get('/password')
    assert.equal(page.view, 'choose-sign-in')
    const done = await choose(owen.jar, page, [
      ['password', own],
      ['again', own],
    ])
    assert.equal(done.view, 'governor')
    assert.equal(
      (
        await signIn(box, [
          ['name', 'o.pritchard'],
          ['password', own],
        ])
      ).page.view,
      'governor',
    )
  })
})

describe('where staff sign in with a code device', () => {
  let box: TestBox
  before(async () => {
    box = await startTestBox({ codes: true, speed: 1 })
  })
  after(() => box.close())

  it('a device is set up by its person, with a secret that no governor has seen', async () => {
    const codeOf = (last: string) => {
      const secret = box.box.house.writer.ahead.people.get(personNamed(box.box.house, last))?.body
        ?.codeSecret
      return codeNow(secret ?? '', instant(Date.now()))
    }
    const ruth = await signIn(box, [
      ['name', 'r.adeyemi'],
      ['password', 'trial-governor-1'],
      ['code', codeOf('Adeyemi')],
    ])
    const path = `/governor/people/${personNamed(box.box.house, 'Bevan')}`
    await ruth.jar.post(
      '/step-up',
      [['password', 'trial-governor-1']],
      await ruth.jar.get('/step-up'),
    )
    const person = await ruth.jar.get(path)
    assert.match(words(person), /Reset the code device/)
    const reset = await ruth.jar.post(`${path}/sign-in/code-device`, [], person)
    const given = shown(reset, 'secret')
    assert.match(given, /^[A-Z2-7]{32}$/)
    const first = await signIn(box, [
      ['name', 's.bevan'],
      ['password', 'trial-auditor-1'],
      ['code', codeNow(given, instant(Date.now()))],
    ])
    assert.equal(first.page.view, 'choose-sign-in')
    const secret =
      /secret: <strong>([A-Z2-7 ]+)</.exec(first.page.text)?.[1]?.replaceAll(' ', '') ?? ''
    assert.match(secret, /^[A-Z2-7]{32}$/)
    assert.notEqual(secret, given)
    const fields = [
      ['password', own],
      ['again', own],
    ] as const
    const wrong = await first.jar.post('/password', [...fields, ['code', '000000']], first.page)
    assert.match(words(wrong), /That code is not right/)
    const code = codeNow(secret, instant(Date.now()))
    const done = await first.jar.post('/password', [...fields, ['code', code]], first.page)
    assert.equal(done.view, 'record')
    const again = await signIn(box, [
      ['name', 's.bevan'],
      ['password', own],
      ['code', code],
    ])
    assert.equal(again.page.status, 403, 'the code that set it up does not sign in again')
  })
})

describe('a governor who has chosen another password', () => {
  it('unlocks with it what waits to be mixed, after a start that comes before they sign in again', async () => {
    const first = await startTestBox()
    const ruth = await signedIn(first, 'r.adeyemi')
    await ruth.stepUp()
    await ruth.post(
      '/password',
      [
        ['password', own],
        ['again', own],
      ],
      '/password',
    )
    await first.box.idle()
    await first.stop()
    const again = await startTestBox({ dir: first.dir })
    const { services } = again.box.house
    const before = services.mixingLocked()
    await signIn(again, [
      ['name', 'r.adeyemi'],
      ['password', own],
    ])
    await again.box.idle()
    const after = services.mixingLocked()
    await again.close()
    assert.deepEqual({ before, after }, { before: true, after: false })
  })
})
