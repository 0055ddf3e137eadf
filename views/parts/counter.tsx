import { minutesAndSeconds } from './minutes-and-seconds.ts'

/** Seconds that have passed, or remain, counted on by the page at the box's own speed. */
export function Counter({ seconds, down }: { seconds: number; down?: boolean }) {
  return (
    <span
      class="gh-counter"
      data-elapsed={down ? undefined : seconds}
      data-remaining={down ? seconds : undefined}
    >
      {minutesAndSeconds(seconds)}
    </span>
  )
}
