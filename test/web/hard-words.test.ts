import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { DocumentHash } from '../../src/basics/ids.ts'
import type { Page } from '../support/browser-jar.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { type RoomAtWork, roomAtWork } from './at-work.ts'
import { type StaffAt, signedIn, trialFile, words } from './staff-at.ts'

const say = [
  { word: 'supervised', say: 'SOO-per-vized' },
  { word: 'insurer', say: 'in-SHOR-er' },
]

describe('M16: hard words are marked on the agent’s page, with how they are said', () => {
  let room: RoomAtWork
  before(async () => {
    room = await roomAtWork({ speed: 5 }, (script) => ({ ...script, say }))
    await room.talk('Archer', '01')
  })
  after(() => room.test.close())

  const hints = (page: Page) =>
    /<section class="gh-script"[\s\S]*?<\/section>/
      .exec(page.text)?.[0]
      .match(/<ul class="gh-say-hints"[\s\S]*?<\/ul>/)?.[0] ?? ''

  it('where they stand: underlined in the words, and said below for everybody to see', async () => {
    const page = await room.look('01')
    assert.match(page.text, /<span class="gh-hard">insurer<\/span>/)
    assert.match(hints(page), /insurer<\/span> say: <b>in-SHOR-er<\/b>/)
    assert.doesNotMatch(hints(page), /supervised/, 'a word that is not on the page has no hint')
    assert.doesNotMatch(page.text, /title="in-SHOR/, 'never only on hovering')
  })

  it('the words to read are the same letters with a hint as without', async () => {
    const { documents, writer } = room.test.box.house
    const [hash] = writer.ahead.scripts.keys()
    const script = documents.script(hash as DocumentHash)
    const shown = (await room.look('01')).text.replace(/<[^>]+>/g, '')
    const name = writer.ahead.seats.get('01' as never)?.workingName ?? ''
    assert.ok(shown.includes(script.opening[0]?.read.replace('{{working-name}}', name) ?? '?'))
  })

  it('behind “If they ask” too, and on the page to listen to', async () => {
    const page = await room.look('01')
    const panel = /<details class="gh-ask"[\s\S]*?<\/details>/.exec(page.text)?.[0] ?? ''
    assert.match(panel, /supervised<\/span> say: <b>SOO-per-vized<\/b>/)
    assert.match(panel, /made from a <span class="gh-hard">supervised<\/span> workplace/)
    await room.sit('Barrett', '02')
    const listen = await room.press('02', 'listen')
    assert.match(listen.text, /insurer<\/span> say: <b>in-SHOR-er<\/b>/)
  })
})

describe('a governor says how hard words of a draft are said', () => {
  let box: TestBox
  let ruth: StaffAt
  let hash: DocumentHash
  before(async () => {
    box = await startTestBox()
    ruth = await signedIn(box, 'r.adeyemi')
    const file = await trialFile('household-insurance.xlsx')
    hash = hashIn((await ruth.send('/governor/scripts/import', file)).url)
  })
  after(() => box.close())

  const hashIn = (url: string) => url.split('/')[3]?.replace(/#.*/, '') as DocumentHash
  const edit = () => `/governor/scripts/${hash}/edit/say/-`

  it('on a page of its own, and the next version has them, each to be read by the approver', async () => {
    assert.match((await ruth.get(`/governor/scripts/${hash}`)).text, /How hard words are said/)
    const form = await ruth.get(edit())
    assert.match(form.text, /name="say\/new\/word"/)
    const fields: [string, string][] = [
      ['say/new/word', 'insurer'],
      ['say/new/say', 'in-SHOR-er'],
    ]
    const saved = await ruth.post(edit(), fields, edit())
    hash = hashIn(saved.url)
    assert.deepEqual(box.box.house.documents.script(hash).say, [
      { word: 'insurer', say: 'in-SHOR-er' },
    ])
    const version = await ruth.get(`/governor/scripts/${hash}`)
    assert.match(words(version), /“insurer” is said “in-SHOR-er”/)
    assert.match(
      words(await ruth.get(edit())),
      /What the check says .* nothing against these words/,
    )
  })

  it('a hint that the checker refuses is told beside it as it is typed', async () => {
    const checked = await ruth.post(`${edit()}/check`, [['say/1/say', 'jew-el-lery']], edit())
    assert.match(words(checked), /jewellery|jew-el-lery/)
    assert.match(words(checked), /Nobody can allow it/)
  })
})
