import { readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Mount } from './proc.ts'

/** Who the switch is, as far as files go. */
export type SwitchUser = { readonly uid: number; readonly gids: readonly number[] }

/** The files of the one place that is there for the switch to write to, seen through its own root. */
export type OwnFile = { readonly path: string; readonly inside: string }

/** Out of `/proc/PID/status`: its user for files, and every group. */
export function userOf(status: string): SwitchUser | undefined {
  const numbers = (name: string) =>
    (new RegExp(`^${name}:[ \\t]*(.*)$`, 'm').exec(status)?.[1] ?? '')
      .split(/\s+/)
      .filter((word) => /^\d+$/.test(word))
      .map(Number)
  const [uid, gid] = [numbers('Uid')[3], numbers('Gid')[3]]
  if (uid === undefined || gid === undefined) return undefined
  return { uid, gids: [gid, ...numbers('Groups')] }
}

export async function ownFiles(root: string, places: readonly Mount[]): Promise<OwnFile[]> {
  const all = places.map(async ({ path }) => {
    const names = await readdir(join(root, path)).catch(() => [])
    return names.map((name) => ({ path: join(path, name), inside: join(root, path, name) }))
  })
  return (await Promise.all(all)).flat()
}

/**
 * What is wrong with the place of its pid and its expanded configuration: that a file could be made there, or that one
 * of those that are there could be written over. The second is the switch's own for the moment of a `reloadxml` alone.
 */
export async function ownFaults(
  root: string,
  places: readonly Mount[],
  user: SwitchUser | undefined,
): Promise<readonly string[]> {
  if (user === undefined) return ['its user cannot be read']
  const faults: string[] = []
  for (const { path } of places) {
    const room = await statfs(join(root, path)).catch(() => undefined)
    if (room === undefined || room.ffree > 0) faults.push(`there is room for a file in ${path}`)
    if (await mayWrite(join(root, path), user)) faults.push(`it can make files in ${path}`)
  }
  for (const { path, inside } of await ownFiles(root, places))
    if (await mayWrite(inside, user)) faults.push(`it can write over ${path}`)
  return faults
}

/** As the kernel decides it for somebody without capabilities. What cannot be looked at counts as writable. */
async function mayWrite(inside: string, { uid, gids }: SwitchUser): Promise<boolean> {
  const found = await stat(inside).catch(() => undefined)
  if (found === undefined) return true
  if (found.uid === uid) return true
  return (found.mode & (gids.includes(found.gid) ? 0o020 : 0o002)) !== 0
}
