import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { err, ok, type Result } from '../basics/result.ts'
import { comeBack } from './come-back.ts'
import { Connections } from './connections.ts'
import { FairTurns } from './fair-turns.ts'

type Answer = (request: Request, env: unknown) => Response | Promise<Response>

export type Entrance = {
  readonly port: number
  /** From now on this answers; until the first time everybody is asked to come back. */
  open(answer: Answer): void
  close(): void
}

export type Listening = {
  readonly port: number
  /** Loopback when absent. */
  readonly address?: string
  /** PEM. Without it nothing is encrypted: on loopback alone. */
  readonly tls?: { readonly key: string; readonly cert: string }
}

/**
 * Takes a port of this machine, on loopback where nothing else is said. Done before anything else is touched, so that a second box started
 * by mistake does no harm to the first. 0 takes any free port. The error says what to do.
 */
export async function takePort(listening: number | Listening): Promise<Result<Entrance, string>> {
  const {
    port,
    address = '127.0.0.1',
    tls,
  } = typeof listening === 'number' ? { port: listening } : listening
  let answer: Answer = () => comeBack('Gatehouse is starting.')
  const listener = getRequestListener((request, env) => answer(request, env), { hostname: address })
  const server = guarded(listener, tls)
  server.listen(port, address)
  const trouble = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    server.once('listening', () => resolve(undefined))
    server.once('error', resolve)
  })
  if (trouble) return err(explain(trouble, port))
  return ok({
    port: (server.address() as AddressInfo).port,
    open: (pages) => {
      answer = pages
    },
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  })
}

/** How long a computer may take to send the head of a request, and how often that is looked at. */
const patience = { headersTimeout: 10_000, connectionsCheckingInterval: 2_000 }

/** A server that no computer can keep from the others: by what it sends half, or too much of, or never. */
function guarded(listener: RequestListener, tls: Listening['tls']): Server {
  const connections = new Connections()
  const turns = new FairTurns(setImmediate)
  const inTurn: RequestListener = (asked, answer) => {
    const { socket } = asked
    answer.once('close', connections.asked(socket, asked))
    const begin = () => {
      if (!socket.destroyed) listener(asked, answer)
    }
    if (!turns.run(socket.remoteAddress ?? '', begin)) socket.destroy()
  }
  const server = tls
    ? createTlsServer(
        { ...patience, ...tls, minVersion: 'TLSv1.2', handshakeTimeout: patience.headersTimeout },
        inTurn,
      )
    : createServer(patience, inTurn)
  server.on('connection', (line) => line.once('close', connections.add(line)))
  return server
}

function explain({ code, message }: NodeJS.ErrnoException, port: number): string {
  const why = code === 'EADDRINUSE' ? 'is in use: another Gatehouse may be running' : message
  return `Port ${port} ${why}. Stop what uses it, or choose another with --port. Nothing was changed.`
}
