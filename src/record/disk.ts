/**
 * The house's only way to its data folder. Paths are relative to that folder, with `/` between names. A promise
 * that has resolved is on the platter only where the word "durable" is used; a simulated disk may forget the rest.
 * Anything that fails throws the system's own error (ENOSPC, EIO …): a disk in trouble is a surprise.
 */
export type Disk = {
  /** The whole file, or undefined when there is none. */
  read(path: string): Promise<Uint8Array | undefined>
  /** Opens for adding at the end; creates the file (0600), its name durable, when there is none. */
  append(path: string): Promise<AppendFile>
  /** Opens for reading and overwriting in place; creates the file (0600), its name durable, when there is none. */
  slots(path: string): Promise<SlotFile>
  /** Puts the whole content in place, all or nothing, durable. Passes through `<path>.partial`. */
  replace(path: string, bytes: Uint8Array): Promise<void>
  /** Takes the name away, durable; also where a process that was killed had taken it and no more. */
  remove(path: string): Promise<void>
  /** The names in a folder, sorted; none when there is no such folder. */
  list(dir: string): Promise<readonly string[]>
  /**
   * Makes the folder (0700) and those above it, their names durable, and the names of the files in it. Whoever opens files
   * that an earlier process may have left begins with this: what that one put in place and did not live to sync can be
   * read, and would be gone after a power cut.
   */
  makeDir(path: string): Promise<void>
}

export type AppendFile = {
  /** Adds all the bytes at the end. Not durable before `datasync`. */
  write(bytes: Uint8Array): Promise<void>
  /** Makes everything written, and the file's length, durable. */
  datasync(): Promise<void>
  size(): number
  /** Cuts the file to `size` bytes, durable. */
  truncate(size: number): Promise<void>
  close(): Promise<void>
}

export type SlotFile = {
  /** Reads a small piece without waiting: one slot. Shorter than asked only at the end of the file. */
  readAt(offset: number, length: number): Uint8Array
  /** Overwrites in place, or adds at the end. Not durable before `datasync`. */
  writeAt(offset: number, bytes: Uint8Array): Promise<void>
  datasync(): Promise<void>
  size(): number
  close(): Promise<void>
}
