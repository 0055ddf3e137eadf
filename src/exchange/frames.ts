import type { Fields } from './fields.ts'

/** Each function gives the exact bytes of one message from switch to client, as recorded. */
export const authRequest = 'Content-Type: auth/request\n\n'

export function commandReply(text: string, more: Readonly<Record<string, string>> = {}): string {
  const lines = Object.entries(more).map(([name, value]) => `${name}: ${value}\n`)
  return `Content-Type: command/reply\nReply-Text: ${text}\n${lines.join('')}\n`
}

export function apiResponse(body: string): string {
  return `Content-Type: api/response\nContent-Length: ${Buffer.byteLength(body)}\n\n${body}`
}

export function eventJson(fields: Readonly<Fields>): string {
  const body = JSON.stringify(fields)
  return `Content-Length: ${Buffer.byteLength(body)}\nContent-Type: text/event-json\n\n${body}`
}

const goodbye = 'Disconnected, goodbye.\nSee you at ClueCon! http://www.cluecon.com/\n'

export const disconnectNotice = `Content-Type: text/disconnect-notice\nContent-Length: ${goodbye.length}\n\n${goodbye}`
