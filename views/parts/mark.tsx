/** Our own sign: a gatehouse with its lamp lit. Never a crown (M13). */
export function Mark() {
  return (
    <svg
      class="gh-mark"
      viewBox="4 6 24 22"
      width="30"
      height="28"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M5 27V7h4v3h3V7h3v3h2V7h3v3h3V7h4v20h-7v-7a4 4 0 0 0-8 0v7z" fill="currentColor" />
    </svg>
  )
}
