/**
 * Content of any length in a fixed number of bytes: its length (4 bytes), itself, zeros. What is sealed after this
 * tells nothing by its size. Throws when it does not fit: what is too long must be refused before it gets here.
 */
export function pad(content: Uint8Array, bytes: number): Uint8Array {
  if (content.length > bytes - 4)
    throw new Error(
      `${content.length} bytes do not fit into ${bytes - 4}. Check the length before.`,
    )
  const padded = Buffer.alloc(bytes)
  padded.writeUInt32BE(content.length, 0)
  padded.set(content, 4)
  return padded
}

export function unpad(padded: Uint8Array): Uint8Array {
  const length = Buffer.from(padded.buffer, padded.byteOffset, padded.byteLength).readUInt32BE(0)
  return padded.subarray(4, 4 + length)
}
