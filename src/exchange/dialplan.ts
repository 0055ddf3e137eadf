/** One step of a dialplan: an application and its data. */
export type Action = { readonly app: string; readonly data: string }

/** Where a leg is sent: an extension of the dialplan, or actions of nobody's. */
export type Route = { readonly extension: string | undefined; readonly actions: readonly Action[] }

/** How long a recorded message lasts, in milliseconds: ours, and the apology. */
const messageMs: Readonly<Record<string, number>> = {
  information: 12_000,
  apology: 8_000,
  noted: 3_000,
  'good-bye': 2_000,
}

/**
 * The context `gatehouse`, as the appliance configures it (design 4). `respondent-NN` falls through to the
 * information message when no seat is in the conference or the seat is lost; `apology` is the box's own goodbye.
 */
export function extensionActions(extension: string): readonly Action[] | undefined {
  const seat = /^respondent-(1?\d{2})$/.exec(extension)?.[1]
  if (seat !== undefined) {
    return [
      { app: 'set', data: 'hangup_after_conference=false' },
      { app: 'conference', data: `seat-${seat}@gatehouse+flags{join-only}` },
      { app: 'playback', data: 'information' },
      { app: 'hangup', data: '' },
    ]
  }
  if (extension === 'apology') {
    return [
      { app: 'playback', data: 'apology' },
      { app: 'hangup', data: '' },
    ]
  }
  return undefined
}

/** `app:data,app:data`, the inline dialplan; also `&app(data)` once its ampersand and brackets are off. */
export function inlineActions(text: string): readonly Action[] {
  return text.split(',').map((step) => {
    const at = step.indexOf(':')
    return at < 0 ? { app: step, data: '' } : { app: step.slice(0, at), data: step.slice(at + 1) }
  })
}

/** Milliseconds an application holds the leg before the next; undefined when it holds until something happens. */
export function holdsFor(action: Action): number | undefined {
  if (action.app === 'playback') return messageMs[action.data] ?? 5_000
  if (action.app === 'sleep') return Number(action.data) || 0
  return undefined
}
