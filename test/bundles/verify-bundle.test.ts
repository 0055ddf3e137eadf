import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Encrypter } from 'age-encryption'
import { sha256 } from '../../src/basics/hash.ts'
import { type BundleFaultCode, bundleFaults } from '../../src/bundles/bundle-fault.ts'
import { canonicalJson } from '../../src/bundles/canonical.ts'
import { largestBundle } from '../../src/bundles/shapes.ts'
import { fingerprint, signText } from '../../src/bundles/sign.ts'
import { unpack } from '../../src/bundles/unpack.ts'
import { verifyBundle } from '../../src/bundles/verify-bundle.ts'
import { bundleOf, files, type Keys, manifest, newKeys, text } from './support.ts'

const keys = await newKeys()
const strangers = await newKeys()
const bundle = await bundleOf(keys)
const both = { siteKey: keys.siteKey, identity: keys.identity }

async function faultOf(bytes: Uint8Array, given: Parameters<typeof verifyBundle>[1] = both) {
  const report = await verifyBundle(bytes, given)
  return report.state === 'refused' ? report.fault.code : report.state
}

describe('a bundle as the box made it', () => {
  it('X10: is verified, and says what was checked', async () => {
    const report = await verifyBundle(bundle, both)
    assert.ok(report.ok)
    assert.equal(report.sha256, sha256(bundle))
    assert.deepEqual(
      report.manifest?.files.map(({ name }) => name),
      files.map(({ name }) => name),
    )
    assert.equal(report.checked.length, 3)
  })

  it('X10: is verified from outside without the identity of the region, and says that it was not opened', async () => {
    const report = await verifyBundle(bundle, { siteKey: keys.siteKey })
    assert.ok(report.ok)
    assert.equal(report.manifest, undefined)
    assert.match(report.notChecked.join(), /not opened/)
  })

  it('is not called verified without a site key, since anybody could have made it', async () => {
    const report = await verifyBundle(bundle, { identity: keys.identity })
    assert.equal(report.ok, false)
    assert.equal(report.state, 'unproven')
  })

  it('gives the region its files, byte for byte', async () => {
    const opened = await unpack(bundle, both)
    assert.ok(opened.ok)
    assert.deepEqual(
      opened.value.files.map(({ name, bytes }) => [name, Buffer.from(bytes)]),
      files.map(({ name, bytes }) => [name, Buffer.from(bytes)]),
    )
    assert.equal(opened.value.manifest.checkpoint, manifest.checkpoint)
  })

  it('shows nothing of its contents to whoever carries it', () => {
    const seen = Buffer.from(bundle).toString('latin1')
    // Words long enough not to occur in noise.
    for (const words of ['release.json', 'tables.csv', 'buses-1']) assert.ok(!seen.includes(words))
  })

  it('can be sealed to two regions', async () => {
    const recipients = [keys.recipient, strangers.recipient]
    const shared = await bundleOf(keys, { recipients })
    assert.equal(
      await faultOf(shared, { siteKey: keys.siteKey, identity: strangers.identity }),
      'verified',
    )
  })
})

describe('a bundle that was damaged', () => {
  it('X10: is refused with any one byte flipped', async () => {
    const small = await bundleOf(keys, { files: [] })
    const verdicts = await Promise.all(
      [...small.keys()].map(async (at) => {
        const flipped = Uint8Array.from(small)
        flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8))
        return { at, verdict: await faultOf(flipped, { siteKey: keys.siteKey }) }
      }),
    )
    assert.deepEqual(
      verdicts.filter(({ verdict }) => verdict === 'verified'),
      [],
    )
  })

  it('X10: is refused cut short anywhere', async () => {
    const lengths = [...bundle.keys()].filter((length) => length % 7 === 0 || length < 20)
    const verdicts = await Promise.all(lengths.map((length) => faultOf(bundle.subarray(0, length))))
    assert.deepEqual([...new Set(verdicts)].sort(), ['BUNDLE-01', 'BUNDLE-05'])
  })
})

