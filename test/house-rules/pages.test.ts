import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { broken, importsOf, placesOf, sources } from './source.ts'

const pages = sources(['views'], ['.ts', '.tsx'])
const browserSide = sources(['views'], ['.js', '.scss', '.css', '.svg'])
const agentPages = pages.filter(({ path }) => path.startsWith('views/agent/'))
/** Sentences are written in pages and in the tables that pages show. */
const worded = [...pages, ...sources(['src'], ['.ts', '.tsx'])]

describe('pages obey the browser’s strictest policy', () => {
  const forbidden = [
    [
      'no code in an attribute',
      /\bhx-on\b|["'\s]on(?:click|change|submit|load|input|key\w+)=/i,
      'Move it to views/scripts.',
    ],
    ['no code in an address or a value', /["'`]js:|javascript:/i, 'Send values as form fields.'],
    [
      'no filter in a trigger',
      /hx-trigger=\{?["'`][^"'`]*\[/,
      'A trigger filter is evaluated as code: let the route decide.',
    ],
    [
      'nothing unescaped',
      /dangerouslySetInnerHTML|\braw\(/,
      'Write it as JSX, so that it is escaped.',
    ],
    [
      'no style in an attribute',
      /\sstyle=/,
      'Give it a class: inline styles are refused by the policy.',
    ],
  ] as const
  for (const [name, pattern, whatToDo] of forbidden) {
    it(name, () => {
      const places = placesOf(pages, pattern)
      assert.deepEqual(places, [], broken(whatToDo, places))
    })
  }
  it('P7: nothing is loaded from another host', () => {
    const places = placesOf(
      [...pages, ...browserSide],
      /(?:https?:)?\/\/(?!www\.w3\.org\/)[a-z0-9-]+\.[a-z]/i,
    )
    assert.deepEqual(places, [], broken('Serve it from the box.', places))
  })
})

describe('P6: an agent has nothing to write with', () => {
  it('no input on an agent’s page takes text', () => {
    const places = agentPages.flatMap(({ path, code }) =>
      [...code.matchAll(/<input\b([^>]*)/g)]
        .filter(([, attributes]) => !takesNoText(attributes ?? ''))
        .map(([found]) => `${path}: ${found.replace(/\s+/g, ' ')}`),
    )
    assert.deepEqual(places, [], broken('Offer listed answers as buttons.', places))
  })
  it('nor is there a text area, an editable element, a file or a form part that takes text', () => {
    const places = [
      ...placesOf(agentPages, /<textarea|contenteditable|type="?\{?'?(?:file|text|search)/i),
      ...agentPages.flatMap((file) =>
        importsOf(file)
          .filter(({ to }) => /parts\/(?:text-field|file-field|text-area|date-field)/.test(to))
          .map(({ to }) => `${file.path} imports ${to}`),
      ),
    ]
    assert.deepEqual(places, [], broken('Agents choose; they never write.', places))
  })
  it('P3: nor a key pad, a redial or a transfer', () => {
    const places = placesOf(agentPages, /redial|transfer|dial ?pad|dtmf/i)
    assert.deepEqual(places, [], broken('The box dials; agents never do.', places))
  })
})

/** Whether every type that the input could have is one that no text goes into. Without a type it is a text input. */
function takesNoText(attributes: string): boolean {
  const type = /\btype=("[^"]*"|\{[^}]*\})/.exec(attributes)?.[1] ?? ''
  const chosen = type.replace(/^.*\?/, '')
  const types = [...chosen.matchAll(/['"]([a-z]+)['"]/g)].map(([, each]) => each ?? '')
  const silent = ['hidden', 'radio', 'checkbox', 'submit', 'button']
  return types.length > 0 && types.every((each) => silent.includes(each))
}

describe('words that people read', () => {
  const rules = [
    [
      'M9: nobody is an offender, an inmate or a PIP',
      /\b(?:offender|inmate)s?\b|\bPIPs?\b/i,
      'Write “person in prison”.',
    ],
    [
      'M12: no negative contractions',
      /\b(?:do|does|did|is|are|was|were|ca|wo|would|could|should|has|have|had|must|need)n['’]t\b/i,
      'Write it out: “do not”, “cannot”.',
    ],
    [
      'M7: the 24-hour clock',
      /\b\d{1,2}(?:[:.]\d{2})? ?(?:am|pm|a\.m\.|p\.m\.)(?!\w)|hour12: true/i,
      'Write 14:00.',
    ],
  ] as const
  for (const [name, pattern, whatToDo] of rules) {
    it(name, () => {
      const places = placesOf(worded, pattern)
      assert.deepEqual(places, [], broken(whatToDo, places))
    })
  }
})
