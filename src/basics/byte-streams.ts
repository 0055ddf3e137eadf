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

/** At least its first `least` bytes, where there are so many, and then all of it from its beginning, once. */
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
  const first = joined(begun)
  const next = async (): Promise<IteratorResult<Uint8Array>> => {
    const value = begun.shift()
    return value === undefined ? chunks.next() : { done: false, value }
  }
  const whole: AsyncIterator<Uint8Array> = {
    next,
    return: async () => {
      await chunks.return?.()
      return { done: true, value: undefined }
    },
  }
  return [first, { [Symbol.asyncIterator]: () => whole }]
}

/** All of it after so many bytes. */
export async function* after(passed: number, bytes: Bytes): AsyncGenerator<Uint8Array> {
  let left = passed
  for await (const piece of bytes) {
    if (left < piece.length) yield piece.subarray(left)
    left = Math.max(0, left - piece.length)
  }
}

/** Reads no more of it: what it holds open is closed. */
export async function letGo(bytes: Bytes): Promise<void> {
  await bytes[Symbol.asyncIterator]().return?.()
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
