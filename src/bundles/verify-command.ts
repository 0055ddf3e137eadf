import { open, readFile } from 'node:fs/promises'
import { type bundleFaults, fault } from './bundle-fault.ts'
import { largestBundle } from './shapes.ts'
import { type KeyFault, readSiteKey } from './sign.ts'
import { type BundleReport, verifyBundle } from './verify-bundle.ts'

export type VerifyBundleArgs = {
  readonly file: string
  /** Path of the site's public key, PEM. */
  readonly site?: string
  /** Path of the region's age identity file. */
  readonly identity?: string
  readonly json?: boolean
}

/** 0 verified, 1 refused or unproven, 2 wrong usage: a file that is not there, or a key file that is not a key. */
export type Exit = 0 | 1 | 2

/** `gatehouse bundle verify FILE [--site KEY.pub] [--identity REGION.key] [--json]` */
export async function verifyBundleCommand(
  args: VerifyBundleArgs,
): Promise<{ readonly lines: readonly string[]; readonly exit: Exit }> {
  const bytes = await readLimited(args.file)
  if (bytes === undefined) return cannotRead(args.file)
  const identityText = args.identity === undefined ? undefined : await readKeyFile(args.identity)
  if (args.identity !== undefined && identityText === undefined) return cannotRead(args.identity)
  const identity = identityText === undefined ? undefined : identityLine(identityText)
  const sitePem = args.site === undefined ? undefined : await readKeyFile(args.site)
  if (args.site !== undefined && sitePem === undefined) return cannotRead(args.site)
  const siteKey = sitePem === undefined ? undefined : readSiteKey(sitePem)
  if (siteKey?.ok === false) return { lines: faultLines(siteKey.error), exit: 2 }

  const report =
    bytes === 'too-large'
      ? tooLarge
      : await verifyBundle(bytes, {
          ...(siteKey === undefined ? {} : { siteKey: siteKey.value }),
          ...(identity === undefined ? {} : { identity }),
        })
  const lines = args.json === true ? [JSON.stringify(report)] : reportLines(report)
  return { lines, exit: report.ok ? 0 : 1 }
}

const tooLarge: BundleReport = {
  ok: false,
  state: 'refused',
  fault: fault('BUNDLE-02'),
  checked: [],
  notChecked: ['Nothing of it was read.'],
}

/** Stops at the limit even when the size says otherwise, as it does for a device or a growing file. */
async function readLimited(path: string): Promise<Uint8Array | 'too-large' | undefined> {
  const file = await open(path, 'r').catch(() => undefined)
  if (file === undefined) return undefined
  try {
    const found = await file.stat()
    if (found.isDirectory()) return undefined
    if (found.size > largestBundle) return 'too-large'
    const buffer = Buffer.alloc(largestBundle + 1)
    let length = 0
    for (;;) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length)
      length += bytesRead
      if (length > largestBundle) return 'too-large'
      if (bytesRead === 0) return buffer.subarray(0, length)
    }
  } finally {
    await file.close()
  }
}

async function readKeyFile(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined)
}

/** age's own key files carry comments above the identity. */
function identityLine(text: string): string {
  return text.split(/\r?\n/).find((line) => line.startsWith('AGE-SECRET-KEY-')) ?? ''
}

function cannotRead(path: string): { readonly lines: readonly string[]; readonly exit: Exit } {
  return {
    lines: [`${path} cannot be read.`, 'Check the name, and that the stick is in.'],
    exit: 2,
  }
}

function reportLines(report: BundleReport): readonly string[] {
  const checks = [
    ...report.checked.map((line) => `Checked: ${line}`),
    ...report.notChecked.map((line) => `Not checked: ${line}`),
  ]
  switch (report.state) {
    case 'refused':
      return ['Refused.', ...faultLines(report.fault, report.fault.code), ...checks]
    case 'unproven':
      return [
        'Not verified: nobody can say yet who made this bundle.',
        'Give the public key of the site with --site.',
        ...labelLines(report),
        ...checks,
      ]
    case 'verified':
      return ['Verified.', ...labelLines(report), ...contentLines(report), ...checks]
  }
}

function faultLines({ what, whatToDo }: KeyFault, code?: keyof typeof bundleFaults) {
  return [code === undefined ? what : `${what} (${code})`, whatToDo]
}

function labelLines({ header, sha256 }: Extract<BundleReport, { header: unknown }>) {
  return [`Site ${header.site}, bundle ${header.seq}.`, `SHA-256 of the bundle: ${sha256}`]
}

function contentLines({ manifest }: Extract<BundleReport, { state: 'verified' }>) {
  if (manifest === undefined) return []
  return [
    `Release ${manifest.release}, made in week ${manifest.madeAtWeek} under ${manifest.rulesVersion}.`,
    `Previous bundle: ${manifest.previous ?? 'none, this is the first'}`,
    ...manifest.files.map(({ name, size }) => `${name}, ${size} bytes`),
  ]
}
