import { sha256 } from '../basics/hash.ts'
import { templateNames } from './switch-files.ts'

/** One hash over the switch's configuration, by file name; the seats' accounts are not in it. */
export function configurationHash(files: ReadonlyMap<string, string>): string {
  const names = [...templateNames].sort()
  return sha256(JSON.stringify(names.map((name) => [name, files.get(name)])))
}
