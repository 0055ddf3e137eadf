import { createPrivateKey, type KeyObject } from 'node:crypto'
import { type FileHandle, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type SignedKind, SignedWords, signedLine } from '../readers/signed-file.ts'

/**
 * Writes a sealed file as it is made, whole or not at all, and durable; with a key (Ed25519) its signature comes on a line
 * above it. Nobody else may read the file, though nobody else could.
 */
export async function writeSealed(
  path: string,
  sealed: AsyncIterable<Uint8Array>,
  kind: SignedKind,
  key: KeyObject | undefined,
): Promise<void> {
  const partial = `${path}.partial`
  try {
    const file = await open(partial, 'w', 0o600)
    try {
      await file.chmod(0o600)
      const words = new SignedWords(kind)
      // The line is as long whatever it signs, and what it signs is known at the end.
      const line = async () => (key ? signedLine(kind, await words.whole(), key) : new Uint8Array())
      let at = key ? signedLine(kind, new Uint8Array(), key).length : 0
      for await (const piece of sealed) {
        await words.add(piece)
        await writeAll(file, piece, at)
        at += piece.length
      }
      await writeAll(file, await line(), 0)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(partial, path)
  } catch (cause) {
    await rm(partial, { force: true })
    throw cause
  }
  const folder = await open(dirname(path))
  await folder.sync().finally(() => folder.close())
}

async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; )
    done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten
}

/** The key that is to sign; `none` when what is there is no Ed25519 private key (PEM). */
export async function signingKey(path: string): Promise<KeyObject | 'none'> {
  try {
    const key = createPrivateKey(await readFile(path, 'utf8'))
    return key.asymmetricKeyType === 'ed25519' ? key : 'none'
  } catch {
    return 'none'
  }
}
