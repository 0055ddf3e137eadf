import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { promisify } from 'node:util'
import { Command } from 'commander'
import { addCommands } from '../../src/commands.ts'
import { addServices } from '../../src/services.ts'

const run = promisify(execFile)
const folder = join(import.meta.dirname, '../../systemd')
const names = (await readdir(folder)).filter((name) => /\.(service|timer)$/.test(name))
const analyzer = await run('systemd-analyze', ['--version']).then(
  () => undefined,
  () => 'Not tried: systemd-analyze is not on this machine.',
)

/** The units in a folder of their own, with a program in place of one that only an installed box has. */
async function copies(): Promise<{ readonly dir: string; readonly paths: readonly string[] }> {
  const dir = await mkdtemp(join(tmpdir(), 'gatehouse-units-'))
  for (const name of names) {
    const text = await readFile(join(folder, name), 'utf8')
    await writeFile(join(dir, name), text.replaceAll('/usr/bin/gatehouse', process.execPath))
  }
  return { dir, paths: names.map((name) => join(dir, name)) }
}

describe('the units of the box', () => {
  it('are read by systemd without a complaint', async (t) => {
    if (analyzer) return t.diagnostic(analyzer)
    const { dir, paths } = await copies()
    const { stderr } = await run('systemd-analyze', ['verify', ...paths]).catch(
      (cause: { stderr: string }) => cause,
    )
    await rm(dir, { recursive: true })
    assert.equal(stderr, '')
  })

  // It has to see another process through that one's own eyes, and only root can.
  const atMost = (name: string) => (name === 'gatehouse-attest.service' ? 25 : 15)
  it('score 1.5 or better for what a service may reach, the attestation 2.5 (design 10)', async (t) => {
    if (analyzer) return t.diagnostic(analyzer)
    const services = names.filter((name) => name.endsWith('.service'))
    for (const name of services) {
      const words = ['security', '--offline=true', '--no-pager', `--threshold=${atMost(name)}`]
      await run('systemd-analyze', [...words, join(folder, name)])
    }
  })

  it('say only words that the command knows', async () => {
    const program = new Command('gatehouse')
    addCommands(program, () => undefined)
    addServices(
      program,
      () => undefined,
      () => undefined,
    )
    for (const name of names) {
      const unit = await readFile(join(folder, name), 'utf8')
      for (const [, words = ''] of unit.matchAll(/^ExecStart=\/usr\/bin\/gatehouse (.+)$/gm)) {
        const [first = '', ...rest] = words.split(' ')
        const command = program.commands.find((one) => one.name() === first)
        assert.ok(command, `${name}: gatehouse ${first}`)
        const known = command.options.map((option) => option.long)
        for (const word of rest.filter((one) => one.startsWith('--')))
          assert.ok(known.includes(word), `${name}: gatehouse ${first} ${word}`)
      }
    }
  })

  it('have a timer for every service that runs once and ends', async () => {
    for (const name of names) {
      const unit = await readFile(join(folder, name), 'utf8')
      if (unit.includes('Type=oneshot'))
        assert.ok(names.includes(name.replace('.service', '.timer')), name)
    }
  })
})
