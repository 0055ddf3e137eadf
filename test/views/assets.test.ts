import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { type Assets, loadAssets } from '../../src/web/assets.ts'

describe('what a page loads', () => {
  let assets: Assets
  before(async () => {
    assets = await loadAssets()
  })
  const css = () => new TextDecoder().decode(assets.get(assets.url('gatehouse.css'))?.bytes)

  it('has an address that holds the hash of its content, the same at every start', async () => {
    const url = assets.url('gatehouse.css')
    assert.match(url, /^\/assets\/[0-9a-f]{16}\/gatehouse\.css$/)
    assert.equal((await loadAssets()).url('gatehouse.css'), url)
    assert.equal(assets.get(url)?.type, 'text/css; charset=utf-8')
  })

  it('is only what is listed: no other path leads to a file', () => {
    const { length } = '0123456789abcdef'
    const wrong = `/assets/${'0'.repeat(length)}/gatehouse.css`
    for (const path of [
      wrong,
      '/assets/../package.json',
      '/assets/%2e%2e/package.json',
      '/assets/',
    ]) {
      assert.equal(assets.get(path), undefined, path)
    }
    assert.throws(() => assets.url('../package.json'), /No asset is called/)
  })

  it('carries no crown, no header of gov.uk’s and none of its fonts (M13)', () => {
    assert.doesNotMatch(css(), /GDS Transport|@font-face|govuk-header|govuk-footer|crown/i)
    assert.match(css(), /font-family:\s*arial/)
  })

  it('reaches for nothing outside the box (P7)', () => {
    assert.doesNotMatch(css(), /url\(["']?(?:https?:)?\/\//)
  })

  it('has scripts that use neither eval nor an HTML sink', () => {
    for (const name of [
      'live.js',
      'counters.js',
      'keys.js',
      'pin.js',
      'blank.js',
      'session.js',
      'headset.js',
    ]) {
      const script = new TextDecoder().decode(assets.get(assets.url(name))?.bytes)
      assert.doesNotMatch(
        script,
        /\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write/,
      )
    }
  })
})
