import type { BrowserContext, Page } from 'playwright-core'

/** What came in on one side of a conversation. */
export type Received = { readonly packets: number; readonly energy: number; readonly codec: string }

/**
 * The other end of the sound: a browser page that plays a tone and measures what it hears, as the switch's conference
 * would. PCMA alone, like the switch.
 */
export class SoundPeer {
  readonly #page: Page

  private constructor(page: Page) {
    this.#page = page
  }

  static async open(context: BrowserContext, origin: string): Promise<SoundPeer> {
    const page = await context.newPage()
    await page.route('**/peer', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>peer</title><p>peer' }),
    )
    await page.goto(`${origin}/peer`)
    // Browsers make sound only on a page that somebody has pressed.
    await page.mouse.click(5, 5)
    return new SoundPeer(page)
  }

  /** A new conversation: the offer to be sent. */
  async offer(): Promise<string> {
    return (await this.#page.evaluate(`(async () => {
      window.peer?.close()
      const sound = window.sound ??= new AudioContext()
      await sound.resume()
      const tone = sound.createOscillator()
      const out = sound.createMediaStreamDestination()
      tone.connect(out)
      tone.start()
      const peer = window.peer = new RTCPeerConnection()
      // Energy is measured of what is played.
      const ear = window.ear ??= document.body.appendChild(document.createElement('audio'))
      peer.addEventListener('track', ({ track }) => {
        ear.srcObject = new MediaStream([track])
        void ear.play()
      })
      peer.addTransceiver(out.stream.getAudioTracks()[0], { direction: 'sendrecv', streams: [out.stream] })
      const pcma = RTCRtpSender.getCapabilities('audio').codecs.filter((one) => one.mimeType === 'audio/PCMA')
      peer.getTransceivers()[0].setCodecPreferences(pcma)
      await peer.setLocalDescription(await peer.createOffer())
      await new Promise((resolve) => {
        if (peer.iceGatheringState === 'complete') return resolve()
        peer.addEventListener('icegatheringstatechange', () => peer.iceGatheringState === 'complete' && resolve())
      })
      return peer.localDescription.sdp
    })()`)) as string
  }

  async answered(sdp: string): Promise<void> {
    await this.#page.evaluate(
      `window.peer.setRemoteDescription({ type: 'answer', sdp: ${JSON.stringify(sdp)} })`,
    )
  }

  received(): Promise<Received> {
    return this.#page.evaluate(`(${receivedBy})([window.peer])`) as Promise<Received>
  }

  /** The switch is gone: nothing comes any more, and nobody says so. */
  async vanish(): Promise<void> {
    await this.#page.evaluate('window.peer.close()')
  }
}

const receivedBy = `async (connections) => {
  const sum = { packets: 0, energy: 0, codec: '' }
  for (const connection of connections) {
    const stats = await connection.getStats()
    for (const one of stats.values()) {
      if (one.type !== 'inbound-rtp') continue
      sum.packets += one.packetsReceived
      sum.energy += one.totalAudioEnergy ?? 0
      sum.codec = stats.get(one.codecId)?.mimeType ?? sum.codec
    }
  }
  return sum
}`

/** Lets a test look at the connections of a page that keeps them to itself. Before the page is opened. */
export async function watchConnections(page: Page): Promise<() => Promise<Received>> {
  await page.addInitScript(`(() => {
    const all = []
    const Real = RTCPeerConnection
    window.RTCPeerConnection = function (...given) {
      const made = new Real(...given)
      all.push(made)
      return made
    }
    window.RTCPeerConnection.prototype = Real.prototype
    window.received = () => (${receivedBy})(all.filter((one) => one.connectionState !== 'closed'))
  })()`)
  return () => page.evaluate('window.received()') as Promise<Received>
}
