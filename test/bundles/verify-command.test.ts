import assert from 'node:assert/strict'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { makeSiteKey, readSigningKey, readSiteKey } from '../../src/bundles/sign.ts'
import { verifyBundleCommand } from '../../src/bundles/verify-command.ts'
import { bundleOf, newKeys } from './support.ts'

const dir = await mkdtemp(join(tmpdir(), 'bundle-'))
after(() => rm(dir, { recursive: true }))

const keys = await newKeys()
const file = await put('good.bundle', await bundleOf(keys))
const site = await put('elmley.pub', keys.sitePem)
const identity = await put('region.key', `# region north\n${keys.identity}\n`)

async function put(name: string, content: string | Uint8Array) {
  await writeFile(join(dir, name), content)
  return join(dir, name)
}

describe('gatehouse bundle verify', () => {
  it('says "Verified." and exits 0, with what was checked', async () => {
    const { lines, exit } = await verifyBundleCommand({ file, site, identity })
    assert.equal(exit, 0)
    assert.equal(lines[0], 'Verified.')
    assert.match(lines.join('\n'), /Site elmley, bundle 1\.[\s\S]*release\.json, \d+ bytes/)
  })

  it('exits 1 without a site key, and says what to give', async () => {
    const { lines, exit } = await verifyBundleCommand({ file })
    assert.equal(exit, 1)
    assert.match(lines.join(' '), /Not verified.*--site/)
  })

  it('exits 1 for a damaged bundle, with the code and the next thing to do', async () => {
    const cut = await put('cut.bundle', (await bundleOf(keys)).subarray(0, 300))
    const { lines, exit } = await verifyBundleCommand({ file: cut, site })
    assert.equal(exit, 1)
    assert.match(lines.join(' '), /Refused\. .*BUNDLE-05.* Copy the bundle again/)
  })

  it('answers in JSON for machines', async () => {
    const { lines, exit } = await verifyBundleCommand({ file, site, json: true })
    assert.equal(exit, 0)
    assert.equal(JSON.parse(lines[0] ?? '').state, 'verified')
  })

  it('refuses a gigabyte of nonsense without reading it', async () => {
    const huge = await put('huge.bundle', '')
    await truncate(huge, 2 ** 30)
    const { lines, exit } = await verifyBundleCommand({ file: huge, site })
    assert.equal(exit, 1)
    assert.match(lines.join(' '), /BUNDLE-02/)
  })

  it('stops reading a file that has no end', async () => {
    const { exit, lines } = await verifyBundleCommand({ file: '/dev/zero', site })
    assert.equal(exit, 1)
    assert.match(lines.join(' '), /BUNDLE-02/)
  })

  it('exits 2 when a file is missing or is a folder', async () => {
    assert.equal((await verifyBundleCommand({ file: join(dir, 'none') })).exit, 2)
    assert.equal((await verifyBundleCommand({ file: dir })).exit, 2)
    assert.equal((await verifyBundleCommand({ file, site: join(dir, 'none') })).exit, 2)
    assert.equal((await verifyBundleCommand({ file, site, identity: join(dir, 'none') })).exit, 2)
  })

  it('exits 2 for a private key where a public one belongs, and says that it was copied', async () => {
    const { signing } = makeSiteKey()
    const { lines, exit } = await verifyBundleCommand({
      file,
      site: await put('oops.pub', signing),
    })
    assert.equal(exit, 2)
    assert.match(lines.join(' '), /must never leave the box/)
  })
})

describe('site keys', () => {
  it('are read back from their files', () => {
    const { signing, site: pem } = makeSiteKey()
    assert.ok(readSigningKey(signing).ok && readSiteKey(pem).ok)
  })

  it('are not made of nonsense', () => {
    assert.ok(!readSigningKey('hello').ok && !readSiteKey('hello').ok)
  })
})
