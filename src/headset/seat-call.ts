import type { RTCSession } from 'jssip/lib/RTCSession.js'

/** A call that comes up takes a moment to get its sound through. */
const firstPacketMs = 10_000
/** The switch sends a packet every 20 ms, and lets go of a seat that is silent for 1.5 s. */
const silentMs = 4_000

/** One call of the box to this phone. */
export class SeatCall {
  readonly #session: RTCSession
  #packets = 0
  #patientUntil = Number.POSITIVE_INFINITY

  constructor(session: RTCSession, play: (call: string, sound: MediaStream) => void) {
    this.#session = session
    session.on('peerconnection', ({ peerconnection }) => {
      peerconnection.addEventListener('track', ({ track, streams: [sound] }) => {
        play(this.id, sound ?? new MediaStream([track]))
      })
    })
    // Nobody moves this call elsewhere, changes it or takes its place.
    session.on('refer', ({ reject }) => reject())
    session.on('replaces', ({ reject }) => reject())
    session.on('reinvite', ({ reject }) => reject({ status_code: 488 }))
    session.on('update', ({ reject }) => reject({ status_code: 488 }))
  }

  get id(): string {
    return this.#session.id
  }

  onOver(told: () => void): void {
    this.#session.on('ended', told)
    this.#session.on('failed', told)
  }

  answer(microphone: MediaStream): void {
    this.#patientUntil = performance.now() + firstPacketMs
    // The switch is on the same LAN: no other server is asked how to reach it (P7).
    this.#session.answer({ mediaStream: microphone, pcConfig: { iceServers: [] } })
  }

  reject(status: number): void {
    if (!this.#session.isEnded()) this.#session.terminate({ status_code: status })
  }

  hangUp(): void {
    if (!this.#session.isEnded()) this.#session.terminate()
  }

  useMicrophone(microphone: MediaStream): void {
    const [track = null] = microphone.getAudioTracks()
    const connection = this.#session.connection as RTCPeerConnection | null
    for (const sender of connection?.getSenders() ?? []) {
      void sender.replaceTrack(track).catch(() => undefined)
    }
  }

  /** Whether nothing has come for so long that the other side must be gone. */
  async isSilent(now: number): Promise<boolean> {
    const connection = this.#session.connection as RTCPeerConnection | null
    if (connection === null || this.#session.isEnded()) return false
    const packets = await packetsReceived(connection)
    if (packets > this.#packets) {
      this.#packets = packets
      this.#patientUntil = now + silentMs
    }
    return now > this.#patientUntil
  }
}

async function packetsReceived(connection: RTCPeerConnection): Promise<number> {
  let sum = 0
  for (const one of (await connection.getStats()).values()) {
    if (one.type === 'inbound-rtp') sum += one.packetsReceived
  }
  return sum
}
