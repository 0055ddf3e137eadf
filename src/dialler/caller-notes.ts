import { randomUUID } from 'node:crypto'
import type { Clock } from '../basics/clock.ts'
import { second } from '../basics/instant.ts'
import { ok } from '../basics/result.ts'
import type { SwitchEvent, SwitchPort } from '../phone/switch-port.ts'
import type { NeverAgain } from '../switchboard/number-source.ts'

/** The caller hears after this that it could not be noted: what comes later confirms nothing (design 4). */
const longest = 5 * second

/** A switch whose callers may ask never to be called again: first `list` takes the number, then the box is told. */
export function withCallerNotes(
  clock: Clock,
  list: NeverAgain,
  makePhone: (neverAgain: NeverAgain) => SwitchPort,
): SwitchPort {
  const notes = new CallerNotes(clock)
  return notes.beside(makePhone(async (number) => (await list(number)) && notes.recorded()))
}

/**
 * Somebody rang back and pressed 9. The number is on the list by then and goes no further; the box is told that it
 * happened, under a name of its own, and says when that stands in the record.
 */
class CallerNotes {
  readonly #clock: Clock
  readonly #waiting = new Map<string, (done: boolean) => void>()
  #tell: (event: SwitchEvent) => void = () => undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** True once the box has it in the record; false when it does not say so in time. */
  recorded(): Promise<boolean> {
    const note = randomUUID()
    return new Promise((resolve) => {
      const cancel = this.#clock.after(longest, () => this.#done(note, false))
      this.#waiting.set(note, (done) => {
        cancel()
        resolve(done)
      })
      this.#tell({ kind: 'never-again', note })
    })
  }

  /** The same switch, with what is told and answered of notes besides. */
  beside(phone: SwitchPort): SwitchPort {
    return {
      send: async (command) => {
        if (command.do !== 'note-taken') return phone.send(command)
        this.#done(command.note, true)
        return ok(undefined)
      },
      listen: (listener) => {
        this.#tell = listener
        phone.listen(listener)
      },
      start: () => phone.start(),
      close: () => phone.close(),
      ...(phone.accounts ? { accounts: phone.accounts } : {}),
    }
  }

  #done(note: string, done: boolean): void {
    this.#waiting.get(note)?.(done)
    this.#waiting.delete(note)
  }
}
