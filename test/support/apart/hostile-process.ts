import { generateKeyPairSync } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { wholeOf } from '../../../src/basics/byte-streams.ts'
import { DiallerWire } from '../../../src/dialler/wire-client.ts'
import { sealList } from '../../../src/readers/list-seal.ts'
import { sealSample } from '../../../src/readers/sample-seal.ts'
import { signList, signSample } from '../sign-file.ts'
import { given } from './given.ts'

/** What code finds that runs as the box's user, and knows everything that the box knows. */
export type HostileGiven = {
  readonly data: string
  readonly socket: string
  readonly pid: number
  readonly eslPort: number
  readonly case: string
  readonly campaign: string
  readonly key: string
  readonly number: string
}

const on = await given<HostileGiven>()
const found: Record<string, string> = {}

async function tried(what: string, work: () => Promise<unknown>): Promise<void> {
  found[what] = await work().then(
    (value) => `got ${JSON.stringify(value)?.slice(0, 200)}`,
    (cause: NodeJS.ErrnoException) => `refused: ${cause.code ?? cause.message}`,
  )
}

await tried('list the dialler’s folder', () => readdir(on.data))
await tried('list the folder of its lists', () => readdir(join(on.data, 'lists')))
const lists = ['lists/lists.json', 'lists/barred.slots', 'lists/do-not-call.slots']
for (const name of ['master.key', 'keys.slots', 'signer/key.pem', 'ledger.json', ...lists])
  await tried(`read ${name}`, () => readFile(join(on.data, name), 'latin1'))
await tried('write into its folder', () => writeFile(join(on.data, 'ledger.json'), '{}'))
for (const name of ['mem', 'environ', 'maps', 'fd'])
  await tried(`look into its memory (${name})`, () =>
    name === 'fd' ? readdir(`/proc/${on.pid}/fd`) : readFile(`/proc/${on.pid}/${name}`, 'latin1'),
  )
await tried('end its process', async () => process.kill(on.pid, 'SIGKILL'))

