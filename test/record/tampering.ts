import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodeCheckpoint, splitNotes } from '../../src/record/checkpoint.ts'
import { chainHash, decodeLine, encodeLine } from '../../src/record/line.ts'
import { leafHash, MerkleTree } from '../../src/record/merkle.ts'
import { decodeHeader, encodeHeader } from '../../src/record/segment.ts'
import { encodeVerifier, signNote } from '../../src/record/signed-note.ts'

export const origin = 'gatehouse/test'

/** Somebody with a copy of a box's folder, all the time they want, and sometimes the signing key. */
export class Tamperer {
  readonly dir: string

  private constructor(dir: string) {
    this.dir = dir
  }

  static async with(folder: string): Promise<Tamperer> {
    const dir = await mkdtemp(join(tmpdir(), 'gatehouse-tamper-'))
    await cp(folder, dir, { recursive: true })
    return new Tamperer(dir)
  }

  path(name: string): string {
    return join(this.dir, name)
  }

  read(name: string): Promise<string> {
    return readFile(this.path(name), 'utf8')
  }

  write(name: string, content: string | Uint8Array): Promise<void> {
    return writeFile(this.path(name), content)
  }

  async segments(): Promise<string[]> {
    const names = await readdir(this.path('record'))
    return names
      .filter((name) => name.endsWith('.jsonl'))
      .sort()
      .map((name) => `record/${name}`)
  }

  /** Changes the lines of one segment, its header among them. */
  async edit(name: string, change: (lines: string[]) => readonly string[]): Promise<void> {
    const lines = (await this.read(name)).trimEnd().split('\n')
    await this.write(name, `${change(lines).join('\n')}\n`)
  }

  async flip(name: string, at: number, bit: number): Promise<void> {
    const bytes = await readFile(this.path(name))
    bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
    await this.write(name, bytes)
  }

  /** Puts another folder's file or folder in the place of ours. */
  async takeFrom(folder: string, name: string): Promise<void> {
    await rm(this.path(name), { recursive: true, force: true })
    await cp(join(folder, name), this.path(name), { recursive: true })
  }

  remove(name: string): Promise<void> {
    return rm(this.path(name), { recursive: true, force: true })
  }

  /** Makes every link hold again, whatever was changed before. */
  async rebuildChain(): Promise<void> {
    let prev = '0'.repeat(64)
    for (const name of await this.segments()) {
      await this.edit(name, ([first = '', ...lines]) => {
        const header = decodeHeader(first)
        if (!header.ok) throw new Error(header.error.what)
        const rebuilt = [encodeHeader({ ...header.value, prev })]
        for (const text of lines) {
          const line = decodeLine(text)
          if (!line.ok) throw new Error(line.error.what)
          const again = encodeLine({ ...line.value, prev })
          rebuilt.push(again)
          prev = chainHash(again)
        }
        return rebuilt
      })
    }
  }

  /** Signs every checkpoint again, over the lines as they are now. */
  async signAgain(privateKey: KeyObject): Promise<void> {
    const sizes = splitNotes(await this.read('record/checkpoints.txt')).notes.map((note) =>
      Number(note.split('\n')[1]),
    )
    const tree = new MerkleTree()
    const notes: string[] = []
    for (const name of await this.segments()) {
      for (const text of (await this.read(name)).trimEnd().split('\n').slice(1)) {
        tree.add(leafHash(text))
        if (sizes.includes(tree.size)) notes.push(signed(tree, privateKey))
      }
    }
    await this.write('record/checkpoints.txt', notes.join('\n'))
    await this.write('signer/last', notes.at(-1) ?? '')
  }

  /** A key of the tamperer's own in the place of the box's. */
  async ownKey(): Promise<KeyObject> {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    await this.write('signer/key.pem', privateKey.export({ format: 'pem', type: 'pkcs8' }))
    await this.write('signer/verifier.txt', `${encodeVerifier({ name: origin, publicKey })}\n`)
    return privateKey
  }

  /** The box's own, for whoever has root. */
  async stolenKey(): Promise<KeyObject> {
    return createPrivateKey(await this.read('signer/key.pem'))
  }

  done(): Promise<void> {
    return rm(this.dir, { recursive: true, force: true })
  }
}

function signed(tree: MerkleTree, privateKey: KeyObject): string {
  const text = encodeCheckpoint({ origin, size: tree.size, root: tree.root() })
  return signNote(text, { name: origin, privateKey })
}
