import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { describe, it } from 'node:test'
import type { CampaignId, KeyId, PersonId } from '../../src/basics/ids.ts'
import { instant } from '../../src/basics/instant.ts'
import type { NewFact } from '../../src/facts/fact.ts'
import { fold } from '../../src/facts/fold.ts'
import { dumpState, loadState } from '../../src/facts/snapshot.ts'
import { emptyState, type State } from '../../src/facts/state.ts'
import { encodeCheckpoint } from '../../src/record/checkpoint.ts'
import { openSigner } from '../../src/record/checkpoint-signer.ts'
import { checkpointsPath, openCheckpoints } from '../../src/record/checkpoints.ts'
import { leafHash } from '../../src/record/merkle.ts'
import { decodeVerifier, signNote } from '../../src/record/signed-note.ts'
import { loadSigningKey } from '../../src/record/signing-key.ts'
import { makeWitness, readWitness } from '../../src/record/witness.ts'
import { fc } from '../support/fast-check.ts'
import { SimulatedDisk } from './simulated-disk.ts'

const origin = 'gatehouse/test'
const at = instant(Date.UTC(2026, 10, 24, 10))
const campaign = (one: string) => `${one.repeat(8)}-0000-4000-8000-000000000000` as CampaignId
const key = (n: number) => n.toString(16).padStart(32, '0') as KeyId

async function open() {
  const disk = new SimulatedDisk()
  const privateKey = await loadSigningKey(disk, origin)
  const signer = await openSigner({ disk, origin, privateKey })
  const checkpoints = await openCheckpoints({ disk, signer, origin })
  const verifier = decodeVerifier(signer.verifier)
  if (!verifier.ok) assert.fail(verifier.error.what)
  return { disk, privateKey, checkpoints, verifier: verifier.value }
}

describe('a witness', () => {
  it('is a signed checkpoint that also says when it was made and which keys must stay destroyed', async () => {
    const { disk, checkpoints, verifier } = await open()
    checkpoints.add('line 1')
    const prepared = [campaign('a'), campaign('b'), campaign('a')]
    const releases = new Map(prepared.map((one, n) => [n, { campaign: one }]))
    const state = { destroyedKeys: new Set([key(2), key(1)]), releases: releases as never }
    const note = await makeWitness(checkpoints, () => ({ at, state }))
    if (!note.ok) assert.fail(note.error.what)
    assert.match(
      note.value,
      /^gatehouse\/test\n1\n.{44}\nat 2026-11-24T10:00:00\.000Z\n(destroyed [0-9a-f]{32}\n){2}(prepared [0-9a-f-]{36} \d\n){2}\n— gatehouse\/test \S+\n$/,
    )
    const read = readWitness(note.value, verifier)
    if (!read.ok) assert.fail(read.error.what)
    assert.deepEqual([read.value.at, read.value.destroyed], [at, [key(1), key(2)]])
    assert.equal(read.value.checkpoint.size, 1)
    assert.deepEqual(read.value.prepared, [
      { campaign: campaign('a'), releases: 2 },
      { campaign: campaign('b'), releases: 1 },
    ])
    const file = Buffer.from(disk.get(checkpointsPath)).toString()
    assert.doesNotMatch(file, /destroyed/, 'the record keeps the plain checkpoint')
    assert.match(file, /^gatehouse\/test\n1\n/)
  })

  it('names every key destroyed by the lines that it covers, though more are written meanwhile', async () => {
    const { checkpoints, verifier } = await open()
    const state = { destroyedKeys: new Set<KeyId>(), releases: new Map() }
    const write = (n: number) => {
      // As the writer does: folded in the turn of the decision, in the tree once it is on disk.
      state.destroyedKeys.add(key(n))
      checkpoints.add(`line ${n}`)
    }
    const asking: ReturnType<typeof makeWitness>[] = []
    for (let n = 1; n <= 20; n++) {
      write(n)
      asking.push(makeWitness(checkpoints, () => ({ at, state })))
      // A few steps of the signer's work, not all of it: the next line comes in between.
      for (let turn = 0; turn < n % 5; turn++) await undefined
    }
    for (const note of await Promise.all(asking)) {
      const read = note.ok ? readWitness(note.value, verifier) : note
      if (!read.ok) assert.fail(read.error.what)
      assert.equal(read.value.destroyed.length, read.value.checkpoint.size)
    }
  })

  it('reads back what was written, and nothing else (any keys)', async () => {
    const { privateKey, verifier } = await open()
    const text = encodeCheckpoint({ origin, size: 7, root: leafHash('x') })
    const sign = (below: string) => signNote(`${text}${below}`, { name: origin, privateKey })
    const told = `prepared ${campaign('a')} 12\n`
    const line = fc.constantFrom(
      ...['at 2026-11-24T10:00:00.000Z\n', 'at noon\n', `destroyed ${key(7)}\n`],
      ...[
        'destroyed all\n',
        'kept 1\n',
        told,
        `prepared ${campaign('a')} 0\n`,
        'prepared all 1\n',
        `destroyed ${key(9).toUpperCase().replaceAll('0', 'A')}\n`,
      ],
    )
    const kindOf = (one: string) =>
      one === told ? 't' : one === `destroyed ${key(7)}\n` ? 'k' : 'x'
    fc.assert(
      fc.property(fc.array(line, { maxLength: 4 }), (lines) => {
        const below = lines.join('')
        const sound =
          lines[0]?.startsWith('at 2026') === true &&
          /^k*t*$/.test(lines.slice(1).map(kindOf).join(''))
        assert.equal(readWitness(sign(below), verifier).ok, sound, below)
      }),
    )
  })

  it('is refused from another key, from another box, and when a byte of it was changed', async () => {
    const { privateKey, verifier } = await open()
    const other = generateKeyPairSync('ed25519')
    const below = `at 2026-11-24T10:00:00.000Z\ndestroyed ${key(1)}\n`
    const text = (name: string) =>
      `${encodeCheckpoint({ origin: name, size: 7, root: leafHash('x') })}${below}`
    const note = signNote(text(origin), { name: origin, privateKey })
    const refused = [
      signNote(text(origin), { name: origin, privateKey: other.privateKey }),
      signNote(text('gatehouse/other'), { name: origin, privateKey }),
      note.replace(key(1), key(2)),
      note.replace(`destroyed ${key(1)}\n`, ''),
      note.replace('\n7\n', '\n8\n'),
      '',
    ]
    for (const bad of refused) assert.equal(readWitness(bad, verifier).ok, false, bad)
    assert.equal(readWitness(note, verifier).ok, true)
  })
})

