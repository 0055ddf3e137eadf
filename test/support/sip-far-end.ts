import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { ok } from '../../src/basics/result.ts'
import { boxCalling, type SeatAccount } from '../../src/phone/seat-account.ts'
import type { Directory } from '../../src/switchboard/account-book.ts'
import {
  digestIsRight,
  newTag,
  readSip,
  repeated,
  type SipMessage,
  writeSip,
} from './sip-message.ts'
import { until } from './until.ts'

export type Inviting = {
  readonly sdp: string
  readonly fromUser?: string
  readonly fromName?: string
  /** Absent: the word that the account was given. */
  readonly proof?: string
  readonly more?: readonly string[]
}

/** What became of an INVITE, and what may be sent within its dialog afterwards. */
export type Invited = {
  readonly status: number
  readonly sdp: string
  /** Sends another request of the same dialog and gives the status of the answer. */
  send(method: string, headers?: readonly string[], body?: string): Promise<number>
  /** Whether the browser has ended it. */
  readonly over: boolean
}

/** The switch's side of a browser's line, without sound: a registrar that also calls. Tests carry the sound themselves. */
export class SipFarEnd {
  readonly url: string
  readonly received: string[] = []
  accounts: readonly SeatAccount[] = []
  readonly #server: Server
  readonly #sockets = new WebSocketServer({ noServer: true })
  readonly #contacts = new Map<string, { socket: WebSocket; uri: string }>()
  readonly #nonces = new Set<string>()
  readonly #answers = new Map<string, (answer: SipMessage) => void>()
  readonly #ended = new Set<string>()
  /** While shut, nobody is let in. */
  shut = false

  private constructor(server: Server, port: number) {
    this.#server = server
    this.url = `ws://127.0.0.1:${port}`
    server.on('upgrade', (request, socket, head) => {
      if (this.shut || request.headers['sec-websocket-protocol'] !== 'sip') {
        socket.destroy()
        return
      }
      this.#sockets.handleUpgrade(request, socket, head, (ws) => this.#greet(ws))
    })
  }

  static async open(): Promise<SipFarEnd> {
    const server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new SipFarEnd(server, (server.address() as AddressInfo).port)
  }

  /** Goes by these accounts from now on. */
  get directory(): Directory {
    return {
      learn: async (accounts) => {
        this.accounts = accounts
        return ok(undefined)
      },
    }
  }

  isRegistered(user: string): boolean {
    return this.#contacts.get(user)?.socket.readyState === 1
  }

  /** Cuts every line without a word. */
  cut(): void {
    for (const socket of this.#sockets.clients) socket.terminate()
    this.#contacts.clear()
  }

  async close(): Promise<void> {
    this.cut()
    this.#server.close()
    this.#server.closeAllConnections()
  }

  async invite(user: string, inviting: Inviting): Promise<Invited> {
    const contact = this.#contacts.get(user)
    if (contact === undefined) throw new Error(`${user} is not registered`)
    const { fromUser = boxCalling.user, fromName = boxCalling.name, sdp, more = [] } = inviting
    const proof = inviting.proof ?? this.accounts.find((one) => one.user === user)?.proof
    const dialog = {
      call: `${newTag()}@switch`,
      from: `"${fromName}" <sip:${fromUser}@gatehouse>;tag=${newTag()}`,
      to: `<sip:${user}@gatehouse>`,
      cseq: 1,
    }
    const request = (method: string, headers: readonly string[], body: string) => {
      const id = `${dialog.call} ${dialog.cseq} ${method}`
      // Registered again meanwhile, it is reached where it is now.
      const { socket, uri } = this.#contacts.get(user) ?? contact
      const text = writeSip(
        `${method} ${uri} SIP/2.0`,
        [
          `Via: SIP/2.0/WS 127.0.0.1;branch=z9hG4bK${newTag()}`,
          'Max-Forwards: 70',
          `From: ${dialog.from}`,
          `To: ${dialog.to}`,
          `Call-ID: ${dialog.call}`,
          `CSeq: ${dialog.cseq} ${method}`,
          'Contact: <sip:switch@127.0.0.1;transport=ws>',
          ...headers,
          ...(body === '' ? [] : ['Content-Type: application/sdp']),
        ],
        body,
      )
      return { id, send: () => socket.send(text) }
    }
    const ask = async (method: string, headers: readonly string[] = [], body = '') => {
      if (method !== 'INVITE' || dialog.cseq > 1 || dialog.to.includes(';tag=')) dialog.cseq += 1
      const { id, send } = request(method, headers, body)
      const answered = new Promise<SipMessage>((resolve) => this.#answers.set(id, resolve))
      send()
      return answered
    }
    const proving = proof === undefined ? [] : [`${boxCalling.proofHeader}: ${proof}`]
    const answer = await ask('INVITE', [...proving, ...more], sdp)
    dialog.to = answer.header('to')
    request('ACK', [], '').send()
    const isOver = () => this.#ended.has(dialog.call)
    return {
      status: answer.status ?? 0,
      sdp: answer.body,
      send: async (method, headers, body) => (await ask(method, headers, body)).status ?? 0,
      get over() {
        return isOver()
      },
    }
  }

  async registered(user: string): Promise<void> {
    await until(`${user} is registered`, () => this.isRegistered(user), 20_000)
  }

  #greet(socket: WebSocket): void {
    socket.on('message', (data) => {
      const text = data.toString()
      if (text.trim() === '') return
      this.received.push(text)
      const message = readSip(text)
      if (message.method !== undefined) this.#request(socket, message)
      else this.#answer(message)
    })
  }

  #answer(answer: SipMessage): void {
    if ((answer.status ?? 0) < 200) return
    const id = `${answer.header('call-id')} ${answer.header('cseq')}`
    this.#answers.get(id)?.(answer)
    this.#answers.delete(id)
  }

  #request(socket: WebSocket, request: SipMessage): void {
    const reply = (lines: readonly string[]) => {
      const [line, ...more] = lines
      socket.send(writeSip(`SIP/2.0 ${line}`, [...repeated(request, newTag()), ...more]))
    }
    if (request.method === 'BYE') this.#ended.add(request.header('call-id'))
    if (request.method === 'REGISTER') reply(this.#register(socket, request))
    else if (request.method !== 'ACK')
      reply([request.method === 'BYE' ? '200 OK' : '403 Forbidden'])
  }

  /** Lets a browser be the phone of a seat if it knows the seat's password, and says what to answer. */
  #register(socket: WebSocket, request: SipMessage): readonly string[] {
    const given = request.header('authorization')
    const nonce = /nonce="([^"]+)"/.exec(given)?.[1] ?? ''
    if (!this.#nonces.delete(nonce)) {
      const fresh = newTag()
      this.#nonces.add(fresh)
      const challenge = `Digest realm="gatehouse", nonce="${fresh}", algorithm=MD5, qop="auth"`
      return ['401 Unauthorized', `WWW-Authenticate: ${challenge}`]
    }
    const user = /sip:([^@>]+)@/.exec(request.header('to'))?.[1] ?? ''
    const account = this.accounts.find((one) => one.user === user)
    if (account === undefined || !digestIsRight(given, 'REGISTER', account.password))
      return ['403 Forbidden']
    const contact = request.header('contact')
    if (/expires=0\b/.test(contact) || request.header('expires') === '0') {
      this.#contacts.delete(user)
      return ['200 OK']
    }
    this.#contacts.set(user, { socket, uri: /<([^>]+)>/.exec(contact)?.[1] ?? '' })
    return ['200 OK', `Contact: ${contact}`]
  }
}
