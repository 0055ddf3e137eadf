import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { bundleOf, newKeys } from '../bundles/support.ts'
import { damagedCopy, makeRecord } from './a-record.ts'
import { gatehouse, workFolder } from './gatehouse.ts'

const { dir, put } = await workFolder()
const box = join(dir, 'box')

// Each of these is a process of its own and costs a second or more: what a command finds is tried in the tests beside.
describe('gatehouse, from the command line', () => {
  before(() => makeRecord(box))

  it('says what it can do and exits 0', async () => {
    const { exit, said } = await gatehouse('--help')
    assert.equal(exit, 0, said)
    for (const command of ['trial', 'bundle', 'record', 'script', 'sample'])
      assert.match(said, new RegExp(`^ {2}${command} `, 'm'))
  })

  it('exits 2 for words that it does not know, and says which', async () => {
    const unknown = await gatehouse('dance')
    assert.equal(unknown.exit, 2)
    assert.match(unknown.said, /unknown command 'dance'/)
    const missing = await gatehouse('sample', 'seal', 'x.csv', '--to', 'box.pub')
    assert.equal(missing.exit, 2)
    assert.match(missing.said, /--source <words>/)
    const outside = await gatehouse('trial', '--speed', 'fast')
    assert.equal(outside.exit, 2)
    assert.match(outside.said, /--speed takes a number from 1 to 500/)
  })

  it('record verify: 0 for a sound record, 1 with file and line for a damaged one', async () => {
    const sound = await gatehouse('record', 'verify', box)
    assert.equal(sound.exit, 0, sound.said)
    const { line } = await damagedCopy(box, join(dir, 'damaged'))
    const damaged = await gatehouse('record', 'verify', join(dir, 'damaged'))
    assert.equal(damaged.exit, 1)
    assert.match(damaged.said, new RegExp(`record/000001\\.jsonl, line ${line + 1}: `))
  })

  it('bundle verify: 0 for a good bundle, 1 for one that was changed', async () => {
    const keys = await newKeys()
    const bytes = await bundleOf(keys)
    const site = await put('site.pub', keys.sitePem)
    const good = await gatehouse('bundle', 'verify', await put('good', bytes), '--site', site)
    assert.equal(good.exit, 0, good.said)
    const changed = Uint8Array.from(bytes, (byte, at) =>
      at === bytes.length - 9 ? byte ^ 1 : byte,
    )
    const bad = await gatehouse('bundle', 'verify', await put('bad', changed), '--site', site)
    assert.equal(bad.exit, 1)
    assert.match(bad.said, /Refused\.[\s\S]*BUNDLE-\d\d/)
  })

  it('record show stops without a word when nobody reads on', async () => {
    const program = join(import.meta.dirname, '../../appliance/gatehouse.mjs')
    const child = spawn(process.execPath, [program, 'record', 'show', box])
    let complaint = ''
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString()
    })
    child.stdout.destroy()
    const exit = await new Promise((resolve) => child.once('close', resolve))
    assert.deepEqual([exit, complaint], [0, ''])
  })

  it('trial: touches nothing when its port is taken, not even to begin afresh', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const port = String((other.address() as AddressInfo).port)
    const data = join(dir, 'running')
    await mkdir(data)
    const kept = await put('running/kept', 'of the box that runs')
    const { exit, said } = await gatehouse('trial', '--fresh', '--port', port, '--data', data)
    other.close()
    assert.equal(exit, 1)
    assert.match(said, new RegExp(`Port ${port} is in use.*--port\\. Nothing was changed\\.`))
    assert.equal(await readFile(kept, 'utf8'), 'of the box that runs')
  })
})
