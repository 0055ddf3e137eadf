import { takePort } from '../../src/web/take-port.ts'
import { type RoomAtWork, roomAtWork } from '../web/at-work.ts'
import type { TestBoxOptions } from './test-box.ts'

export type ServedRoom = {
  readonly room: RoomAtWork
  /** Where a real browser finds it. */
  readonly origin: string
  close(): Promise<void>
}

/** A room at work that a real browser can reach: the box of this process behind a port of its own. */
export async function servedRoom(options: TestBoxOptions = {}): Promise<ServedRoom> {
  const entrance = await takePort(0)
  if (!entrance.ok) throw new Error(entrance.error)
  const origin = `http://localhost:${entrance.value.port}`
  const room = await roomAtWork({ ...options, origin: () => origin })
  entrance.value.open(room.test.box.app.fetch)
  return {
    room,
    origin,
    close: async () => {
      entrance.value.close()
      await room.test.close()
    },
  }
}
