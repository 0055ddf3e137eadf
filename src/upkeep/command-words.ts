import { readFile, stat } from 'node:fs/promises'

/** What a command prints, and how it exits: 0 done, 1 refused, 2 wrong usage. */
export type Said = { readonly lines: readonly string[]; readonly exit: 0 | 1 | 2 }

/** The sentence, or for machines the same in JSON. */
export function refused(what: string, json: boolean | undefined): Said {
  return { lines: [json ? JSON.stringify({ ok: false, what }) : what], exit: 1 }
}

export function cannotRead(path: string): Said {
  return { lines: [`${path} cannot be read. Check the name and that you may read it.`], exit: 2 }
}

export async function textOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined)
}

export async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}

export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}
