import { mkdir } from 'node:fs/promises'
import { messageNames } from '../../src/site/messages.ts'
import { promptFiles } from '../../src/site/prompt-files.ts'
import { promptText } from '../../src/site/prompt-texts.ts'
import { writeFiles } from '../../src/site/write-files.ts'

export const spokenNames = { organisation: 'Example Research', declineNumber: '08081570001' }

/** A folder as `gatehouse init` leaves it, as far as messages go: a short sound for each, in both languages. */
export async function spokenSite(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const made = (['en', 'cy'] as const).flatMap((language) =>
    messageNames.map((name, n) => ({
      ...{ language, name, transcript: promptText(language, name, spokenNames) },
      ...{ sound: Buffer.alloc(4_000, n), from: 'speech program' as const },
    })),
  )
  const switchboard = {
    ...{ format: 'gatehouse-switchboard/1', host: '127.0.0.1', port: 1, user: 'u', password: 'p' },
    ...{ callerIds: ['01134960000'], seats: [], ...spokenNames, configuration: 'hash' },
  }
  await writeFiles(folder, [
    ...promptFiles({}, made),
    { path: 'switchboard.json', content: JSON.stringify(switchboard), mode: 0o600 },
  ])
}
