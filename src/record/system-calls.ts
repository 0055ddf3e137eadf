import { readSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises'

/** `w` and `w+` empty the file. All but `r` and `r+` create it, 0600. */
export type OpenFlags = 'r' | 'r+' | 'a' | 'w' | 'w+'

/**
 * The few system calls that the data folder is kept with, and no more: a test puts a system of its own in their place
 * that takes the power away between any two. Each throws the system's own error. Paths are absolute.
 */
export type SystemCalls = {
  readFile(path: string): Promise<Uint8Array>
  readFolder(path: string): Promise<string[]>
  /** Makes the folder (0700) and those above it; the topmost one made, or undefined when all were there. */
  makeFolder(path: string): Promise<string | undefined>
  /** A folder is opened with `r`, to be synced. */
  open(path: string, flags: OpenFlags): Promise<OpenFile>
  rename(from: string, to: string): Promise<void>
  unlink(path: string): Promise<void>
}

export type OpenFile = {
  /** May write less than asked: how many bytes were written. `at` undefined: at the end (`a`) or where the last ended. */
  write(bytes: Uint8Array, from: number, at: number | undefined): Promise<number>
  /** At once; how many bytes there were to read. */
  readInto(bytes: Uint8Array, at: number): number
  size(): Promise<number>
  setMode(mode: number): Promise<void>
  truncate(size: number): Promise<void>
  datasync(): Promise<void>
  sync(): Promise<void>
  close(): Promise<void>
}

export const nodeCalls: SystemCalls = {
  readFile: (path) => readFile(path),
  readFolder: (path) => readdir(path),
  makeFolder: (path) => mkdir(path, { recursive: true, mode: 0o700 }),
  open: async (path, flags) => {
    const file = await open(path, flags, 0o600)
    return {
      write: async (bytes, from, at) =>
        (await file.write(bytes, from, bytes.length - from, at ?? null)).bytesWritten,
      readInto: (bytes, at) => readSync(file.fd, bytes, 0, bytes.length, at),
      size: async () => (await file.stat()).size,
      setMode: (mode) => file.chmod(mode),
      truncate: (size) => file.truncate(size),
      datasync: () => file.datasync(),
      sync: () => file.sync(),
      close: () => file.close(),
    }
  },
  rename,
  unlink,
}
