import { Headset } from './headset.ts'
import { readLineSettings } from './line-settings.ts'

/** The part of the page that follows the box: it says whether somebody is signed in, and what is going on. */
const live = () => document.getElementById('live')
const strip = document.getElementById('headset')

async function account(address: string) {
  const csrf = document.querySelector<HTMLInputElement>('#live input[name=csrf]')?.value ?? ''
  try {
    const answer = await fetch(address, { method: 'POST', body: new URLSearchParams({ csrf }) })
    if (!answer.ok) return answer.status >= 500 ? undefined : 'refused'
    return readLineSettings(await answer.json()) ?? 'refused'
  } catch {
    // No contact with the box: the line asks again.
    return undefined
  }
}

if (strip !== null) {
  const headset = new Headset(strip, {
    mostCalls: Number(strip.dataset['calls'] ?? 1),
    account: async () => {
      const address = live()?.dataset['headset']
      return address === undefined ? 'refused' : account(address)
    },
  })
  let talks = false
  const look = () => {
    const view = live()?.dataset['view'] ?? ''
    const address = live()?.dataset['headset']
    // A page that says neither, as while the box cannot write, leaves a call that is up alone.
    if (address === 'none') headset.hear({ kind: 'signed-out' })
    else if (address !== undefined) headset.hear({ kind: 'signed-in' })
    // Who answers at once is there before a page has said that anybody is called.
    const began = view.startsWith('at ') && !talks
    talks = view.startsWith('at ')
    if (view === 'calling' || view === 'ringing' || began)
      headset.hear({ kind: 'respondent-coming' })
  }
  document.addEventListener('gatehouse:shown', look)
  document.addEventListener('gatehouse:back', () => headset.askAgain())
  look()
}
