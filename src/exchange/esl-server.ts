import { createServer, type Server, type Socket } from 'node:net'
import { StringDecoder } from 'node:string_decoder'
import type { Clock } from '../basics/clock.ts'
import { type Account, boxAccount, heardBy, mayAsk } from './account.ts'
import { type Command, CommandReader } from './command-reader.ts'
import type { FaultBoard } from './faults.ts'
import type { Fields } from './fields.ts'
import { apiResponse, authRequest, commandReply, disconnectNotice, eventJson } from './frames.ts'
import { Outgoing } from './outgoing.ts'
import { Subscription } from './subscription.ts'

type Deps = {
  readonly password: string
  readonly runApi: (line: string, answer: (text: string) => void) => void
  /** Announces the end of a background job. */
  readonly jobDone: (job: string, line: string, text: string) => void
  readonly newJob: () => string
  readonly clock: Clock
  readonly faults: FaultBoard
}

type Client = {
  readonly socket: Socket
  readonly out: Outgoing
  readonly subscription: Subscription
  authed: boolean
  /** Signed in as an account with limits; without one it may ask and hear everything. */
  account?: Account
}

/** The event socket on loopback: reads commands, answers them, and sends each client the events it asked for. */
export class EslServer {
  readonly #deps: Deps
  readonly #clients = new Set<Client>()
  readonly #server: Server

  constructor(deps: Deps) {
    this.#deps = deps
    deps.faults.onPlay(() => {
      for (const { out } of this.#clients) out.faultsChanged()
    })
    // A client that half-closes still gets the goodbye, as FreeSWITCH gives it.
    this.#server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
      this.#meet(socket),
    )
  }

  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(port, '127.0.0.1', () => {
        const address = this.#server.address()
        resolve(typeof address === 'object' && address !== null ? address.port : port)
      })
    })
  }

  /** Sends one event to whoever wants it; built once, and only if anybody does. */
  announce(name: string, subclass: string | undefined, build: () => Fields): void {
    const wanting = [...this.#clients].filter((one) => one.subscription.wants(name, subclass))
    if (wanting.length === 0) return
    const fields = build()
    const frame = eventJson(fields)
    for (const { out, subscription } of wanting) {
      if (subscription.passes(fields)) out.event(fields['Action'] ?? name, frame)
    }
  }

  /** Drops every connection without a word, as a crash or a pulled cable would. */
  cut(): void {
    for (const { socket } of this.#clients) socket.destroy()
  }

  close(): Promise<void> {
    for (const client of this.#clients) this.#sayGoodbye(client)
    return new Promise((resolve) => {
      this.#server.close(() => resolve())
      for (const { socket } of this.#clients) socket.destroySoon()
    })
  }

  #meet(socket: Socket): void {
    const { clock, faults } = this.#deps
    const out = new Outgoing(socket, clock, faults)
    const client: Client = { socket, out, subscription: new Subscription(), authed: false }
    const reader = new CommandReader()
    const decoder = new StringDecoder('utf8')
    this.#clients.add(client)
    socket.on('data', (chunk: Buffer) => {
      for (const command of reader.read(decoder.write(chunk))) this.#obey(client, command)
    })
    socket.on('end', () => this.#sayGoodbye(client))
    // A client that vanishes is not the exchange's trouble; `close` follows.
    socket.on('error', () => undefined)
    socket.on('close', () => this.#clients.delete(client))
    out.answer(authRequest)
  }

  #sayGoodbye({ socket, out }: Client): void {
    if (socket.writable) out.end(disconnectNotice)
  }

  #obey(client: Client, command: Command): void {
    const { socket } = client
    if (!socket.writable) return
    const [verb = '', ...words] = command.line.split(/\s+/)
    if (verb === 'exit') {
      client.out.answer(commandReply('+OK bye'))
      this.#sayGoodbye(client)
      return
    }
    if (verb === 'auth' || verb === 'userauth') {
      if (verb === 'auth') this.#auth(client, words.join(' '))
      else this.#userAuth(client, words.join(' '))
      return
    }
    if (!client.authed) {
      this.#reply(client, '-ERR command not found')
      return
    }
    const rest = command.line.slice(verb.length).trim()
    const { account } = client
    if (/^(bg)?api$/.test(verb) && account !== undefined && !mayAsk(account, rest)) {
      this.#reply(client, denied)
      return
    }
    if (verb === 'api') {
      this.#api(client, rest)
      return
    }
    if (verb === 'bgapi') {
      this.#background(client, rest, command.headers['Job-UUID'])
      return
    }
    this.#reply(client, subscribe(client, verb, words))
  }

  #auth(client: Client, password: string): void {
    client.authed = password === this.#deps.password
    this.#reply(client, client.authed ? '+OK accepted' : '-ERR invalid')
    if (!client.authed) this.#sayGoodbye(client)
  }

  /** `userauth name@domain:password`: told what it may, as the switch tells it. */
  #userAuth(client: Client, given: string): void {
    if (given !== `${boxAccount.user}:${this.#deps.password}`) {
      this.#reply(client, '-ERR invalid')
      this.#sayGoodbye(client)
      return
    }
    client.authed = true
    client.account = boxAccount
    client.out.answer(
      commandReply('+OK accepted', {
        'Allowed-Events': boxAccount.mayHear.join(' '),
        'Allowed-API': boxAccount.mayAsk.join(' '),
        'Allowed-LOG': 'false',
      }),
    )
  }

  #reply({ out }: Client, text: string): void {
    out.answer(commandReply(text))
  }

  #api({ out }: Client, line: string): void {
    this.#deps.runApi(line, (text) => out.answer(apiResponse(text)))
  }

  #background({ out }: Client, line: string, given: string | undefined): void {
    const job = given ?? this.#deps.newJob()
    out.answer(commandReply(`+OK Job-UUID: ${job}`, { 'Job-UUID': job }))
    this.#deps.runApi(line, (text) => this.#deps.jobDone(job, line, text))
  }
}

/** The commands that choose what to hear, and their replies. */
function subscribe(
  { subscription, account }: Client,
  verb: string,
  words: readonly string[],
): string {
  const [first = '', ...rest] = words
  switch (verb) {
    case 'event':
    case 'events':
      if (first !== 'json') return '-ERR only json is spoken here'
      if (rest.length === 0) return '-ERR no keywords supplied'
      return listen(subscription, account, rest)
    case 'nixevent':
      subscription.remove(words)
      return '+OK events nixed'
    case 'noevents':
      subscription.clear()
      return '+OK no longer listening for events'
    case 'filter':
      if (first === 'delete') {
        subscription.unfilter(rest[0] ?? '', rest[1])
        return `+OK filter deleted. [${rest[0] ?? ''}]=[${rest[1] ?? ''}]`
      }
      subscription.filter(first, rest.join(' '))
      return `+OK filter added. [${first}]=[${rest.join(' ')}]`
    case 'linger':
      return '-ERR not controlling a session'
    default:
      return '-ERR command not found'
  }
}

const denied = '-ERR permission denied'

/** What stands before a word that the account may not hear is heard from then on all the same. */
function listen(
  subscription: Subscription,
  account: Account | undefined,
  words: readonly string[],
): string {
  const heard = account === undefined ? { words, whole: true } : heardBy(account, words)
  subscription.add(heard.words)
  return heard.whole ? '+OK event listener enabled json' : denied
}
