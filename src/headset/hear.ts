import { rememberedChoice } from './remembered.ts'

const buttons = () => document.querySelectorAll<HTMLElement>('#live [data-hear]')

/**
 * Plays the words of a block through the speaker that was chosen in the sound check, and stops as soon as the page has
 * another block, or none: a call that begins ends it. One sound at a time, and nothing of it is kept.
 */
class Hearing {
  #audio: HTMLAudioElement | undefined
  #from = ''

  press(button: HTMLElement): void {
    const from = button.dataset['hear'] ?? ''
    const again = this.#audio !== undefined && this.#from === from
    this.stop()
    if (!again) this.#play(from)
  }

  /** The page was shown anew. */
  look(): void {
    const there = [...buttons()].some((one) => one.dataset['hear'] === this.#from)
    if (!there) this.stop()
    this.#mark()
  }

  stop(): void {
    const audio = this.#audio
    this.#audio = undefined
    this.#from = ''
    audio?.pause()
    audio?.removeAttribute('src')
    this.#mark()
  }

  #play(from: string): void {
    const audio = document.createElement('audio')
    this.#audio = audio
    this.#from = from
    const over = (said: string) => {
      if (this.#audio !== audio) return
      this.stop()
      this.#say(said)
    }
    audio.addEventListener('ended', () => over(''))
    audio.addEventListener('error', () => over('There is no sound now.'))
    audio.src = from
    void this.#through(audio).then(() => {
      if (this.#audio !== audio) return
      audio.play().catch(() => over('There is no sound now.'))
    })
    this.#say('')
    this.#mark()
  }

  /** A speaker that was chosen once and is gone is no reason for silence: the usual one plays. */
  async #through(audio: HTMLAudioElement): Promise<void> {
    const { speaker } = rememberedChoice()
    if (speaker !== undefined) await audio.setSinkId(speaker).catch(() => undefined)
  }

  #mark(): void {
    for (const one of buttons()) {
      const plays = this.#audio !== undefined && one.dataset['hear'] === this.#from
      one.setAttribute('aria-pressed', String(plays))
    }
  }

  #say(text: string): void {
    const said = document.querySelector('#live [data-hear-said]')
    if (said !== null) said.textContent = text
  }
}

const hearing = new Hearing()
document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>('[data-hear]') : null
  if (button !== null) hearing.press(button)
})
document.addEventListener('gatehouse:shown', () => hearing.look())
