import type { Chrome } from '../../views/parts/chrome.ts'
import type { Look } from './gallery.ts'

const trial = { clockText: '10:42, Tuesday 14 January 2025', speed: 4 }

export function seatChrome(look: Look): Chrome {
  return {
    ...look,
    csrf: 'a-token',
    who: 'Seat 4',
    role: 'Your name on the phone: Sam',
    help: { action: '/agent/help', called: false },
    looks: [
      { label: 'Text', key: 't', action: '/agent/display', about: ': now usual size, next larger' },
      { label: 'Gaps', key: 'g', action: '/agent/display', about: ': now usual, next wider' },
      { label: 'Tint', key: 'v', action: '/agent/display', about: ': now no tint, next cream' },
    ],
    trial,
    live: { stream: '/agent/stream', version: 1 },
  }
}

export function boardChrome(look: Look): Chrome {
  return { ...look, csrf: 'a-token', trial, live: { stream: '/room/stream', version: 1 } }
}

const supervisorSections = ['Live room', 'Seating', 'Incidents', 'Shift'] as const

export function supervisorChrome(look: Look, current: string = 'Live room'): Chrome {
  return {
    ...look,
    csrf: 'a-token',
    who: 'Okafor, Joy',
    role: 'Supervisor',
    signOut: '/sign-out',
    trial,
    navigation: supervisorSections.map((text) => ({
      href: `/supervisor/${text}`,
      text,
      current: text === current,
    })),
    live: { stream: '/supervisor/stream', version: 1 },
  }
}

export function frontChrome(look: Look): Chrome {
  return { ...look, csrf: 'a-token', trial }
}

export function governorChrome(look: Look, current: string = 'Home'): Chrome {
  const sections = ['Home', 'Questionnaires', 'Campaigns', 'People']
  return staffChrome(look, 'Hughes, Ann', 'Governor', sections, current)
}

export function protectionChrome(look: Look): Chrome {
  return staffChrome(look, 'Rees, Nia', 'Public protection', ['Barred numbers'], 'Barred numbers')
}

export function auditorChrome(look: Look, current: string): Chrome {
  return staffChrome(look, 'Shah, Leila', 'Auditor', ['The record', 'Verify'], current)
}

function staffChrome(
  look: Look,
  who: string,
  role: string,
  sections: string[],
  current: string,
): Chrome {
  const navigation = sections.map((text) => ({ href: `/${text}`, text, current: text === current }))
  return { ...look, csrf: 'a-token', who, role, signOut: '/sign-out', trial, navigation }
}
