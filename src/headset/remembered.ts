import type { Choice } from './microphone.ts'

const key = 'gatehouse.headset'

/** What was chosen at this seat before: a headset belongs to the seat, whoever sits there. */
export function rememberedChoice(): Choice {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    if (typeof found !== 'object' || found === null) return {}
    const { microphone, speaker } = found as Readonly<Record<string, unknown>>
    return {
      ...(typeof microphone === 'string' ? { microphone } : {}),
      ...(typeof speaker === 'string' ? { speaker } : {}),
    }
  } catch {
    // A browser that keeps nothing, or what somebody else wrote there: one chooses anew.
    return {}
  }
}

export function rememberChoice(choice: Choice): void {
  try {
    localStorage.setItem(key, JSON.stringify(choice))
  } catch {
    return
  }
}
