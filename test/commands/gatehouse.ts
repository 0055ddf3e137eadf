import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { Command } from 'commander'
import { addCommands } from '../../src/commands.ts'

export type Ran = { readonly exit: number | null; readonly said: string }

const house = join(import.meta.dirname, '../..')

/** The command as a process of its own, started as it is in an installed box. Each costs a second or more. */
export function gatehouse(...words: readonly string[]): Promise<Ran> {
  const program = join(house, 'appliance/gatehouse.mjs')
  const child = spawn(process.execPath, [program, ...words], { cwd: tmpdir() })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (exit) => resolve({ exit, said }))
  })
}

/** The same words in this process, for commands that are tried many times. Wrong usage throws. */
export async function commandHere(...words: readonly string[]): Promise<Ran> {
  const program = new Command('gatehouse').exitOverride()
  const lines: string[] = []
  let exit = 0
  addCommands(program, (one) => {
    lines.push(...one.lines)
    exit = one.exit
  })
  await program.parseAsync(words, { from: 'user' })
  return { exit, said: lines.join('\n') }
}

/** A folder that goes when the tests of this file are done, and a way to put files into it. */
export async function workFolder() {
  const dir = await mkdtemp(join(tmpdir(), 'gatehouse-commands-'))
  after(() => rm(dir, { recursive: true, force: true }))
  return {
    dir,
    put: async (name: string, content: string | Uint8Array) => {
      await writeFile(join(dir, name), content)
      return join(dir, name)
    },
  }
}
