import { err, ok, type Result } from '../basics/result.ts'
import { DiallerWire } from './wire-client.ts'

/** The dialler's part of a backup, from the dialler that listens at the socket, or why not, in words. */
export async function askBackupPart(socket: string): Promise<Result<Uint8Array, string>> {
  const nobody = () => undefined
  const pieces: Buffer[] = []
  try {
    const wire = await DiallerWire.open(socket, nobody, nobody)
    try {
      await wire.ask('hello', { protocol: 1, site: '', as: 'backup' })
      const length = await wire.ask('backup-part', {})
      for (let from = 0; from < length; from += pieces.at(-1)?.length ?? length) {
        const piece = Buffer.from(await wire.ask('backup-bytes', { from }), 'base64')
        if (piece.length === 0) return err('The dialler did not give all of its part.')
        pieces.push(piece)
      }
    } finally {
      wire.close()
    }
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : String(cause))
  }
  return ok(Buffer.concat(pieces))
}
