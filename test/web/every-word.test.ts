import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { walk } from '../../src/scripts/places.ts'
import type { Script } from '../../src/scripts/script.ts'
import { textsOf } from '../../src/scripts/texts.ts'
import { type InterviewSeen, interviewPage } from '../../src/web/interview-page.tsx'
import { scriptParts } from '../../src/web/script-seen.ts'
import { fullScript } from '../scripts/full-script.ts'
import { seatChrome } from '../views/exhibit-chrome.ts'

const chrome = seatChrome({ asset: (name: string) => name, nonce: 'nonce' } as never)

/** The page of each place, and of the end, as an agent can come to see it. */
async function agentsPages(script: Script): Promise<string> {
  const pages: string[] = []
  for (const { place } of walk(script)) {
    const interview = { at: place, turns: 1, seed: 'seed', answers: {}, trail: [] }
    const seen = {
      ...{ call: { id: 'call' }, interview, script, version: '0000', language: 'en' },
      ...{ otherLanguage: undefined, workingName: 'Sam', seconds: 1 },
    } as unknown as InterviewSeen
    pages.push(String(await interviewPage({}, seen, { chrome, base: '/seat/01' })))
  }
  return pages.join('\n')
}

/** As the browser reads it, without marks. */
function plain(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll("'", '’')
    .replace(/\s+/g, ' ')
}

const filled = (text: string) => text.replaceAll("'", '’').replace(/\s+/g, ' ')
const isEnd = (script: Script, block: string | undefined) =>
  script.questions.some(({ id, kind }) => id === block && kind === 'end')

describe('every word of a script is seen (P4, P5)', () => {
  it('by who approves it: probes, ends of scales, later ranks and notes among them', () => {
    const script = fullScript()
    const seen = filled(JSON.stringify(scriptParts(script)).replaceAll('\\"', '"'))
    for (const { key, text } of textsOf(script)) {
      if (/^(title|organisation|subject)$/.test(key)) continue
      assert.ok(seen.includes(filled(text)), `${key} is on the page: ${text}`)
    }
    assert.match(seen, /Changes places with parts/)
  })

  it('by who reads it out, where a question has it: probes, ends of scales, and how many to choose', async () => {
    const script = fullScript()
    const seen = plain(await agentsPages(script))
    for (const { key, text, block } of textsOf(script)) {
      if (!/^(questions|opening|asked)\//.test(key) || text.includes('{{')) continue
      if (isEnd(script, block) || key.endsWith('/thenRead')) continue
      assert.ok(seen.includes(filled(text)), `${key} is on an agent's page: ${text}`)
    }
    assert.ok(seen.includes('1 (very poor)'), 'the first end')
    assert.ok(seen.includes('3 (very good)'), 'the last end')
  })

  it('with how many answers are wanted', async () => {
    const script = fullScript()
    const says = async (how: { atLeast?: number; atMost?: number }) => {
      const options = ['a', 'b', 'c', 'd'].map((id) => ({ id, label: `Shop ${id}` }))
      const several = { id: 'shops', kind: 'multiple', disclosure: 'open', read: 'Which?' } as const
      return plain(await agentsPages({ ...script, questions: [{ ...several, options, ...how }] }))
    }
    assert.match(await says({ atLeast: 2 }), /Choose 2 or more\./)
    assert.match(await says({ atLeast: 2, atMost: 3 }), /Choose 2 to 3\./)
    assert.match(await says({ atLeast: 2, atMost: 2 }), /Choose 2\./)
    assert.match(await says({ atMost: 3 }), /Choose up to 3\./)
    assert.match(await says({}), /Choose all that they say\./)
  })
})
