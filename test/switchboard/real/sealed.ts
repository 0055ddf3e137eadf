import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const units = join(import.meta.dirname, '../../../systemd')
const unit = (name: string) => readFileSync(join(units, name), 'utf8')
const values = (name: string, key: string) =>
  [...unit(name).matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value = '']) => value)

/** Nobody's, and not the switch's either: in place of the dialler. */
const users: Readonly<Record<string, string>> = {
  'gatehouse-switch': '65534',
  'gatehouse-dialler': '65533',
}

/** The lines of the unit that root carries out around the start, for a folder and users of the laboratory. */
function carryOut(key: 'ExecStartPre' | 'ExecStartPost', run: string): void {
  for (const line of values('gatehouse-switch.service', key)) {
    // A laboratory has its configuration elsewhere, and waits for its switch by itself.
    if (line.includes('/proc/net/tcp')) continue
    const words = Object.entries(users).reduce(
      (text, [name, id]) => text.replaceAll(name, id),
      line.replace(/^\+/, '').replaceAll('/run/freeswitch', run),
    )
    execFileSync('sh', ['-ec', words], { timeout: 60_000 })
  }
}

/** Mounts the place of its running files as the box's unit does, and makes them. */
export function prepare(run: string): void {
  const [options = ''] = values('run-freeswitch.mount', 'Options')
  release(run)
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', run])
  carryOut('ExecStartPre', run)
}

/** What the unit does once the configuration is read. */
export function close(run: string): void {
  carryOut('ExecStartPost', run)
}

export function release(run: string): void {
  try {
    execFileSync('umount', ['-l', run], { stdio: 'ignore' })
  } catch {
    // It was not mounted.
  }
}

/**
 * Every file system read-only but the one that is full, no shell to be run, nobody's user, no capability and none to be
 * had: what its unit asks of systemd, by hand.
 */
export function sealed(run: string, binary: string): readonly string[] {
  const shells = values('gatehouse-switch.service', 'InaccessiblePaths')
    .flatMap((value) => value.split(' '))
    .map((path) => path.replace(/^-/, ''))
    .filter((path) => path.startsWith('/usr/bin/'))
  const script = `set -e
run=$1; shells=$2; shift 2
mount --make-rprivate /
for again in 1 2; do
  while read -r _ _ _ _ place _; do
    [ "$place" = "$run" ] || mount -o remount,bind,ro "$place" 2>/dev/null || :
  done < /proc/self/mountinfo
done
setpriv=$(command -v setpriv)
for shell in $shells; do [ ! -e "$shell" ] || mount --bind -o ro /dev/null "$shell"; done
exec "$setpriv" --reuid 65534 --regid 65534 --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all "$@"`
  return ['unshare', '--mount', 'sh', '-c', script, 'sh', run, shells.join(' '), binary]
}
