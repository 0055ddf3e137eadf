type Bytes = AsyncIterable<Uint8Array>

/** All of it in one piece. */
export async function wholeOf(bytes: Bytes): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of bytes) chunks.push(chunk)
  return joined(chunks)
}

/** All of it, or undefined as soon as it is longer than `most` bytes. */
export async function upTo(most: number, bytes: Bytes): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.length
    if (size > most) return undefined
    chunks.push(chunk)
  }
  return joined(chunks)
}

/** One piece, as a stream. */
export async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** At least its first `least` bytes, where there are so many, and then all of it from its beginning. */
export async function beginningOf(
  bytes: Bytes,
  least: number,
): Promise<readonly [Uint8Array, Bytes]> {
  const chunks = bytes[Symbol.asyncIterator]()
  const begun: Uint8Array[] = []
  let size = 0
  while (size < least) {
    const next = await chunks.next()
    if (next.done) break
    begun.push(next.value)
    size += next.value.length
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* begun.splice(0)
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
  }
  return [joined(begun), all()]
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
