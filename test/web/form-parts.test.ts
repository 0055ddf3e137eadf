import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { wholeOf } from '../../src/basics/byte-streams.ts'
import { BadForm, boundaryOf, type FormPart, formParts } from '../../src/web/form-parts.ts'
import { fc } from '../support/fast-check.ts'

type Seen = { readonly name: string; readonly fileName: string | undefined; readonly text: string }

async function* cut(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, n = 0; at < bytes.length; n++) {
    const size = sizes[n % sizes.length] ?? 1
    yield bytes.subarray(at, at + size)
    at += size
  }
}

async function partsOf(
  bytes: Uint8Array,
  boundary: string,
  sizes: readonly number[] = [bytes.length],
  read: (part: FormPart) => Promise<string> = async (part) =>
    Buffer.from(await wholeOf(part.bytes)).toString('latin1'),
): Promise<Seen[]> {
  const seen: Seen[] = []
  for await (const part of formParts(cut(bytes, sizes), boundary))
    seen.push({ name: part.name, fileName: part.fileName, text: await read(part) })
  return seen
}

/** As undici, which is no code of ours, writes a form. */
async function written(fields: readonly (readonly [string, string, string?])[]) {
  const form = new FormData()
  for (const [name, text, file] of fields) {
    const bytes = Buffer.from(text, 'latin1')
    if (file === undefined) form.append(name, text)
    else form.append(name, new File([bytes], file))
  }
  const response = new Response(form)
  const boundary = boundaryOf(response.headers.get('content-type') ?? '') ?? ''
  return { boundary, bytes: new Uint8Array(await response.arrayBuffer()) }
}

describe('a posted form, part by part', () => {
  const ascii = fc.stringMatching(/^[a-zA-Z0-9 "._-]{1,20}$/)
  // Dashes and line ends are what boundaries are made of.
  const binary = fc.string({
    unit: fc.constantFrom(
      '-',
      '\r',
      '\n',
      '\0',
      'a',
      '\xff',
      '--',
      '\r\n--',
      '----formdata-undici-',
    ),
    maxLength: 60,
  })

  it('is what was sent, wherever the network cuts it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(ascii, binary, fc.option(ascii, { nil: undefined })), { maxLength: 5 }),
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 6 }),
        async (fields, sizes) => {
          const files = fields.map(([name, text, file]) => [name, text, file ?? 'f'] as const)
          const { boundary, bytes } = await written(files)
          const seen = await partsOf(bytes, boundary, sizes)
          assert.deepEqual(
            seen,
            files.map(([name, text, fileName]) => ({ name, fileName, text })),
          )
        },
      ),
      { numRuns: 150 },
    )
  })

  it('passes over what nobody reads of a part, and goes on with the next', async () => {
    const { boundary, bytes } = await written([
      ['file', 'x'.repeat(5_000), 'a.csv'],
      ['csrf', 'token'],
    ])
    const seen = await partsOf(bytes, boundary, [700], async (part) => {
      if (part.name !== 'file') return Buffer.from(await wholeOf(part.bytes)).toString()
      for await (const _ of part.bytes) break
      return ''
    })
    assert.deepEqual(
      seen.map(({ name, text }) => [name, text]),
      [
        ['file', ''],
        ['csrf', 'token'],
      ],
    )
  })

  it('is none when it ends early, whatever it says of itself', async () => {
    const { boundary, bytes } = await written([
      ['source', 'A list'],
      ['file', 'phone\r\n01632960001\r\n', 'a.csv'],
    ])
    for (let end = 0; end < bytes.length - 4; end += 3)
      await assert.rejects(partsOf(bytes.subarray(0, end), boundary, [50]), BadForm, `${end} bytes`)
    const hostile = (text: string) => partsOf(Buffer.from(text, 'latin1'), 'b', [33])
    await assert.rejects(hostile(`--b\r\n${'x'.repeat(9_000)}`), /too long/)
    await assert.rejects(
      hostile('--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--'),
      /without a name/,
    )
    await assert.rejects(hostile('--bc\r\n\r\n'), /a boundary that is none/)
    const part = '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n'
    await assert.rejects(hostile(`${part.repeat(50)}--b--`), /too many parts/)
  })

  it('has a boundary only where it is a form of this kind', () => {
    assert.equal(boundaryOf('multipart/form-data; boundary=abc'), 'abc')
    assert.equal(boundaryOf('multipart/form-data; charset=utf-8; boundary="a b"'), 'a b')
    for (const other of [undefined, '', 'text/plain; boundary=abc', 'multipart/form-data'])
      assert.equal(boundaryOf(other), undefined)
    assert.equal(boundaryOf(`multipart/form-data; boundary=${'x'.repeat(80)}`), undefined)
  })
})
