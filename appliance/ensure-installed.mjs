// Makes a fresh clone ready: installs the packages of the lockfile when they are missing or older than it, and, for
// the tests, a browser, strace and mkfs.ext4 when they are missing and this account may install them. Plain Node:
// nothing is installed yet.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const stamp = join(root, 'node_modules', '.package-lock.json')
const lock = join(root, 'package-lock.json')

if (!existsSync(stamp) || statSync(stamp).mtimeMs < statSync(lock).mtimeMs) {
  console.log('Installing what this checkout needs (npm ci)…')
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
  })
  if (done.status !== 0) {
    console.error(
      'The packages could not be installed. Check the network or the npm cache, then run this again.',
    )
    process.exit(1)
  }
  // Compiling the styles is part of the installation, so that the first start is as quick as the next.
  const warm = "const { loadAssets } = await import('./src/web/assets.ts'); await loadAssets()"
  spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', warm], {
    cwd: root,
    stdio: 'ignore',
  })
}

const tools = [
  {
    flag: '--browser',
    name: 'Chromium',
    package: 'chromium',
    at: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  },
  { flag: '--faults', name: 'xmllint', package: 'libxml2-utils', at: ['/usr/bin/xmllint'] },
  { flag: '--faults', name: 'strace', package: 'strace', at: ['/usr/bin/strace'] },
  {
    flag: '--faults',
    name: 'mkfs.ext4',
    package: 'e2fsprogs',
    at: ['/usr/sbin/mkfs.ext4', '/sbin/mkfs.ext4'],
  },
]
const missing = () =>
  tools.filter(
    ({ flag, at }) => process.argv.includes(flag) && !at.some((path) => existsSync(path)),
  )

if (missing().length > 0) {
  const root = typeof process.getuid === 'function' && process.getuid() === 0
  if (root && existsSync('/usr/bin/apt-get')) {
    const packages = missing().map((tool) => tool.package)
    console.log(`Installing what the tests use: ${packages.join(', ')}…`)
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' })
    spawnSync('apt-get', ['install', '-y', '-qq', ...packages], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  }
  for (const { name, package: named } of missing())
    console.log(
      `No ${name} found: tests that use it will say so and do without. On Debian: apt-get install ${named}`,
    )
}
