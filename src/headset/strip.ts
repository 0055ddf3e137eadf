import type { Choice, Device } from './microphone.ts'
import type { Phone } from './phone.ts'
import { wordsFor } from './words.ts'

export type StripPresses = {
  readonly heardMyself: () => void
  readonly didNotHear: () => void
  readonly tryAgain: () => void
  readonly mute: () => void
  readonly chosen: (choice: Choice) => void
  /** Whatever is pressed first lets the browser make sound. */
  readonly anything: () => void
}

/** The strip of the page that tells of the headset. The box has written all of it; here parts are shown and filled. */
export class Strip {
  readonly #strip: HTMLElement

  constructor(strip: HTMLElement, presses: StripPresses) {
    this.#strip = strip
    const onPress = (name: string, told: () => void) =>
      this.#part(name)?.addEventListener('click', told)
    onPress('pass', presses.heardMyself)
    onPress('fail', presses.didNotHear)
    onPress('again', presses.tryAgain)
    onPress('mute', presses.mute)
    strip.addEventListener('change', () => presses.chosen(this.#choice()))
    for (const kind of ['pointerdown', 'keydown'])
      document.addEventListener(kind, presses.anything, { passive: true })
  }

  show(phone: Phone): void {
    const { text, tone } = wordsFor(phone)
    this.#strip.hidden = phone.is === 'away'
    this.#strip.dataset['tone'] = tone
    this.#strip.dataset['is'] = phone.is
    const words = this.#part('words')
    // The same words again would be read aloud again.
    if (words !== null && words.textContent !== text) words.textContent = text
    const testing = phone.is === 'testing'
    const on = phone.is === 'on'
    this.#show('test', testing)
    this.#show('choose', testing || on || (phone.is === 'without' && phone.why !== 'not-secure'))
    this.#show('level', testing || on)
    this.#show(
      'again',
      phone.is === 'without' || (on && (phone.unplugged || phone.line === 'refused')),
    )
    this.#show('mute', on && phone.calls.length > 0)
    this.#disable('pass', !(testing && phone.voice))
    if (testing) this.#open()
    else if (this.#strip.dataset['was'] === 'testing') this.#close()
    this.#strip.dataset['was'] = phone.is
    const mute = this.#part('mute')
    const muted = on && phone.muted
    mute?.setAttribute('aria-pressed', String(muted))
  }

  /** From 0 to 1, on a scale on which ordinary speech fills half. */
  showLevel(level: number): void {
    const meter = this.#part('meter')
    if (meter instanceof HTMLMeterElement) meter.value = Math.min(1, Math.sqrt(level))
  }

  fill(microphones: readonly Device[], speakers: readonly Device[], choice: Choice): void {
    this.#fill('microphone', microphones, choice.microphone)
    this.#fill('speaker', speakers, choice.speaker)
  }

  #fill(name: string, devices: readonly Device[], chosen: string | undefined): void {
    const list = this.#part(name)
    // The list is made anew only when it differs, so that whoever is in the middle of it keeps their place.
    const now = JSON.stringify([devices, chosen])
    if (list === null || list.dataset['shows'] === now) return
    list.dataset['shows'] = now
    list.replaceChildren(...devices.map((device) => radio(name, device, device.id === chosen)))
  }

  #choice(): Choice {
    const value = (name: string) =>
      this.#strip.querySelector<HTMLInputElement>(`input[name="headset-${name}"]:checked`)?.value
    const [microphone, speaker] = [value('microphone'), value('speaker')]
    return { ...(microphone ? { microphone } : {}), ...(speaker ? { speaker } : {}) }
  }

  #part(name: string): HTMLElement | null {
    return this.#strip.querySelector(`[data-sound="${name}"]`)
  }

  #show(name: string, shown: boolean): void {
    const part = this.#part(name)
    if (part !== null) part.hidden = !shown
  }

  #disable(name: string, disabled: boolean): void {
    const part = this.#part(name)
    if (part instanceof HTMLButtonElement) part.disabled = disabled
  }

  #open(): void {
    this.#part('choose')?.setAttribute('open', '')
  }

  #close(): void {
    this.#part('choose')?.removeAttribute('open')
  }
}

function radio(name: string, { id, label }: Device, checked: boolean): HTMLElement {
  const input = document.createElement('input')
  input.type = 'radio'
  input.name = `headset-${name}`
  input.value = id
  input.checked = checked
  const row = document.createElement('label')
  row.append(input, label)
  return row
}
