/** A WAV file of one channel, 16 bit: a tone, or what is given. */
export function wav(rate: number, seconds: number, hz = 1_000, loudness = 0.5): Buffer {
  const samples = Array.from({ length: Math.round(rate * seconds) }, (_, i) =>
    Math.round(32_767 * loudness * Math.sin((2 * Math.PI * hz * i) / rate)),
  )
  const data = Buffer.alloc(samples.length * 2)
  samples.forEach((one, i) => {
    data.writeInt16LE(one, i * 2)
  })
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + data.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(data.length, 40)
  return Buffer.concat([head, data])
}
