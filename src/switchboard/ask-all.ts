import { err, ok, type Result } from '../basics/result.ts'
import {
  beginConnection,
  type RawConnection,
  type RawEvent,
  type Whereabouts,
} from './raw-connection.ts'

/** A connection that may ask everything, for whoever looks after the switch. It hears no events. */
export type AskAll = {
  api(line: string): Promise<string>
  /** Has an application carried out on a leg (`sendmsg`); gives the switch's short reply. */
  app(leg: string, name: string, data: string): Promise<string>
  close(): void
}

const longestReply = 10_000

/** Connects and signs in. The error says why not, in words. A connection that is lost answers everything with `-ERR`. */
export function askAll(to: Whereabouts): Promise<Result<AskAll, string>> {
  return new Promise((resolve) => {
    const connection = beginConnection(to, ['HEARTBEAT'])
    const fail = (why: string) => {
      connection.socket?.destroy()
      resolve(err(why))
    }
    const timer = setTimeout(() => fail('The switch does not answer.'), longestReply)
    connection.on('error', () => fail('The switch does not take the connection. Start it first.'))
    connection.on('esl::event::auth::fail', () => {
      clearTimeout(timer)
      fail('The switch does not accept the password. Run gatehouse init and restart the switch.')
    })
    connection.on('esl::event::auth::success', () => {
      clearTimeout(timer)
      resolve(ok(asking(connection)))
    })
  })
}

function asking(connection: RawConnection): AskAll {
  const ask = (send: (reply: (event: RawEvent) => void) => void): Promise<RawEvent | undefined> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve(undefined), longestReply)
      send((event) => {
        clearTimeout(timer)
        resolve(event)
      })
    })
  return {
    api: async (line) => {
      const event = await ask((reply) => connection.api(line, '', reply))
      return event?.getBody() ?? '-ERR no reply'
    },
    app: async (leg, name, data) => {
      const headers = {
        'call-command': 'execute',
        'execute-app-name': name,
        'execute-app-arg': data,
      }
      const event = await ask((reply) => connection.sendRecv(`sendmsg ${leg}`, headers, reply))
      return event?.getHeader('Reply-Text') ?? '-ERR no reply'
    },
    close: () => connection.disconnect(),
  }
}
