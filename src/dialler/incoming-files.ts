import type { SampleBytes } from './port.ts'
import { Refused } from './refused.ts'

/** As much as a page takes of a sealed sample, and room for what a signature adds. */
const largestFile = 65 * 1024 * 1024
/** Five million numbers, a line each. */
const largestList = 128 * 1024 * 1024

/** The one file that a connection is sending: another takes its place. */
export class IncomingFiles {
  #last = 0
  #fileName = ''
  #chunks: Uint8Array[] = []
  #size = 0
  #largest = largestFile

  begin(fileName: string, list = false): number {
    this.#largest = list ? largestList : largestFile
    this.#last += 1
    this.#fileName = fileName
    this.#chunks = []
    this.#size = 0
    return this.#last
  }

  add(file: number, bytes: Uint8Array): void {
    this.#check(file)
    this.#size += bytes.length
    if (this.#size > this.#largest) {
      this.#chunks = []
      throw new Refused('The file is too large to take.')
    }
    this.#chunks.push(bytes)
  }

  take(file: number): SampleBytes {
    this.#check(file)
    const chunks = this.#chunks
    const fileName = this.#fileName
    this.begin('')
    return {
      fileName,
      bytes: (async function* () {
        yield* chunks
      })(),
    }
  }

  #check(file: number): void {
    if (file !== this.#last || file === 0) throw new Refused('There is no such file here.')
  }
}
