import { err, ok, type Result } from '../basics/result.ts'

/** Sound as samples from -1 to 1, one channel. */
export type Samples = { readonly rate: number; readonly samples: Float32Array }

/** Seconds of sound that people can be asked to hear out. */
const longest = 60

/** Reads a WAV file of 8 or 16 bit PCM or of A-law, one or two channels. The error says what to save instead. */
export function readWav(bytes: Uint8Array): Result<Samples, string> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (
    file.length < 12 ||
    file.toString('latin1', 0, 4) !== 'RIFF' ||
    file.toString('latin1', 8, 12) !== 'WAVE'
  )
    return err('is not a WAV file. Save it as WAV, 16 bit PCM.')
  const chunks = chunksOf(file)
  const format = chunks.get('fmt ')
  const data = chunks.get('data')
  if (format === undefined || format.length < 16 || data === undefined)
    return err('is a WAV file cut short. Save it again.')
  const [kind, channels, rate] = [
    format.readUInt16LE(0),
    format.readUInt16LE(2),
    format.readUInt32LE(4),
  ]
  const bits = format.readUInt16LE(14)
  // 0xfffe says that the kind is told further on; what it is then goes by its bits.
  const widths: Readonly<Record<number, readonly number[]>> = { 1: [8, 16], 6: [8], 65534: [8, 16] }
  if (!widths[kind]?.includes(bits) || ![1, 2].includes(channels))
    return err(
      'is neither A-law nor 8 or 16 bit PCM in one or two channels. Save it as WAV, 16 bit PCM.',
    )
  if (rate < 8_000 || rate > 96_000) return err('has a sampling rate that is not from 8 to 96 kHz.')
  const width = (bits / 8) * channels
  const length = Math.floor(data.length / width)
  if (length < rate / 4) return err('is shorter than a quarter of a second.')
  if (length > rate * longest) return err(`is longer than ${longest} seconds.`)
  const samples = new Float32Array(length)
  const one = (at: number): number => {
    if (kind === 6) return fromALaw(data.readUInt8(at)) / 32_768
    return bits === 8 ? (data.readUInt8(at) - 128) / 128 : data.readInt16LE(at) / 32_768
  }
  for (let i = 0; i < length; i += 1) {
    let sum = 0
    for (let channel = 0; channel < channels; channel += 1) {
      const at = i * width + (channel * bits) / 8
      sum += one(at)
    }
    samples[i] = sum / channels
  }
  return ok({ rate, samples })
}

function chunksOf(file: Buffer): ReadonlyMap<string, Buffer> {
  const chunks = new Map<string, Buffer>()
  for (let at = 12; at + 8 <= file.length; ) {
    const size = file.readUInt32LE(at + 4)
    const name = file.toString('latin1', at, at + 4)
    // A program that writes to a pipe does not know the length: what is there counts.
    if (!chunks.has(name))
      chunks.set(name, file.subarray(at + 8, Math.min(file.length, at + 8 + size)))
    at += 8 + size + (size % 2)
  }
  return chunks
}

/** What the switch plays: A-law at 8 kHz, as loud as A-law allows without clipping, and as long as it was. */
export function toALaw(sound: Samples): Buffer {
  const samples = resampled(sound)
  let peak = 0
  for (const one of samples) peak = Math.max(peak, Math.abs(one))
  const gain = peak > 0 ? 0.8 / peak : 0
  return Buffer.from(Array.from(samples, (one) => aLaw(Math.round(one * gain * 32_767))))
}

/** To 8 kHz: a windowed sinc that lets through what is below 3.6 kHz. */
function resampled({ rate, samples }: Samples): Float32Array {
  const step = rate / 8_000
  const reach = Math.ceil(16 * step)
  const out = new Float32Array(Math.floor(samples.length / step))
  // How far a sample lies behind a sample of the source, in 8000ths: few values, met again and again.
  const phases = new Map<number, Float32Array>()
  for (let i = 0; i < out.length; i += 1) {
    const phase = (i * rate) % 8_000
    const taps = phases.get(phase) ?? tapsFor(phase / 8_000, rate, reach)
    phases.set(phase, taps)
    const first = (i * rate - phase) / 8_000 - reach
    let sum = 0
    for (let k = 0; k < taps.length; k += 1) sum += (samples[first + k] ?? 0) * (taps[k] ?? 0)
    out[i] = sum
  }
  return out
}

function tapsFor(behind: number, rate: number, reach: number): Float32Array {
  const cut = Math.min(1, 7_200 / rate)
  return Float32Array.from({ length: 2 * reach + 1 }, (_, k) => {
    const x = k - reach - behind
    if (Math.abs(x) > reach) return 0
    return (0.5 + 0.5 * Math.cos((Math.PI * x) / reach)) * cut * sinc(cut * x)
  })
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)
}

/** One 16-bit sample as A-law (ITU-T G.711). */
export function aLaw(sample: number): number {
  const sign = sample < 0 ? 0 : 0x80
  const size = Math.min(32_767, Math.abs(sample)) >> 3
  let segment = 0
  for (let rest = size >> 5; rest > 0; rest >>= 1) segment += 1
  const low = segment < 2 ? size >> 1 : size >> segment
  return (sign | (segment << 4) | (low & 0x0f)) ^ 0x55
}

/** One byte of A-law as a 16-bit sample (ITU-T G.711). */
export function fromALaw(byte: number): number {
  const code = byte ^ 0x55
  const segment = (code >> 4) & 7
  const low = code & 0x0f
  const size = segment === 0 ? low * 2 + 1 : (low * 2 + 33) << (segment - 1)
  return (code & 0x80 ? size : -size) * 8
}

/** A-law at 8 kHz as a WAV file of 16 bit PCM, which every browser plays. */
export function toWav(sound: Uint8Array): Buffer {
  const file = Buffer.alloc(44 + sound.length * 2)
  file.write('RIFF', 0, 'latin1')
  file.writeUInt32LE(36 + sound.length * 2, 4)
  file.write('WAVEfmt ', 8, 'latin1')
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(8_000, 24)
  file.writeUInt32LE(16_000, 28)
  file.writeUInt16LE(2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36, 'latin1')
  file.writeUInt32LE(sound.length * 2, 40)
  for (const [n, byte] of sound.entries()) file.writeInt16LE(fromALaw(byte), 44 + n * 2)
  return file
}
