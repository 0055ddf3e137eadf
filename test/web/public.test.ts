import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { CaseId, SeatId } from '../../src/basics/ids.ts'
import { nationalSpelling } from '../../src/fieldwork/phone-number.ts'
import { endBy } from '../dialler/end-by.ts'
import type { Page } from '../support/browser-jar.ts'
import { copyOf } from '../support/copied-folder.ts'
import { openNumbers } from '../support/hash-attacker.ts'
import { leakSearch } from '../support/leak-search.ts'
import { type RoomAtWork, roomAtWork } from './at-work.ts'
import { type StaffAt, signedIn, watchFacts, words } from './staff-at.ts'

/** Ten ways to write one number down. */
function spellings(e164: string): readonly string[] {
  const own = e164.slice(3)
  const dotted = own.replace(/(\d{4})(\d{3})(\d+)/, '$1.$2.$3')
  return [
    `0${own}`,
    e164,
    `0044${own}`,
    nationalSpelling(e164),
    `+44 (0)${own}`,
    `(0${own.slice(0, 4)}) ${own.slice(4)}`,
    `0${dotted}`,
    `tel:${e164}`,
    [...`0${own}`].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(''),
    `  ${[...`0${own}`].join(' ')}  `,
  ]
}

describe('the page for whoever rings or writes', () => {
  let room: RoomAtWork
  let ruth: StaffAt
  let owen: StaffAt
  let number: string
  const home = '/governor/public'
  const numberOf = async (id: CaseId) => {
    const dot = id.lastIndexOf('.')
    const copy = await copyOf(join(room.test.dir, 'box'))
    return openNumbers(copy, id.slice(0, dot)).get(Number(id.slice(dot + 1))) ?? assert.fail(id)
  }
  /** One asks, the other agrees, and the first types: the page that is then shown. */
  const lookUp = async (
    typed: string,
    wanted: readonly (readonly [string, string])[] = [['what', 'held']],
  ): Promise<Page> => {
    await ruth.post(`${home}/ask`, wanted)
    const [id = ''] = [...room.ahead.enquiries.keys()].slice(-1)
    const agreed = await owen.post(`${home}/${id}/agree`)
    if (agreed.view === 'step-up') {
      await owen.stepUp()
      await owen.post(`${home}/${id}/agree`)
    }
    return ruth.post(`${home}/${id}`, [['typed', typed]])
  }
  const listed = async () => {
    const copy = await copyOf(join(room.test.dir, 'box'))
    return copy.files.get('lists/do-not-call.slots')?.bytes
  }

  before(async () => {
    room = await roomAtWork()
    ruth = await signedIn(room.test, 'r.adeyemi')
    owen = await signedIn(room.test, 'o.pritchard')
    const call = await room.talk('Archer', '01')
    const case_ = room.ahead.calls.get(call)?.case as CaseId
    number = await numberOf(case_)
    await endBy(room, '01' as SeatId, 'call-back')
    await room.test.box.idle()
    assert.equal(room.ahead.cases.get(case_)?.lastOutcome, 'call-back')
  })
  after(() => room.test.close())

  it('G8: two people together see the calls to a number: the hour, the outcome, who listened, and the agent', async () => {
    const facts = watchFacts(room.test)
    const page = await lookUp(`0${number.slice(3)}`)
    assert.equal(page.status, 200)
    const [staff = '', ...letters] = page.text.split('gh-letter')
    assert.match(staff, /Archer/, 'for staff')
    assert.equal(letters.length, 2)
    assert.doesNotMatch(letters.join(''), /Archer/, 'and not on the paper')
    const said = words(page)
    assert.match(said, /between 09:00 and 13:00 on 24 November 2026/)
    assert.match(said, /rhwng 09:00 a 13:00 ar 24 Tachwedd 2026/)
    assert.match(said, /Whoever answered asked for a call at another time Nobody was listening/)
    assert.match(said, /We hold no answers that we can connect to you/)
    assert.match(said, /Nid oes gennym unrhyw atebion y gallwn eu cysylltu â chi/)
    assert.deepEqual(
      facts.map(({ type }) => type).filter((type) => type.startsWith('enquiry')),
      ['enquiry.asked', 'enquiry.let', 'enquiry.shown'],
    )
    assert.equal(page.headers.get('cache-control'), 'no-store')
  })

  it('is shown once, to one of the two, and a number that is no number does not use it up', async () => {
    await ruth.post(`${home}/ask`, [['what', 'held']])
    const [id = ''] = [...room.ahead.enquiries.keys()].slice(-1)
    const alone = await ruth.post(`${home}/${id}`, [['typed', number]])
    assert.equal(alone.status, 409)
    assert.match(words(alone), /A second has to agree first/)
    await ruth.stepUp()
    assert.match(words(await ruth.post(`${home}/${id}/agree`)), /You have had a part in this/)
    await owen.post(`${home}/${id}/agree`)
    const third = await room.staff.post(`/supervisor/public/${id}`, [['typed', number]])
    assert.match(words(third), /Only who asked for this or agreed to it/)
    const wrong = await owen.post(`${home}/${id}`, [['typed', '12']])
    assert.equal(wrong.status, 422)
    assert.match(words(wrong), /There is a problem/)
    assert.match(words(await owen.post(`${home}/${id}`, [['typed', number]])), /between 09:00/)
    const again = await owen.post(`${home}/${id}`, [['typed', number]])
    assert.equal(again.status, 409)
    assert.match(words(again), /This was shown already, or its time is over/)
    const sian = await signedIn(room.test, 's.bevan')
    assert.equal((await sian.post(`${home}/ask`, [['what', 'held']])).status, 403)
  })

  it('a complaint has an id and a state of its own, and is answered from a closed list', async () => {
    const none = await ruth.post(`${home}/ask`, [['what', 'complaint']])
    assert.match(words(none), /Choose what the complaint is about/)
    const page = await lookUp(number, [
      ['what', 'complaint'],
      ['about', 'manner'],
    ])
    const [reference] =
      /Your complaint, reference ([0-9A-F]{4} [0-9A-F]{4})/.exec(words(page)) ?? []
    assert.ok(reference, 'whoever complains is given a reference')
    assert.match(words(page), /Eich cwyn, cyfeirnod/)
    const [id = ''] = [...room.ahead.complaints.keys()]
    const list = words(await room.staff.get('/supervisor/public'))
    assert.match(list, /How they were spoken to .* Open/)
    const at = `/supervisor/public/complaints/${id}`
    assert.match(words(await room.staff.post(`${at}/answer`)), /Choose what came of it/)
    const answered = await room.staff.post(`${at}/answer`, [['answer', 'not-found']])
    assert.match(words(answered), /found nothing that should have been done in another way/)
    assert.match(words(answered), /between 09:00 and 13:00/, 'what was found then is still there')
    const twice = await room.staff.post(`${at}/answer`, [['answer', 'put-right']])
    assert.match(words(twice), /This complaint is answered already/)
  })

  it('T3: never again is one person’s deed, done at once, with a page to print in English and Welsh', async () => {
    const before = await listed()
    const page = await room.staff.post('/supervisor/public/never', [
      ['never', `0${number.slice(3)}`],
    ])
    assert.equal(page.status, 200)
    assert.match(words(page), /You will not be called again.*Ni chewch eich galw eto/)
    assert.match(words(page), /To check who calls: Example Research, 0113 496 0002/, 'R3')
    assert.notDeepEqual(await listed(), before)
    const again = await room.staff.post('/supervisor/public/never', [['never', number]])
    assert.equal(words(again).replace(/\d\d:\d\d/g, ''), words(page).replace(/\d\d:\d\d/g, ''))
  })

  it('J6: a number that is on a list gets the same words as one that nobody knows', async () => {
    const barred = '01632960999'
    await room.staff.post('/supervisor/public/never', [['never', barred]])
    const words_ = async (typed: string) =>
      words(await lookUp(typed)).replace(/\d\d:\d\d(?::\d\d)?/g, '')
    assert.equal(await words_(barred), await words_('01632960998'))
    assert.match(await words_(barred), /We have not called this number in the last 28 days/)
  })

  it('says what is wrong with what was typed and what to do, and never shows it again', async () => {
    const wrong: readonly (readonly [string, RegExp])[] = [
      ['', /Type the number that they give/],
      ['my aunt', /That is not a phone number/],
      ['+33 1 99 00 12 34', /not a number of the United Kingdom/],
      ['0909 879 0000', /premium-rate or personal number/],
      ['0808 157 0000', /freephone/],
      ['01632 960123, 01632 960124', /Type one number at a time/],
      ['01632 960123 01632 960124', /Type one number at a time/],
      ['<script>alert(1)</script>', /That is not a phone number/],
      ['9'.repeat(5_000), /That is too long to be a phone number/],
    ]
    for (const [typed, sentence] of wrong) {
      const facts = watchFacts(room.test)
      const page = await room.staff.post('/supervisor/public/never', [['never', typed]])
      assert.equal(page.status, 422, typed)
      assert.match(words(page), sentence)
      assert.ok(typed.length < 3 || !page.text.includes(typed), 'it is not on the page')
      assert.doesNotMatch(page.text, /<script>alert/)
      assert.deepEqual(facts, [])
    }
  })

  it('P2, G3: in ten spellings the number is on no disk, and in no answer to any browser', async () => {
    const canary = '+441632960777'
    for (const typed of spellings(canary)) {
      const done = await room.staff.post('/supervisor/public/never', [['never', typed]])
      assert.equal(done.status, 200, typed)
      assert.equal((await lookUp(typed)).status, 200, typed)
      await room.staff.post('/supervisor/public/never', [['never', `${typed} and ${typed}`]])
    }
    await room.test.box.idle()
    const search = leakSearch({ numbers: new Set([canary.slice(3)]), canaries: [] })
    const copy = await copyOf(join(room.test.dir, 'box'))
    for (const [path, { bytes }] of copy.files) assert.deepEqual(search(bytes), [], path)
    for (const { jar } of [ruth, owen, room.staff])
      for (const sent of jar.received) assert.deepEqual(search(Buffer.from(sent)), [])
    assert.deepEqual(
      search(Buffer.from(`call 0${canary.slice(3, 7)} ${canary.slice(7)}`)).length,
      1,
    )
  })
})
