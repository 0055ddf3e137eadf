import { once } from '../basics/byte-streams.ts'
import { openLane } from '../basics/lane.ts'
import { isSealedList } from '../readers/list-seal.ts'
import { isSealedSample, sealedBegins } from '../readers/sample-signature.ts'
import { diskTroubleOf } from '../record/disk-trouble.ts'
import type { GrowingUpload, Uploads } from '../record/uploads.ts'
import type { SampleBytes } from './port.ts'
import { Refused } from './refused.ts'

/** As much as a page takes of a sealed sample, and room for what a signature adds. */
const largestFile = 65 * 1024 * 1024
/** Five million numbers, a line each. */
const largestList = 128 * 1024 * 1024
/** What staff typed, and enough of any other file that is not sealed to see that it is not. */
const largestRaw = 64 * 1024

export type IncomingFile = SampleBytes & { forget(): Promise<void> }

/**
 * The one file that a connection is sending: another takes its place. A sealed one lies on the disk, where nobody can
 * read it, so that it is held in memory at no time; of any other its beginning is held in memory, and none of it is
 * written down.
 */
export class IncomingFiles {
  readonly #uploads: Uploads
  readonly #inTurn = openLane()
  #last = 0
  #fileName = ''
  #largest = largestFile
  #size = 0
  #begun: Buffer = Buffer.alloc(0)
  #sealed: GrowingUpload | undefined

  constructor(uploads: Uploads) {
    this.#uploads = uploads
  }

  begin(fileName: string, list = false): Promise<number> {
    return this.#inTurn(async () => {
      await this.#drop()
      this.#largest = list ? largestList : largestFile
      this.#fileName = fileName
      return this.#last
    })
  }

  add(file: number, bytes: Uint8Array): Promise<void> {
    return this.#inTurn(async () => {
      this.#check(file)
      this.#size += bytes.length
      if (this.#size > this.#largest) {
        await this.#drop()
        throw new Refused('The file is too large to take.')
      }
      try {
        await this.#put(bytes)
      } catch (cause) {
        await this.#drop()
        throw diskTroubleOf(cause) === undefined ? cause : new Refused(noDisk)
      }
    })
  }

  /** Whoever takes it forgets it when it was read. */
  take(file: number): Promise<IncomingFile> {
    return this.#inTurn(async () => {
      this.#check(file)
      const [fileName, begun, sealed] = [this.#fileName, this.#begun, this.#sealed]
      this.#sealed = undefined
      await this.#drop()
      if (sealed === undefined)
        return { fileName, bytes: () => once(begun), forget: async () => undefined }
      return { fileName, ...(await sealed.whole()) }
    })
  }

  /** Nobody sends any more. */
  end(): Promise<void> {
    return this.#inTurn(() => this.#drop())
  }

  async #put(bytes: Uint8Array): Promise<void> {
    if (this.#sealed) return this.#sealed.add(bytes)
    if (this.#begun.length < largestRaw) this.#begun = Buffer.concat([this.#begun, bytes])
    if (this.#size < sealedBegins || !isSealed(this.#begun)) {
      this.#begun = this.#begun.subarray(0, largestRaw)
      return
    }
    this.#sealed = await this.#uploads.begin()
    await this.#sealed.add(this.#begun)
    this.#begun = Buffer.alloc(0)
  }

  async #drop(): Promise<void> {
    this.#last += 1
    this.#size = 0
    this.#begun = Buffer.alloc(0)
    const sealed = this.#sealed
    this.#sealed = undefined
    // What a failing disk keeps of it goes at the next start.
    await sealed?.forget().catch(unlessDisk)
  }

  #check(file: number): void {
    if (file !== this.#last || file === 0) throw new Refused('There is no such file here.')
  }
}

const noDisk =
  'The dialler has no room for the file, or its disk fails. Run gatehouse doctor, make room, and send the file again.'

function isSealed(begun: Uint8Array): boolean {
  return isSealedSample(begun) || isSealedList(begun)
}

function unlessDisk(cause: unknown): void {
  if (diskTroubleOf(cause) === undefined) throw cause
}
