/** A key as it looks on the keyboard. Hidden from readers: the key also stands in aria-keyshortcuts. */
export function KeyCap({ keyName }: { keyName: string }) {
  return (
    <span class="gh-key" aria-hidden="true">
      {keyName.length === 1 ? keyName.toUpperCase() : keyName}
    </span>
  )
}
