import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'node:test'
import { bundleHeadset } from '../../src/web/assets-headset.ts'
import { house } from '../house-rules/source.ts'

/** The house in another place, with a cache of its own. */
async function anotherHouse(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'gatehouse-headset-'))
  await symlink(join(house, 'src'), join(root, 'src'))
  await mkdir(join(root, 'node_modules'))
  for (const name of await readdir(join(house, 'node_modules')))
    if (!name.startsWith('.'))
      await symlink(join(house, 'node_modules', name), join(root, 'node_modules', name))
  return root
}

it('the headset’s script is kept for as long as all it was made of is the same, and a spoilt copy is no fault', async () => {
  const root = await anotherHouse()
  try {
    const cached = join(root, 'node_modules/.cache/gatehouse/headset-main.json')
    const script = async () => new TextDecoder().decode(await bundleHeadset(root, 'main'))
    const made = await script()
    const kept = JSON.parse(await readFile(cached, 'utf8')) as { from: Record<string, string> }
    const files = Object.keys(kept.from)
    for (const part of [
      'headset/main.ts',
      'headset/tsconfig.json',
      'jssip',
      'esbuild/package.json',
    ])
      assert.ok(
        files.some((file) => file.includes(part)),
        `${part} is among what it is made of`,
      )

    await writeFile(cached, JSON.stringify({ ...kept, script: 'kept' }))
    assert.equal(await script(), 'kept')
    const [first = ''] = files
    const changed = { ...kept.from, [first]: '0'.repeat(64) }
    await writeFile(cached, JSON.stringify({ from: changed, script: 'kept' }))
    assert.equal(await script(), made, 'one of the files is another')
    await writeFile(cached, '{"from":')
    assert.equal(await script(), made, 'torn by a power cut')
  } finally {
    await rm(root, { recursive: true, force: true })
  }
})
