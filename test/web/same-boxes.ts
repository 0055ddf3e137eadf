import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestBox } from '../support/test-box.ts'
import { signedIn } from './staff-at.ts'

// What two boxes say, without what chance and the clock make different in any two.

/** Whatever is drawn by chance at each start: ids, hashes, tokens, keys and times of day on the wall. */
export function shapeOf(text: string): string {
  return text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '[id]')
    .replace(/<span>[0-9a-f]{4} ?<\/span>|(?:[0-9a-f]{4}-){3,}[0-9a-f]{4}/g, '[root]')
    .replace(/\b(?=[0-9]*[a-f])[0-9a-f]{8,}\b|[0-9a-f]{12,}/g, '[hex]')
    .replace(/(nonce|value|content)="[\w+/=-]{16,}"/g, '$1="[token]"')
    .replace(/gatehouse\/test\+[0-9a-f]+\+[\w+/=]+/g, '[verifier]')
}

/** Where two texts part, for whoever has to mend it. */
export function difference(one: string, other: string): readonly string[] | undefined {
  if (one === other) return undefined
  let from = 0
  while (one[from] === other[from]) from += 1
  return [one, other].map((text) => text.slice(Math.max(0, from - 60), from + 60))
}

/** A line of the record by what it says and not by what it is called: names, seals and hashes are drawn by chance. */
export function lineShape(line: string): string {
  const { type, data, by, on, sealed } = JSON.parse(line) as Record<string, unknown>
  const kind = (value: unknown): unknown =>
    typeof value === 'string' && /^(?:[0-9a-f]{32,}|[0-9a-f-]{36}|\$argon2.*)$/.test(value)
      ? 'name'
      : Array.isArray(value)
        ? value.map(kind)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, kind(one)]))
          : value
  return JSON.stringify([type, kind(data), kind(by), kind(on), String(sealed ?? '').length])
}

/** Every page that staff can open, shaped, under who sees it and where. */
export async function pagesSeen(
  box: TestBox,
  campaign: string,
  shape: (text: string) => string = shapeOf,
): Promise<[string, string][]> {
  const pages: [string, string][] = []
  for (const [user, root] of [
    ['r.adeyemi', '/governor'],
    ['h.marsh', '/supervisor'],
    ['s.bevan', '/auditor'],
    ['n.rees', '/protection'],
  ] as const) {
    const staff = await signedIn(box, user)
    const paths = box.box.app.routes.filter(
      ({ method, path }) =>
        method === 'GET' && path.startsWith(root) && !/stream|witness|download|\/verify/.test(path),
    )
    for (const path of new Set(paths.map((one) => one.path))) {
      const page = await staff.get(path.replace(/:\w+/g, campaign))
      pages.push([`${user} ${path}`, shape(page.text)])
    }
  }
  return pages
}

/** The lines of the record as it lies on the disk, shaped. */
export async function linesOn(box: TestBox, shape = lineShape): Promise<string[]> {
  const folder = join(box.dir, 'box', 'record')
  const lines: string[] = []
  for (const name of (await readdir(folder)).filter((one) => one.endsWith('.jsonl')).sort())
    for (const line of (await readFile(join(folder, name), 'utf8')).split('\n'))
      if (line !== '') lines.push(shape(line))
  return lines
}
