/** Only a path of ours: never an address elsewhere. */
export function ownPath(raw: string | undefined): string | undefined {
  return raw !== undefined && /^\/[a-z][\w/.-]*$/.test(raw) ? raw : undefined
}