/** What the switch says to a line that nobody with its password sent. */
function atTheSwitch(lines: string): Promise<string> {
  return new Promise((resolve) => {
    let said = ''
    const socket = connect(on.eslPort, '127.0.0.1', () => socket.write(lines))
    socket.on('data', (chunk) => {
      said += chunk.toString()
      if (/Reply-Text|denied|rude|Content-Type: text\/disconnect/.test(said)) socket.destroy()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(said))
  })
}
const dial = `originate {}sofia/gateway/trunk/${on.number} &park()`
for (const password of ['ClueCon', 'loopback-only', '', 'gatehouse']) {
  const said = await atTheSwitch(`auth ${password}\n\napi ${dial}\n\n`)
  found[`reach the switch as “${password}”`] = /\+OK|api\/response/.test(said)
    ? 'got in'
    : 'refused'
}
found['reach the switch without a word'] = /\+OK|api\/response/.test(
  await atTheSwitch(`api ${dial}\n\n`),
)
  ? 'got in'
  : 'refused'

/** A connection of its own for each attempt: what no box sends is cut off. */
async function ask(what: string, work: (wire: DiallerWire) => Promise<unknown>): Promise<void> {
  const wire = await DiallerWire.open(
    on.socket,
    () => undefined,
    () => undefined,
  )
  await tried(what, async () => {
    const { sampleRecipient } = await wire.ask('hello', { protocol: 1, site: 'test', as: 'box' })
    recipient = sampleRecipient
    return work(wire)
  })
  await new Promise<void>((resolve) => {
    wire.onceClosed(resolve)
    wire.close()
  })
}
let recipient = ''
const call = '00000000-0000-4000-8000-000000000001'
const any = (value: unknown) => value as never
const order = {
  sample: 'made-up',
  key: 'f'.repeat(32),
  into: { campaign: on.campaign, key: on.key, fresh: false },
}
const send = async (wire: DiallerWire, bytes: Uint8Array) => {
  const file = await wire.ask('begin-file', { fileName: 'a.csv' })
  await wire.ask('file-bytes', { file, bytes: Buffer.from(bytes).toString('base64') })
  return wire.ask('take-sample', { order: any(order), file })
}
const csv = `phone\r\n${on.number}\r\n`
async function* stream() {
  yield Buffer.from(csv)
}
const sealed = async () => {
  const about = { fileName: 'a.csv', source: 'x', date: '2026-11-02', drama: true }
  const made = await sealSample(stream(), recipient, about)
  if (!made.ok) throw new Error(made.error.what)
  return wholeOf(made.value.sealed)
}

await ask('dial a number in place of a case', (wire) =>
  wire.ask('command', any({ command: { do: 'dial', call, case: on.number, seat: '01' } })),
)
await ask('dial with a number beside the case', (wire) =>
  wire.ask(
    'command',
    any({ command: { do: 'dial', call, case: on.case, seat: '01', number: on.number } }),
  ),
)
await ask('put a command to the switch into a call’s id', (wire) =>
  wire.ask('command', any({ command: { do: 'end-call', call: `x\n\napi ${dial}` } })),
)
await ask('dial a case that there is not', (wire) =>
  wire.ask('command', any({ command: { do: 'dial', call, case: `${on.case}9`, seat: '01' } })),
)
await ask('ask for what the protocol has no word for', (wire) =>
  wire.ask('number-of' as never, any({ case: on.case })),
)
await ask('import a raw list', async (wire) => send(wire, Buffer.from(csv)))
await ask('import a sealed list', async (wire) => send(wire, await sealed()))
await ask('import a list signed by a key of its own', async (wire) =>
  send(wire, await signSample(await sealed(), generateKeyPairSync('ed25519').privateKey)),
)
await ask('take another, empty do-not-call list', (wire) =>
  wire.ask('open', {
    known: {
      list: { key: any('e'.repeat(32)), fresh: true },
      campaigns: [],
      samples: [],
      days: [],
    },
  }),
)
await ask('have another history signed', (wire) =>
  wire.ask('sign', {
    text: `gatehouse/test\n1\n${Buffer.alloc(32).toString('base64')}\n`,
    proof: [],
  }),
)
await ask('learn a number from what may be asked', (wire) =>
  wire.ask('may-ring', { cases: [any(on.case)] }),
)

/** Whoever must never be called: a list as raw bytes, and a few numbers as staff would type them. */
const fileOf = async (wire: DiallerWire, bytes: Uint8Array) => {
  const file = await wire.ask('begin-file', { fileName: 'a.csv', list: true })
  await wire.ask('file-bytes', { file, bytes: Buffer.from(bytes).toString('base64') })
  return file
}
const about = { list: 'tps', source: 'x', date: '2026-11-02' } as const
const sendList = async (wire: DiallerWire, bytes: Uint8Array) =>
  wire.ask('take-list', { order: about, file: await fileOf(wire, bytes) })
const barred = async (wire: DiallerWire, text: string) =>
  wire.ask('bar', { file: await fileOf(wire, Buffer.from(text)) })
const sealedList = async () => {
  const made = await sealList(stream(), recipient, { ...about, fileName: 'a.csv', drama: true })
  if (!made.ok) throw new Error(made.error.what)
  return made.value.sealed
}
await ask('import half of all numbers as a raw list, to see which cases it stops', (wire) =>
  sendList(wire, Buffer.from(csv)),
)
await ask('import such a list sealed', async (wire) => sendList(wire, await sealedList()))
await ask('import such a list signed by a key of its own', async (wire) =>
  sendList(wire, await signList(await sealedList(), generateKeyPairSync('ed25519').privateKey)),
)
await ask('import a list as if it were a sample', async (wire) => send(wire, await sealedList()))
for (const word of ['list-entries', 'is-barred', 'unbar', 'drop-list', 'replace-list'])
  await ask(`use a word that there is no word for: ${word}`, (wire) =>
    wire.ask(word as never, any({ list: 'barred', number: on.number })),
  )
await ask('bar by a number in place of a file', (wire) =>
  wire.ask('bar', any({ number: on.number })),
)
await ask('see which lists there are', (wire) => wire.ask('lists', {}))
await ask('tell a barred number from another', async (wire) => {
  const before = JSON.stringify(await barred(wire, on.number))
  const again = JSON.stringify(await barred(wire, on.number))
  return before === again ? 'no difference' : [before, again]
})
await ask('bar number after number, to see which cases it stops', async (wire) => {
  for (let n = 0; n < 300; n += 20) {
    const some = Array.from(
      { length: 20 },
      (_, at) => `07700 900${String(n + at).padStart(3, '0')}`,
    )
    const done = await barred(wire, some.join('\n'))
    if (!done.ok) return `stopped at ${n}`
  }
  return 'barred 300'
})
process.stdout.write(`found ${JSON.stringify(found)}\n`)
