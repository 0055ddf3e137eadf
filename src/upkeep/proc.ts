import { readdir, readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { SwitchProcess } from './attestation.ts'

/** Where Linux tells of its processes; another folder in tests. */
export type ProcFolder = string

/** When a process was started, in clock ticks since the machine was (`proc_pid_stat(5)`, field 22). */
export async function startTimeOf(proc: ProcFolder, pid: number): Promise<string | undefined> {
  const text = await readFile(join(proc, String(pid), 'stat'), 'utf8').catch(() => '')
  // The name, field 2, may hold spaces and brackets: counted from behind it.
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19]
}

/** The process that listens at a TCP port of loopback: whoever answers there is who is looked at. */
export async function listenerAt(
  proc: ProcFolder,
  port: number,
): Promise<SwitchProcess | undefined> {
  const table = await readFile(join(proc, 'net/tcp'), 'utf8').catch(() => '')
  const inode = listeningInode(table, port)
  if (inode === undefined) return undefined
  for (const name of await readdir(proc)) {
    if (!/^\d+$/.test(name)) continue
    const open = await descriptorsOf(proc, Number(name))
    if (!open.some(({ path }) => path === `socket:[${inode}]`)) continue
    const startTime = await startTimeOf(proc, Number(name))
    return startTime === undefined ? undefined : { pid: Number(name), startTime }
  }
  return undefined
}

/** Out of `/proc/net/tcp`: the inode of the socket that listens at a port of 127.0.0.1. */
export function listeningInode(table: string, port: number): string | undefined {
  const address = `0100007F:${port.toString(16).toUpperCase().padStart(4, '0')}`
  const rows = table.split('\n').map((row) => row.trim().split(/\s+/))
  return rows.find((row) => row[1] === address && row[3] === '0A')?.[9]
}

/** Whether anybody listens at a UDP port of loopback. */
export async function hearsUdp(proc: ProcFolder, port: number): Promise<boolean> {
  const table = await readFile(join(proc, 'net/udp'), 'utf8').catch(() => '')
  const address = `0100007F:${port.toString(16).toUpperCase().padStart(4, '0')}`
  return table.split('\n').some((row) => row.trim().split(/\s+/)[1] === address)
}

export type Descriptor = { readonly path: string; readonly writable: boolean }

/** Every descriptor of a process; none when it is gone or may not be looked at. */
export async function descriptorsOf(proc: ProcFolder, pid: number): Promise<readonly Descriptor[]> {
  const folder = join(proc, String(pid))
  const names = await readdir(join(folder, 'fd')).catch(() => [])
  const found = names.map(async (name): Promise<Descriptor | undefined> => {
    const path = await readlink(join(folder, 'fd', name)).catch(() => undefined)
    if (path === undefined) return undefined
    const info = await readFile(join(folder, 'fdinfo', name), 'utf8').catch(() => '')
    const flags = Number.parseInt(/^flags:\s*(\d+)/m.exec(info)?.[1] ?? '2', 8)
    return { path, writable: (flags & 3) !== 0 }
  })
  return (await Promise.all(found)).filter((one) => one !== undefined)
}

export type Mount = {
  readonly path: string
  readonly type: string
  readonly writable: boolean
  readonly options: readonly string[]
}

/** Reads `mountinfo` (`proc_pid_mountinfo(5)`). Of several mounts at one place only the last can be reached. */
export function readMounts(text: string): readonly Mount[] {
  const mounts = new Map<string, Mount>()
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const [before = '', after = ''] = line.split(' - ')
    const [, , , , path = '', own = ''] = before.split(' ')
    const [type = '', , shared = ''] = after.split(' ')
    const writable = own.split(',').includes('rw') && shared.split(',').includes('rw')
    mounts.set(path, { path: plain(path), type, writable, options: shared.split(',') })
  }
  return [...mounts.values()]
}

/** Spaces and their like are written as `\040` there. */
function plain(path: string): string {
  return path.replace(/\\(\d{3})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 8)))
}
