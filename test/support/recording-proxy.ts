import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One answer of the box, byte for byte: its status and headers as they came, then its body, streams included. */
export type Answer = { readonly path: string; readonly status: number; readonly bytes: Buffer }

export type RecordingProxy = {
  readonly address: string
  /** Every answer that went through, those still under way with what has come so far. */
  answers(): readonly Answer[]
  close(): Promise<void>
}

type Heard = { path: string; status: number; chunks: Buffer[] }

/** Stands between a browser and the box and keeps every byte that reaches the browser. Changes none. */
export async function recordingProxy(): Promise<RecordingProxy> {
  const heard: Heard[] = []
  const server = createServer((incoming, outgoing) => pass(incoming, outgoing, heard))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers: () =>
      heard.map(({ path, status, chunks }) => ({ path, status, bytes: Buffer.concat(chunks) })),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

function pass(incoming: IncomingMessage, outgoing: ServerResponse, heard: Heard[]): void {
  const url = new URL(incoming.url ?? '/')
  const onwards = request(
    {
      host: '127.0.0.1',
      port: url.port,
      path: url.pathname + url.search,
      method: incoming.method,
      headers: incoming.headers,
      agent: false,
    },
    (answer) => {
      const { statusCode: status = 0, statusMessage = '', rawHeaders } = answer
      const head = `${status} ${statusMessage}\n${rawHeaders.join('\n')}\n\n`
      const one: Heard = { path: url.pathname, status, chunks: [Buffer.from(head)] }
      heard.push(one)
      answer.on('data', (chunk: Buffer) => one.chunks.push(chunk))
      outgoing.writeHead(status, statusMessage, rawHeaders)
      answer.pipe(outgoing)
      answer.on('error', () => outgoing.destroy())
    },
  )
  onwards.on('error', () => outgoing.destroy())
  outgoing.on('close', () => onwards.destroy())
  incoming.pipe(onwards)
}
