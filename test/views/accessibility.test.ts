import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { BrowserJar } from '../support/browser-jar.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'

const root = join(import.meta.dirname, '../../views')

describe('the accessibility statement (M14)', () => {
  let test: TestBox
  before(async () => {
    test = await startTestBox()
  })
  after(() => test.close())

  it('is one link from the first page, for anybody, and says what fails and whom to tell', async () => {
    const jar = new BrowserJar(test.box)
    const home = await jar.get('/')
    const [, path = ''] = /href="([^"]*accessibility)"/.exec(home.text) ?? []
    const page = await jar.get(path)
    assert.equal(page.status, 200)
    for (const part of [/WCAG 2\.2 at level AA/, /What does not work yet/, /call your supervisor/])
      assert.match(page.text, part)
  })

  it('M18: no page uses the parts of MoJ whose failures are known, as it says', async () => {
    const files = (await readdir(root, { recursive: true })).filter((name) =>
      /\.(?:tsx|scss)$/.test(name),
    )
    assert.ok(files.length > 100, `${files.length} files`)
    for (const name of files) {
      const text = await readFile(join(root, name), 'utf8')
      assert.doesNotMatch(
        text,
        /moj-(?:side-navigation|ticket-panel)|components\/(?:side-navigation|ticket-panel)/,
        name,
      )
    }
  })
})