/** Builds bundles as a forger would, who may hold a signing key but not follow the box. */
type Forgery = {
  readonly signer?: Keys
  readonly header?: object
  readonly inside?: (lines: string[]) => readonly string[]
  readonly sealed?: Uint8Array
}

async function forge({ signer = keys, header = {}, inside = (lines) => lines, sealed }: Forgery) {
  const listed = files.map(({ name, bytes }) => ({
    name,
    size: bytes.length,
    sha256: sha256(bytes),
  }))
  const list = canonicalJson({ ...manifest, site: 'elmley', seq: 1, previous: null, files: listed })
  const signature = signText(signer.signingKey, 'gatehouse-bundle/1 manifest', list)
  const lines = files.map(({ name, bytes }) =>
    canonicalJson({ name, base64: Buffer.from(bytes).toString('base64') }),
  )
  const encrypter = new Encrypter()
  encrypter.addRecipient(keys.recipient)
  const body =
    sealed ??
    (await encrypter.encrypt(
      `${inside([list, canonicalJson({ signature }), ...lines]).join('\n')}\n`,
    ))
  const label = canonicalJson({
    site: 'elmley',
    seq: 1,
    key: fingerprint(signer.siteKey),
    sealed: { sha256: sha256(body), size: body.length },
    ...header,
  })
  const mark = signText(signer.signingKey, 'gatehouse-bundle/1 header', label)
  return Buffer.concat([text(`gatehouse-bundle/1\n${label}\n${mark}\n`), body])
}

const swapped = (from: string, to: string) => {
  const bytes = Buffer.from(bundle)
  const at = bytes.indexOf(from)
  assert.ok(at > 0 && from.length === to.length)
  bytes.write(to, at, 'latin1')
  return bytes
}
const replaced = (index: number, line: string) => (lines: string[]) => lines.with(index, line)
const zip = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), Buffer.alloc(600, 7)])
const otherFile = canonicalJson({
  name: 'tables.csv',
  base64: Buffer.from('yes,900').toString('base64'),
})

const wrong: readonly (readonly [
  string,
  () => Promise<Uint8Array> | Uint8Array,
  BundleFaultCode,
])[] = [
  ['an empty file', () => new Uint8Array(), 'BUNDLE-01'],
  ['a file too large to be one', () => new Uint8Array(largestBundle + 1), 'BUNDLE-02'],
  ['a text file', () => text('Dear region,\nplease find attached.\n'), 'BUNDLE-03'],
  ['a zip file', () => zip, 'BUNDLE-03'],
  ['a megabyte of noughts', () => new Uint8Array(1_000_000), 'BUNDLE-03'],
  ['a bundle of a later format', () => text('gatehouse-bundle/2\n{}\n\n'), 'BUNDLE-03'],
  ['a label without end', () => text(`gatehouse-bundle/1\n${'a'.repeat(9_000)}`), 'BUNDLE-04'],
  ['a label that is not JSON', () => text('gatehouse-bundle/1\nhello\nthere\n'), 'BUNDLE-04'],
  [
    'a label nested very deep',
    () => text(`gatehouse-bundle/1\n${'['.repeat(2_000)}\nx\n`),
    'BUNDLE-04',
  ],
  ['a label with something more in it', () => forge({ header: { note: 'hello' } }), 'BUNDLE-04'],
  [
    'a label that names another folder as site',
    () => forge({ header: { site: '../etc' } }),
    'BUNDLE-04',
  ],
  ['a label with a space more', () => spaced(), 'BUNDLE-04'],
  ['bytes after the end', () => Buffer.concat([bundle, text('more')]), 'BUNDLE-06'],
  ['two bundles in one file', () => Buffer.concat([bundle, bundle]), 'BUNDLE-06'],
  ['sealed contents of another bundle', () => otherContents(), 'BUNDLE-07'],
  ['another site’s signature', () => forge({ signer: strangers }), 'BUNDLE-08'],
  ['another number on the label', () => swapped('"seq":1', '"seq":2'), 'BUNDLE-09'],
  ['another site on the label', () => swapped('"elmley"', '"elmore"'), 'BUNDLE-09'],
  ['another site’s signature under our fingerprint', () => forged08(), 'BUNDLE-09'],
  [
    'contents sealed to somebody else',
    () => bundleOf(keys, { recipients: [strangers.recipient] }),
    'BUNDLE-10',
  ],
  ['contents that are not sealed', () => forge({ sealed: text('hello') }), 'BUNDLE-10'],
  ['contents that are not JSON', () => forge({ inside: () => ['hello'] }), 'BUNDLE-11'],
  [
    'a list of contents that was altered',
    () => forge({ inside: (l) => replaced(0, (l[0] ?? '').replace('buses-1', 'buses-2'))(l) }),
    'BUNDLE-12',
  ],
  [
    'a list signed by another box',
    () => forge({ inside: (l) => replaced(1, strangersMark(l[0] ?? ''))(l) }),
    'BUNDLE-12',
  ],
  [
    'a list that was signed as a label',
    () => forge({ inside: (l) => replaced(1, labelMark(l[0] ?? ''))(l) }),
    'BUNDLE-12',
  ],
  ['a label and a list of different bundles', () => forge({ header: { seq: 7 } }), 'BUNDLE-13'],
  ['a file exchanged', () => forge({ inside: replaced(3, otherFile) }), 'BUNDLE-14'],
  ['a file missing', () => forge({ inside: (l) => l.slice(0, -1) }), 'BUNDLE-14'],
  ['a file too many', () => forge({ inside: (l) => [...l, otherFile] }), 'BUNDLE-14'],
  [
    'files in another order',
    () => forge({ inside: ([m = '', s = '', a = '', b = '', ...rest]) => [m, s, b, a, ...rest] }),
    'BUNDLE-14',
  ],
]

