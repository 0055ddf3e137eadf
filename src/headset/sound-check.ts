import { type Playing, play } from './microphone.ts'

/** Long enough to tell oneself from one's echo in the room, short enough not to stumble over. */
const delaySeconds = 0.7
/** A voice at a headset; the hum of a room is a tenth of it. */
const voiceLevel = 0.02

/** Samples that are looked back on, longer than the page waits between two looks, and of one moment in them. */
const remembered = 8_192
const moment = 1_024

function loudness(samples: Float32Array): number {
  const energy = samples.reduce((sum, one) => sum + one * one, 0) / samples.length
  return Math.sqrt(energy)
}

/** Measures a microphone, and can play it back to the person who speaks. Nothing is kept. */
export class SoundCheck {
  readonly #context = new AudioContext()
  #source: MediaStreamAudioSourceNode | undefined
  #meter: AnalyserNode | undefined
  #loop: { readonly delay: DelayNode; readonly playing: Playing } | undefined

  /** Measures this microphone from now on. */
  listenTo(microphone: MediaStream): void {
    this.stopLoop()
    this.#source?.disconnect()
    this.#source = this.#context.createMediaStreamSource(microphone)
    this.#meter = this.#context.createAnalyser()
    this.#meter.fftSize = remembered
    this.#source.connect(this.#meter)
    this.wake()
  }

  /** Browsers let a page make sound only after the person has pressed something. */
  wake(): void {
    if (this.#context.state === 'suspended') void this.#context.resume().catch(() => undefined)
    this.#loop?.playing.start()
  }

  /** How loud the loudest moment of the last sixth of a second was, from 0 to 1. */
  level(): number {
    if (this.#meter === undefined) return 0
    const samples = new Float32Array(remembered)
    this.#meter.getFloatTimeDomainData(samples)
    const moments = Array.from({ length: remembered / moment }, (_, at) =>
      loudness(samples.subarray(at * moment, (at + 1) * moment)),
    )
    return Math.min(1, Math.max(...moments))
  }

  isVoice(level: number): boolean {
    return level >= voiceLevel
  }

  /** Plays the microphone back, a moment later, through the headset's own speaker. */
  startLoop(speaker: string | undefined): void {
    if (this.#source === undefined) return
    this.stopLoop()
    const delay = this.#context.createDelay(1)
    delay.delayTime.value = delaySeconds
    const out = this.#context.createMediaStreamDestination()
    this.#source.connect(delay).connect(out)
    this.#loop = { delay, playing: play(out.stream, speaker) }
  }

  through(speaker: string | undefined): void {
    this.#loop?.playing.through(speaker)
  }

  stopLoop(): void {
    if (this.#loop === undefined) return
    this.#source?.disconnect(this.#loop.delay)
    this.#loop.delay.disconnect()
    this.#loop.playing.stop()
    this.#loop = undefined
  }

  close(): void {
    this.stopLoop()
    this.#source?.disconnect()
    this.#source = undefined
    this.#meter = undefined
  }
}
