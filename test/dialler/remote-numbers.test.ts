import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { once, wholeOf } from '../../src/basics/byte-streams.ts'
import type { Answered, Ask, Asked } from '../../src/dialler/asks.ts'
import { IncomingFiles } from '../../src/dialler/incoming-files.ts'
import { remoteNumbers } from '../../src/dialler/remote-numbers.ts'
import { DiallerAway } from '../../src/phone/numbers-port.ts'
import { Uploads } from '../../src/record/uploads.ts'
import { SimulatedDisk } from '../record/simulated-disk.ts'

const nothing = { report: { rows: 0 } }

/** A connection that takes files as the dialler does, in order and some turns later, and remembers each that it read. */
function connection() {
  const files = new IncomingFiles(new Uploads(new SimulatedDisk()))
  const read: string[] = []
  const lost = new Set<string>()
  const answers: { readonly [ask: string]: (asked: never) => Promise<unknown> } = {
    'begin-file': ({ fileName }: Asked<'begin-file'>) => files.begin(fileName),
    'file-bytes': ({ file, bytes }: Asked<'file-bytes'>) =>
      files.add(file, Buffer.from(bytes, 'base64')),
    'look-at-sample': async ({ file }: Asked<'look-at-sample'>) => {
      const taken = await files.take(file)
      read.push(`${taken.fileName}: ${Buffer.from(await wholeOf(taken.bytes())).toString()}`)
      return nothing
    },
  }
  const ask = async <A extends Ask>(name: A, asked: Asked<A>): Promise<Answered<A>> => {
    await new Promise((resolve) => setImmediate(resolve))
    if (lost.delete(name)) throw new DiallerAway()
    return (await answers[name]?.(asked as never)) as Answered<A>
  }
  const numbers = remoteNumbers(ask, async () => undefined)
  const look = (name: string) =>
    numbers.lookAtSample({ fileName: name, bytes: () => once(Buffer.from(`it is ${name}`)) }, {})
  return { look, read, lost }
}

describe('files on their way to a dialler of its own', () => {
  it('two governors who bring one at once both have theirs read, whole', async () => {
    const { look, read } = connection()
    await Promise.all([look('a.csv'), look('b.csv'), look('c.csv')])
    assert.deepEqual(read, ['a.csv: it is a.csv', 'b.csv: it is b.csv', 'c.csv: it is c.csv'])
  })

  it('one that is lost on its way holds up nobody behind it', async () => {
    const { look, read, lost } = connection()
    lost.add('file-bytes')
    const [first] = await Promise.allSettled([look('a.csv'), look('b.csv')])
    assert.equal(first.status, 'rejected')
    assert.deepEqual(read, ['b.csv: it is b.csv'])
  })
})