async function otherContents() {
  const other = await bundleOf(keys)
  return Buffer.concat([bundle.subarray(0, bundle.length - 300), other.subarray(-300)])
}

function forged08() {
  return forge({ signer: strangers, header: { key: fingerprint(keys.siteKey) } })
}

function strangersMark(list: string) {
  return canonicalJson({
    signature: signText(strangers.signingKey, 'gatehouse-bundle/1 manifest', list),
  })
}

function labelMark(list: string) {
  return canonicalJson({ signature: signText(keys.signingKey, 'gatehouse-bundle/1 header', list) })
}

describe('what is not a sound bundle is refused with its own code and the next thing to do', () => {
  it('the forger of this test makes a sound bundle when it changes nothing', async () => {
    assert.equal(await faultOf(await forge({})), 'verified')
  })

  for (const [name, make, code] of wrong) {
    it(`X10: ${name} is ${code}`, async () => {
      const bytes = await make()
      assert.equal(await faultOf(bytes), code)
      const opened = await unpack(bytes, both)
      assert.ok(!opened.ok && opened.error.code === code)
    })
  }

  it('a wrong site key is BUNDLE-08, and something that is no identity BUNDLE-15', async () => {
    assert.equal(await faultOf(bundle, { siteKey: strangers.siteKey }), 'BUNDLE-08')
    assert.equal(await faultOf(bundle, { siteKey: keys.siteKey, identity: 'hello' }), 'BUNDLE-15')
    assert.equal(await faultOf(bundle, { ...both, identity: strangers.identity }), 'BUNDLE-10')
  })

  it('every code says what is wrong and what to do', () => {
    const tried = new Set<string>([...wrong.map(([, , code]) => code), 'BUNDLE-05', 'BUNDLE-15'])
    for (const [code, { what, whatToDo }] of Object.entries(bundleFaults)) {
      assert.ok(tried.has(code), `${code} is tried`)
      assert.ok(what.endsWith('.') && whatToDo.endsWith('.'))
    }
  })
})

function spaced() {
  const at = Buffer.from(bundle).indexOf('{') + 1
  return Buffer.concat([bundle.subarray(0, at), text(' '), bundle.subarray(at)])
}
