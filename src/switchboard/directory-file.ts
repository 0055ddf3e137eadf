import { chmod, open, rename } from 'node:fs/promises'
import { err } from '../basics/result.ts'
import type { SeatAccount } from '../phone/seat-account.ts'
import type { Directory } from './account-book.ts'

/**
 * FreeSWITCH's directory of the seats' browsers: a file of users that its configuration includes, read again with
 * `reloadxml`. It lies where nothing outlives a power cut, may be read by the switch's group alone, and is replaced in
 * one piece: the switch never sees half of it. `render` writes the users as the switch's directory wants them.
 *
 * `expanded` is the file that the switch writes when it reads everything again. It is ours and of the switch's group,
 * and the switch may write to it while it reads and at no other time: so there is nowhere it could keep a sound (J16).
 */
export function directoryFile(
  path: string,
  render: (accounts: readonly SeatAccount[]) => string,
  expanded?: string,
): Directory {
  return {
    learn: async (accounts, reload) => {
      try {
        await replace(path, render(accounts))
      } catch {
        return err(
          `The seats' accounts cannot be written to ${path}. Make its folder writable for the dialler.`,
        )
      }
      if (expanded === undefined) return reload()
      try {
        await chmod(expanded, 0o660)
        return await reload()
      } catch {
        return err(
          `The switch cannot be let write ${expanded}. Start it by its own unit, which makes that file the dialler's.`,
        )
      } finally {
        await chmod(expanded, 0o640).catch(() => undefined)
      }
    },
  }
}

async function replace(path: string, text: string): Promise<void> {
  const draft = `${path}.draft`
  const file = await open(draft, 'w', 0o640)
  try {
    await file.writeFile(text)
  } finally {
    await file.close()
  }
  await chmod(draft, 0o640)
  await rename(draft, path)
}
