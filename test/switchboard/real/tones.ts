import { aLaw } from '../../../src/site/sound.ts'

/** One A-law byte as a 16-bit sample. */
export function fromALaw(byte: number): number {
  const code = byte ^ 0x55
  const segment = (code & 0x70) >> 4
  const low = ((code & 0x0f) << 4) + 8
  const size = segment === 0 ? low : (low + 0x100) << (segment - 1)
  return (code & 0x80) !== 0 ? size : -size
}

/** A sine of `hz` for `seconds`, as A-law at 8 kHz. */
export function tone(hz: number, seconds: number, loudness = 8_000): Buffer {
  const bytes = Buffer.alloc(Math.round(seconds * 8_000))
  for (let i = 0; i < bytes.length; i += 1)
    bytes[i] = aLaw(Math.round(loudness * Math.sin((2 * Math.PI * hz * i) / 8_000)))
  return bytes
}

/**
 * How much of a tone is in A-law sound: the loudness of its sine (Goertzel). 0 when there is none of it; the loudness
 * it was made with when there is nothing else.
 */
export function loudnessOf(hz: number, sound: Buffer): number {
  if (sound.length === 0) return 0
  const step = 2 * Math.cos((2 * Math.PI * hz) / 8_000)
  let [one, two] = [0, 0]
  for (const byte of sound) {
    const next = fromALaw(byte) + step * one - two
    two = one
    one = next
  }
  return (2 * Math.sqrt(Math.max(0, one * one + two * two - step * one * two))) / sound.length
}
