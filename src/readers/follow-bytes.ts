/** The same chunks, with whoever follows told how many bytes were read so far. */
export async function* followed(
  bytes: AsyncIterable<Uint8Array>,
  onRead: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let read = 0
  for await (const chunk of bytes) {
    read += chunk.length
    onRead(read)
    yield chunk
  }
}
