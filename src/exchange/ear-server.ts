import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CallId } from '../basics/ids.ts'
import type { Heard, Spoken } from './spoken.ts'

/** A way to hear the respondents of an exchange that runs in another process on this machine. Loopback only. */
export type EarServer = { readonly port: number; close(): Promise<void> }

const longestQuestion = 256 * 1024

export async function serveEar(hear: (call: CallId, spoken: Spoken) => Heard): Promise<EarServer> {
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => {
      body += chunk
      if (body.length > longestQuestion) request.destroy()
    })
    request.on('end', () => {
      response.setHeader('Content-Type', 'application/json')
      try {
        const { call, spoken } = JSON.parse(body) as { call: CallId; spoken: Spoken }
        response.end(JSON.stringify(hear(call, spoken)))
      } catch {
        response.statusCode = 400
        response.end('{}')
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** The other end. Undefined when the exchange does not answer: then nothing is heard. */
export async function hearFrom(
  port: number,
  call: CallId,
  spoken: Spoken,
): Promise<Heard | undefined> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      body: JSON.stringify({ call, spoken }),
    })
    return answer.ok ? ((await answer.json()) as Heard) : undefined
  } catch {
    return undefined
  }
}
