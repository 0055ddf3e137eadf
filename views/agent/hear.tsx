import { KeyCap } from '../parts/key-cap.tsx'

/** Where the sound of a block lies; or why there is none. */
export type Hear = { readonly src: string } | { readonly refusal: string }

/** P plays the words of this block, and stops them. The browser plays; what it plays is the words on the page alone. */
export function HearButton({ hear }: { hear: Hear | undefined }) {
  if (hear === undefined) return null
  if ('refusal' in hear) {
    return (
      <span class="gh-hear">
        <button type="button" class="gh-keys-toggle" disabled aria-describedby="no-sound">
          Hear it
        </button>
        <span id="no-sound">{hear.refusal}</span>
      </span>
    )
  }
  return (
    <span class="gh-hear">
      <button
        type="button"
        class="gh-keys-toggle"
        data-hear={hear.src}
        data-key="p"
        aria-keyshortcuts="P"
        aria-pressed="false"
      >
        Hear it <KeyCap keyName="p" />
      </button>
      <span role="status" data-hear-said="" />
    </span>
  )
}
