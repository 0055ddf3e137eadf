import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

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
 * Every file system read-only but the one that is full, nothing to be run but the switch, nobody's user, no capability
 * and none to be had: what its unit asks of systemd, by hand.
 */
export function sealed(run: string, binary: string): readonly string[] {
  const script = `set -e
run=$1; own=$2; shift 2
setpriv=$(command -v setpriv)
mount --make-rprivate /
for place in "$own" /usr/lib; do mount --bind "$place" "$place"; done
mount --bind "$setpriv" "$setpriv"
for again in 1 2; do
  while read -r _ _ _ _ place _; do
    case $place in
      "$run") ;;
      "$own"|/usr/lib|"$setpriv") mount -o remount,bind,ro "$place" ;;
      /) ;;
      *) mount -o remount,bind,ro "$place" 2>/dev/null || : ;;
    esac
  done < /proc/self/mountinfo
done
mount -o remount,bind,ro,noexec / || exit 9
exec "$setpriv" --reuid 65534 --regid 65534 --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all "$@"`
  const own = dirname(dirname(binary))
  return ['unshare', '--mount', 'sh', '-c', script, 'sh', run, own, binary]
}