describe('the keys that a witness lists', () => {
  const person = 'p' as PersonId
  const facts: readonly NewFact[] = [
    {
      type: 'person.added',
      on: { person },
      data: { role: 'agent', key: key(1) },
      secret: { name: { first: 'Pat', last: 'Example' } },
    },
    { type: 'person.pin_reset', on: { person }, data: { key: key(2) }, secret: { pinHash: 'x' } },
    {
      type: 'campaign.created',
      on: { campaign: 'c' as never },
      data: { sheet: 's' as never, key: key(3), poolKey: key(4), doneKey: key(5) },
    },
    { type: 'key.destroyed', data: { keys: [key(2), key(3), key(4), key(5), key(6)] } },
    {
      type: 'person.sealed_again',
      on: { person },
      data: { key: key(7), gone: [key(1), key(2)] },
      secret: { name: { first: 'Pat', last: 'Example' } },
    },
    { type: 'key.destroyed', data: { keys: [key(1)] } },
  ]
  const folded = (state: State, from: readonly NewFact[], first: number) => {
    for (const [n, fact] of from.entries())
      fold(state, { ...fact, on: fact.on ?? {}, seq: first + n, at } as never)
    return state
  }

  it('are those of people and of responses: of what a backup never carries, none (design 3)', () => {
    const state = folded(emptyState(), facts, 1)
    assert.deepEqual([...state.destroyedKeys], [key(2), key(3), key(1)])
    assert.deepEqual([...state.carriedKeys], [key(7)])
  })

  it('are the same after a start from the saved view, wherever it was saved', () => {
    for (let cut = 0; cut <= facts.length; cut++) {
      const before = folded(emptyState(), facts.slice(0, cut), 1)
      const saved = JSON.parse(JSON.stringify(dumpState(before, { seal: () => undefined })))
      const loaded = loadState(saved, { open: () => undefined })
      assert.ok(loaded)
      folded(loaded, facts.slice(cut), cut + 1)
      assert.deepEqual([...loaded.destroyedKeys], [key(2), key(3), key(1)], `saved after ${cut}`)
    }
  })
})
