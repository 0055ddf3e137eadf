import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { CallId, CampaignId } from '../../src/basics/ids.ts'
import type { QuotaCell } from '../../src/fieldwork/quota.ts'
import type { End, Script } from '../../src/scripts/script.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { type RoomAtWork, roomAtWork } from './at-work.ts'
import { type StaffAt, sheetForm, signedIn, trialFile, watchFacts, words } from './staff-at.ts'

const end: End = {
  id: 'enough',
  kind: 'end',
  as: 'quota-full',
  cell: ['has-policy'],
  read: 'Thank you. We have heard from enough people like you already. Goodbye.',
}

/** The trial's questionnaire with a polite end for whoever is too many. */
const withEnd = (script: Script): Script => {
  const at = script.questions.findIndex(({ id }) => id === 'has-policy') + 1
  const questions = [...script.questions.slice(0, at), end, ...script.questions.slice(at)]
  return { ...script, questions }
}

describe('quotas are declared on the campaign’s page', () => {
  let box: TestBox
  let ruth: StaffAt
  let id: CampaignId
  const at = (path = '') => `/governor/campaigns/${id}${path}`
  const declare = (quotas: string) => ruth.post(at('/quotas'), [['quotas', quotas]])

  before(async () => {
    box = await startTestBox()
    ruth = await signedIn(box, 'r.adeyemi')
    const { bytes } = await trialFile('household-insurance.json')
    const script = withEnd(JSON.parse(Buffer.from(bytes).toString('utf8')) as Script)
    const file = { name: 'with-end.json', bytes: Buffer.from(JSON.stringify(script)) }
    const report = await ruth.send('/governor/scripts/import', file)
    const hash = report.url.split('/')[3] ?? ''
    const begun = await ruth.post('/governor/campaigns/new', sheetForm({ script: hash }))
    id = begun.url.split('/')[3] as CampaignId
  })
  after(() => box.close())

  it('none at first, and the page names what cells can be over', async () => {
    assert.match(words(await ruth.get(at())), /Quotas None: everybody is asked/)
    const page = await ruth.get(at('/quotas'))
    assert.match(words(page), /has-policy .* yes \(/)
    assert.match(words(page), /There are no quotas: everybody in the sample is asked\./)
  })

  for (const [typed, says] of [
    ['shoes: big = 5', /no question “shoes”/],
    ['has-policy: perhaps = 5', /“perhaps” is not an answer of “has-policy”/],
    ['has-policy: yes = 0', /whole number from 1/],
    ['has-policy: yes = 5\nhas-policy: no, yes = 5', /Cells 1 and 2 overlap/],
    ['has-policy yes', /Line 1: Write a question/],
  ] as const)
    it(`refuses “${typed.split('\n').at(-1)}” with the next step, and keeps what was typed`, async () => {
      const refused = await declare(typed)
      assert.equal(refused.status, 422)
      assert.match(words(refused), says)
      assert.ok(refused.text.includes(typed.split('\n')[0] ?? ''), 'what was typed is kept')
    })

  it('saved, they stand on the sheet, and stay when the rest of it is changed', async () => {
    const saved = await declare('has-policy: yes = 40\nhas-policy: no = 20 soft')
    assert.equal(saved.view, 'campaign')
    assert.match(words(saved), /Quotas 2 cells/)
    const { script } = sheetOf()
    await ruth.post(at('/edit'), sheetForm({ script, client: 'Another client' }))
    const { quotas, client } = sheetOf()
    assert.equal(client, 'Another client')
    assert.deepEqual(quotas?.[0], { of: [{ at: 'has-policy', is: ['yes'] }], target: 40 })
    const cells = words(await ruth.get(at('/quotas')))
    assert.match(cells, /1 has-policy: Yes.* 40 fewer than 10 Open/)
    assert.match(cells, /20 fewer than 10 Open, soft: interviews go on/)
  })

  it('with another questionnaire they are wrong, and the campaign cannot be proposed', async () => {
    const plain = await ruth.send(
      '/governor/scripts/import',
      await trialFile('household-insurance.json'),
    )
    const script = plain.url.split('/')[3] ?? ''
    const page = await ruth.post(at('/edit'), sheetForm({ script }))
    assert.match(words(page), /Quotas Cell 1: The questionnaire does not end politely.*Missing/)
    const refused = await ruth.post(at('/propose'))
    assert.equal(refused.status, 422)
    assert.match(words(refused), /Add an end for full quotas after “has-policy”/)
  })

  it('are nobody’s but the governors’ to declare', async () => {
    const helen = await signedIn(box, 'h.marsh')
    const page = await helen.post(at('/quotas'), [['quotas', '']])
    assert.equal(page.status, 403)
    assert.equal(sheetOf().quotas?.length, 2)
  })

  const sheetOf = () => {
    const { documents, writer } = box.box.house
    const known = writer.ahead.campaigns.get(id)
    assert.ok(known)
    return documents.sheet(known.sheet)
  }
})

describe('a full cell met at an answer', () => {
  const quotas: readonly QuotaCell[] = [{ of: [{ at: 'has-policy', is: ['yes'] }], target: 1 }]
  let room: RoomAtWork
  before(async () => {
    room = await roomAtWork({}, withEnd, { quotas })
  })
  after(() => room.test.close())

  const interviewOf = (id: CallId) => {
    const call = room.ahead.calls.get(id)
    return call?.state === 'talking' ? room.ahead.interviews.get(call.interview) : undefined
  }
  /** Reads on to the place, with the first answer each time. */
  const readTo = async (seat: string, id: CallId, place: string): Promise<void> => {
    for (let i = 0; i < 20; i++) {
      const now = interviewOf(id)
      if (now === undefined || now.at === place || now.at === 'completed') return
      const page = await room.look(seat)
      const [answer] = page.values('answer')
      const fields = [...page.values('place').map((one) => ['place', one] as const)]
      const call = page.values('call').map((one) => ['call', one] as const)
      const said = answer === undefined ? (['said', '1'] as const) : (['answer', answer] as const)
      await room.press(seat, 'answer', [...fields.slice(0, 1), ...call.slice(0, 1), said])
    }
  }

  it('leads to the questionnaire’s own closing words, and the case says no more than “not eligible”', async () => {
    const one = await room.talk('Archer', '01')
    const two = await room.talk('Barrett', '02')
    await readTo('01', one, 'has-policy')
    await readTo('02', two, 'has-policy')
    for (const [seat, id] of [
      ['01', one],
      ['02', two],
    ] as const) {
      const page = await room.look(seat)
      const place = page.values('place')[0] ?? ''
      const call = page.values('call')[0] ?? ''
      await room.press(seat, 'answer', [
        ['place', place],
        ['call', call],
        ['answer', 'yes'],
      ])
      assert.ok(interviewOf(id))
    }
    assert.deepEqual([interviewOf(one)?.cells, interviewOf(one)?.full], [[0], undefined])
    assert.equal(interviewOf(two)?.full, 'enough')
    const closing = await room.look('02')
    assert.match(words(closing), /We have heard from enough people like you already/)
    assert.match(words(closing), /The study does not ask this person more/, 'as for any other end')
    assert.doesNotMatch(words(await room.look('01')), /enough people/)
  })

  it('the supervisor sees counts of merged responses alone', async () => {
    const live = await room.staff.get('/supervisor')
    assert.match(live.text, /href="\/supervisor\/quotas"/)
    const facts = watchFacts(room.test)
    const page = words(await room.staff.get('/supervisor/quotas'))
    const looked = facts.filter(({ by }) => by?.role === 'supervisor').map(({ type }) => type)
    assert.deepEqual(looked, ['figures.viewed'], 'M1: each look at the counts is a fact')
    assert.match(page, /1 has-policy: Yes.* 1 fewer than 10 Open/)
  })
})
