import { generateIdentity, identityToRecipient } from 'age-encryption'
import type { Clock } from '../basics/clock.ts'
import type { KeyId, SeatId } from '../basics/ids.ts'
import { hour } from '../basics/instant.ts'
import { ok, type Result } from '../basics/result.ts'
import type { SwitchPort } from '../phone/switch-port.ts'
import { openSigner } from '../record/checkpoint-signer.ts'
import type { Disk } from '../record/disk.ts'
import { openKeys } from '../record/keys.ts'
import { masterKeyFor } from '../record/master-key.ts'
import { loadSigningKey } from '../record/signing-key.ts'
import { Uploads } from '../record/uploads.ts'
import type { NeverAgain, NumberSource } from '../switchboard/number-source.ts'
import type { Resume } from '../switchboard/resume.ts'
import type { DiallerRoom } from './answer.ts'
import { Calls, type CallsParts } from './calls.ts'
import { keptLedger, readLedger } from './kept-ledger.ts'
import { Numbers } from './numbers.ts'
import { Refused } from './refused.ts'

export type RoomParts = {
  /** The dialler's own folder, which no other user may enter. */
  readonly disk: Disk
  readonly clock: Clock
  readonly site: string
  /** Where it is not in the folder. */
  readonly masterKey: Uint8Array | undefined
  readonly seats: readonly SeatId[]
  readonly drama: boolean
  /** Public keys (PEM) of those whose samples are dialled. */
  readonly signers: readonly string[]
  makePhone(numbers: NumberSource, resume: Resume, neverAgain: NeverAgain): SwitchPort
  /** Makes the dialler's part of a backup. */
  makeBackup?(place: BackupPlace): Promise<Uint8Array>
}

type BackupPlace = { readonly disk: Disk; readonly masterKey: Uint8Array; readonly list: KeyId }

/** Opens a dialler of its own from its folder; a new folder gets its keys. Or why not, in words. */
export async function openDiallerRoom(
  parts: RoomParts,
): Promise<Result<DiallerRoom & { close(): Promise<void> }, string>> {
  const { disk, clock, site, seats, drama, signers, makePhone } = parts
  const master = await masterKeyFor(disk, parts.masterKey)
  if (!master.ok) return master
  const ledger = await keptLedger(disk)
  const origin = `gatehouse/${site}`
  const signer = await openSigner({ disk, origin, privateKey: await loadSigningKey(disk, origin) })
  const identity = await sampleIdentity(disk)
  const uploads = new Uploads(disk)
  await uploads.clear()
  const keys = await openKeys({ disk, masterKey: master.value })
  const numbers = new Numbers({ disk, keys, ledger, door: { drama, identity, signers }, clock })
  const stop = clock.every(hour, () => void numbers.index.endOld())
  const source: NumberSource = (case_, agent) => numbers.callable(case_, agent)
  const listed = (number: string) => numbers.neverAgain(number)
  const onNoNumber: CallsParts['onNoNumber'] = (case_) => numbers.noNumber(case_)
  const calls = new Calls({ clock, seats, numbers: source, listed, onNoNumber, makePhone })
  const backup = async () => {
    const list = (await readLedger(disk))?.list
    if (!parts.makeBackup || !list) throw new Refused('There is nothing to back up yet.')
    return parts.makeBackup({ disk, masterKey: master.value, list })
  }
  return ok({
    ...(parts.makeBackup ? { backup } : {}),
    site,
    numbers,
    calls,
    signer,
    uploads,
    sampleRecipient: await identityToRecipient(identity),
    close: async () => {
      stop()
      await numbers.close()
      await keys.close()
    },
  })
}

const identityPath = 'signer/sample-identity.txt'

/** The age key that clients seal samples to, made with the folder. */
async function sampleIdentity(disk: Disk): Promise<string> {
  const known = await disk.read(identityPath)
  if (known !== undefined) return Buffer.from(known).toString('utf8').trim()
  const made = await generateIdentity()
  await disk.replace(identityPath, Buffer.from(`${made}\n`))
  return made
}
