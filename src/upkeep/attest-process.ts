import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ownFaults, userOf } from './attest-own-files.ts'
import type { AttestLine } from './attestation.ts'
import { type Descriptor, descriptorsOf, type Mount, type ProcFolder, readMounts } from './proc.ts'

/**
 * Bytes and files of the one place where the switch may write: the folder, its pid, its expanded configuration and the
 * second name of that. They are there before it starts, and fill it.
 */
const [mostBytes, mostFiles] = [64 * 1024, 4]

/** File systems that hold no files of anybody's. */
const holdNothing = ['proc', 'sysfs', 'cgroup', 'cgroup2', 'devpts', 'mqueue', 'securityfs', 'bpf']

/** What the running process can do: its user, where it could write, what it has open. */
export async function lookAtProcess(proc: ProcFolder, pid: number): Promise<readonly AttestLine[]> {
  const folder = join(proc, String(pid))
  const status = await readFile(join(folder, 'status'), 'utf8').catch(() => '')
  const mounts = readMounts(await readFile(join(folder, 'mountinfo'), 'utf8').catch(() => ''))
  return [
    userLine(status),
    await placesLine(folder, status, mounts),
    descriptorsLine(await descriptorsOf(proc, pid), mounts),
  ]
}

export function userLine(status: string): AttestLine {
  const field = (name: string) => new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(status)?.[1]
  const faults = [
    ...(field('Uid') === '0' || field('Uid') === undefined ? ['it runs as root'] : []),
    ...(/^0+$/.test(field('CapEff') ?? '') ? [] : ['it has capabilities']),
    ...(/^0+$/.test(field('CapBnd') ?? '') ? [] : ['it could be given capabilities']),
    ...(field('NoNewPrivs') === '1' ? [] : ['it could gain privileges (NoNewPrivileges)']),
  ]
  return said('user', faults, 'Start the switch by its own unit')
}

export function mountsLine(mounts: readonly Mount[]): AttestLine {
  if (mounts.length === 0) return said('mounts', ['its mounts cannot be read'], 'Run this as root')
  const open = mounts.filter((one) => one.writable && !isHarmless(one)).map(({ path }) => path)
  const faults = open.length === 0 ? [] : [`it can write to ${shown(open)}`]
  return said('mounts', faults, 'Start the switch by its own unit, where all of it is read-only')
}

/** The places that it may have, twice more where they are not as they should be: it may be reading its accounts just now. */
async function placesLine(
  folder: string,
  status: string,
  mounts: readonly Mount[],
): Promise<AttestLine> {
  const line = mountsLine(mounts)
  for (let left = 2; line.ok; left -= 1) {
    const faults = await ownFaults(join(folder, 'root'), ownPlaces(mounts), userOf(status))
    const own = said('mounts', faults, 'Start the switch by its own unit')
    if (own.ok || left === 0) return own
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  return line
}

/** Where the pid and the expanded configuration lie. */
export function ownPlaces(mounts: readonly Mount[]): readonly Mount[] {
  return mounts.filter((one) => one.writable && isFull(one))
}

export function descriptorsLine(open: readonly Descriptor[], mounts: readonly Mount[]): AttestLine {
  if (open.length === 0)
    return said('descriptors', ['its descriptors cannot be read'], 'Run this as root')
  const own = ownPlaces(mounts).map(({ path }) => path)
  const files = open.filter(
    ({ path, writable }) =>
      writable &&
      path.startsWith('/') &&
      !['/dev/null', '/dev/urandom', '/dev/random'].includes(path) &&
      !own.some((place) => path.startsWith(`${place}/`)),
  )
  const faults = files.length === 0 ? [] : [`it writes to ${shown(files.map(({ path }) => path))}`]
  return said('descriptors', faults, 'Send its output to the journal or nowhere')
}

function isHarmless(mount: Mount): boolean {
  return holdNothing.includes(mount.type) || isFull(mount)
}

/** So small that the pid and the configuration fill it: no further file can be made there. */
function isFull({ type, options }: Mount): boolean {
  const value = (name: string) =>
    options.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? ''
  const size = /^(\d+)(k?)$/.exec(value('size'))
  const bytes = size === null ? Number.POSITIVE_INFINITY : Number(size[1]) * (size[2] ? 1024 : 1)
  const files = Number(value('nr_inodes') || Number.POSITIVE_INFINITY)
  return type === 'tmpfs' && bytes <= mostBytes && files <= mostFiles
}

function shown(paths: readonly string[]): string {
  const [some, rest] = [paths.slice(0, 4).join(', '), paths.length - 4]
  return rest > 0 ? `${some} and ${rest} more` : some
}

/** A line of the attestation: good without faults, and otherwise with the faults and what to do. */
export function said(
  key: AttestLine['key'],
  faults: readonly string[],
  whatToDo: string,
): AttestLine {
  if (faults.length === 0) return { key, ok: true, what: '' }
  return { key, ok: false, what: `The switch: ${faults.join('; ')}. ${whatToDo}.` }
}
