import { unreachable } from '../basics/unreachable.ts'
import type { LineSettings } from './line-settings.ts'
import { type Choice, deviceOf, devices, openMicrophone, type Playing, play } from './microphone.ts'
import { advancePhone, type Phone, type PhoneEffect, type PhoneEvent } from './phone.ts'
import { rememberChoice, rememberedChoice } from './remembered.ts'
import { SeatLine } from './seat-line.ts'
import { SoundCheck } from './sound-check.ts'
import { Strip } from './strip.ts'

export type HeadsetParts = {
  readonly mostCalls: number
  readonly account: () => Promise<LineSettings | 'refused' | undefined>
}

const measureEveryMs = 100

/** Carries out what `phone.ts` decides, and tells it what happens. */
export class Headset {
  readonly #parts: HeadsetParts
  readonly #strip: Strip
  readonly #sounds = new Map<string, Playing>()
  #phone: Phone = { is: 'away' }
  #choice: Choice = rememberedChoice()
  #microphone: MediaStream | undefined
  #check: SoundCheck | undefined
  #line: SeatLine | undefined
  #opening = 0

  constructor(strip: HTMLElement, parts: HeadsetParts) {
    this.#parts = parts
    this.#strip = new Strip(strip, {
      heardMyself: () => this.hear({ kind: 'test-passed' }),
      didNotHear: () => this.hear({ kind: 'test-failed' }),
      tryAgain: () => this.hear({ kind: 'try-again' }),
      mute: () => this.hear({ kind: 'mute-pressed' }),
      chosen: (choice) => this.#chosen(choice),
      anything: () => {
        this.#check?.wake()
        for (const sound of this.#sounds.values()) sound.start()
      },
    })
    navigator.mediaDevices?.addEventListener('devicechange', () => void this.#devicesChanged())
    setInterval(() => this.#measure(), measureEveryMs)
  }

  hear(event: PhoneEvent): void {
    const step = advancePhone(this.#phone, event, { mostCalls: this.#parts.mostCalls })
    this.#phone = step.phone
    for (const effect of step.effects) this.#do(effect)
    this.#strip.show(this.#phone)
  }

  /** The box has come back, perhaps with another account for this seat: it is asked before the old one is refused. */
  askAgain(): void {
    void this.#line?.open()
  }

  #do(effect: PhoneEffect): void {
    switch (effect.do) {
      case 'open-microphone':
        void this.#openMicrophone(false)
        return
      case 'open-same-microphone':
        void this.#openMicrophone(true)
        return
      case 'hush':
        for (const sound of this.#sounds.values())
          if (effect.hushed) sound.hush()
          else void sound.resume(this.#choice.speaker)
        return
      case 'close-microphone':
        this.#closeMicrophone()
        return
      case 'begin-test':
        this.#check?.startLoop(this.#choice.speaker)
        return
      case 'end-test':
        this.#check?.stopLoop()
        return
      case 'connect':
        this.#connect()
        return
      case 'ask-again':
        this.askAgain()
        return
      case 'disconnect':
        this.#line?.close()
        this.#line = undefined
        for (const call of [...this.#sounds.keys()]) this.#hush(call)
        return
      case 'answer':
        if (this.#microphone !== undefined) this.#line?.answer(effect.call, this.#microphone)
        return
      case 'reject':
        this.#line?.reject(effect.call, effect.status)
        return
      case 'hang-up':
        this.#line?.hangUp(effect.call)
        return
      case 'mute':
        for (const track of this.#microphone?.getAudioTracks() ?? []) track.enabled = !effect.muted
        return
      default:
        unreachable(effect)
    }
  }

  #connect(): void {
    this.#line?.close()
    const line = new SeatLine({
      account: this.#parts.account,
      news: {
        registered: () => this.hear({ kind: 'registered' }),
        lost: () => this.hear({ kind: 'line-lost' }),
        refused: () => this.hear({ kind: 'line-refused' }),
        invited: (call, boxs) => this.hear({ kind: 'invited', call, boxs }),
        over: (call) => {
          this.#hush(call)
          this.hear({ kind: 'call-over', call })
        },
        silent: (call) => this.hear({ kind: 'call-silent', call }),
      },
      play: (call, sound) => this.#sounds.set(call, play(sound, this.#choice.speaker)),
    })
    this.#line = line
    void line.open()
  }

  async #openMicrophone(only: boolean): Promise<void> {
    this.#opening += 1
    const mine = this.#opening
    const opened = await openMicrophone(this.#choice.microphone, { only })
    // Somebody signed out, or chose another, while the browser asked.
    if (mine !== this.#opening) {
      if (opened.ok) stop(opened.value)
      return
    }
    if (!opened.ok) {
      this.hear({ kind: 'microphone-failed', why: opened.error })
      return
    }
    const before = this.#microphone
    const device = await deviceOf(opened.value)
    if (mine !== this.#opening) {
      stop(opened.value)
      return
    }
    this.#use(opened.value, device)
    if (before !== undefined) stop(before)
    await this.#fill()
    this.hear({ kind: 'microphone-open' })
  }

  #use(microphone: MediaStream, device: string | undefined): void {
    this.#microphone = microphone
    this.#check ??= new SoundCheck()
    this.#check.listenTo(microphone)
    this.#line?.useMicrophone(microphone)
    const [track] = microphone.getAudioTracks()
    if (device !== undefined)
      this.#choice = { speaker: 'default', ...this.#choice, microphone: device }
    track?.addEventListener('ended', () => {
      if (this.#microphone === microphone) this.hear({ kind: 'microphone-gone' })
    })
  }

  /** A browser that goes on with another microphone says nothing of it but that the devices have changed. */
  async #devicesChanged(): Promise<void> {
    const microphones = await devices('audioinput')
    const mine = this.#choice.microphone
    const isUsed = this.#phone.is === 'testing' || this.#phone.is === 'on'
    if (isUsed && mine !== undefined && !microphones.some(({ id }) => id === mine))
      this.hear({ kind: 'microphone-gone' })
    this.hear({ kind: 'devices-changed' })
    await this.#fill()
  }

  #closeMicrophone(): void {
    this.#opening += 1
    this.#check?.close()
    if (this.#microphone !== undefined) stop(this.#microphone)
    this.#microphone = undefined
  }

  #chosen(choice: Choice): void {
    const other = choice.microphone !== this.#choice.microphone
    this.#choice = choice
    rememberChoice(choice)
    this.#check?.through(choice.speaker)
    for (const sound of this.#sounds.values()) sound.through(choice.speaker)
    if (other) this.hear({ kind: 'microphone-chosen' })
  }

  async #fill(): Promise<void> {
    if (this.#microphone === undefined) return
    const microphones = await devices('audioinput')
    const speakers = await devices('audiooutput')
    this.#strip.fill(microphones, speakers, this.#choice)
  }

  #measure(): void {
    if (this.#phone.is !== 'testing' && this.#phone.is !== 'on') return
    const level = this.#check?.level() ?? 0
    this.#strip.showLevel(this.#phone.is === 'on' && this.#phone.muted ? 0 : level)
    if (this.#phone.is === 'testing' && !this.#phone.voice && this.#check?.isVoice(level))
      this.hear({ kind: 'voice-heard' })
  }

  #hush(call: string): void {
    this.#sounds.get(call)?.stop()
    this.#sounds.delete(call)
  }
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
