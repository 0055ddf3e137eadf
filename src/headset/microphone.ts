import { err, ok, type Result } from '../basics/result.ts'
import type { NoMicrophone } from './phone.ts'

/** Both devices as the person chose them; absent is the browser's own choice. */
export type Choice = { readonly microphone?: string; readonly speaker?: string }

/** Opens a microphone for speech. The error is why there is none. With `only`, no other stands in for the device. */
export async function openMicrophone(
  device?: string,
  { only = false } = {},
): Promise<Result<MediaStream, NoMicrophone>> {
  if (!window.isSecureContext || navigator.mediaDevices === undefined) return err('not-secure')
  const audio = {
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
    channelCount: 1,
  }
  try {
    const chosen = device === undefined ? {} : { deviceId: { exact: device } }
    const stream = await navigator.mediaDevices.getUserMedia({ audio: { ...audio, ...chosen } })
    return ok(stream)
  } catch (cause) {
    const name = cause instanceof DOMException ? cause.name : ''
    // What was chosen on another day may be gone: then any other will do.
    if (name === 'OverconstrainedError' && device !== undefined && !only) return openMicrophone()
    return err(reasons[name] ?? 'in-use')
  }
}

/** The names are those of the Media Capture specification. */
const reasons: Readonly<Record<string, NoMicrophone>> = {
  NotAllowedError: 'not-allowed',
  SecurityError: 'not-allowed',
  NotFoundError: 'not-found',
  OverconstrainedError: 'not-found',
  NotReadableError: 'in-use',
  AbortError: 'in-use',
}

/** Names under which a browser means whatever is the usual device at the time. */
const usual = ['default', 'communications']

/** The very device that a microphone is, also where the browser opened it as its usual one. */
export async function deviceOf(microphone: MediaStream): Promise<string | undefined> {
  const [track] = microphone.getAudioTracks()
  const { deviceId, groupId } = track?.getSettings() ?? {}
  if (deviceId !== undefined && !usual.includes(deviceId)) return deviceId
  const all = await navigator.mediaDevices.enumerateDevices()
  const one = all.find(
    (each) =>
      each.kind === 'audioinput' && !usual.includes(each.deviceId) && each.groupId === groupId,
  )
  return one?.deviceId ?? deviceId
}

export type Device = { readonly id: string; readonly label: string }

/** What there is to choose from. Browsers name devices only once a microphone is open. */
export async function devices(kind: 'audioinput' | 'audiooutput'): Promise<readonly Device[]> {
  const all = await navigator.mediaDevices.enumerateDevices()
  return all
    .filter((one) => one.kind === kind && one.deviceId !== '')
    .map(({ deviceId, label }, at) => ({ id: deviceId, label: label || `Number ${at + 1}` }))
}

/** The two halves of a headset come one after the other. */
const speakerComesMs = 500

/** Plays a stream through the chosen speaker until stopped. */
export function play(stream: MediaStream, speaker: string | undefined): Playing {
  const element = document.createElement('audio')
  element.autoplay = true
  element.srcObject = stream
  const through = (device: string | undefined) => {
    // A speaker that was chosen once and is gone is no reason for silence: the usual one plays.
    if (device !== undefined) void element.setSinkId(device).catch(() => undefined)
  }
  through(speaker)
  /** A browser that has moved the sound to another speaker keeps the name of the first: so it is named anew. */
  const moveBack = async (device: string) => {
    await element.setSinkId('')
    await element.setSinkId(device)
  }
  const start = () => void element.play().catch(() => undefined)
  start()
  return {
    through,
    start,
    hush: () => {
      element.muted = true
    },
    resume: async (device) => {
      for (let tries = 0; device !== undefined && tries < 3; tries += 1) {
        const back = await moveBack(device).then(
          () => true,
          () => false,
        )
        if (back) break
        await new Promise((done) => setTimeout(done, speakerComesMs))
      }
      element.muted = false
    },
    stop: () => {
      element.pause()
      element.srcObject = null
    },
  }
}

export type Playing = {
  through(speaker: string | undefined): void
  /** Again, when the browser has waited for the person to press something. */
  start(): void
  /** Nothing is heard until `resume`, which waits a moment for this speaker to be there again. */
  hush(): void
  resume(speaker: string | undefined): Promise<void>
  stop(): void
}
