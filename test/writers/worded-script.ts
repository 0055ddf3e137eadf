import { withWords } from '../../src/scripts/in-language.ts'
import type { Language, SayHint, Script } from '../../src/scripts/script.ts'
import { textsOf } from '../../src/scripts/texts.ts'
import { anyScript } from '../scripts/any-script.ts'
import { fc } from '../support/fast-check.ts'

/** Words that a format could take for something else: marks, entities, tokens, formulas, other alphabets. */
const hard: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom('How', 'good', 'was', 'it?', 'Sut', 'oedd', 'y', 'tŷ'),
      },
      fc.constantFrom(
        '<b>',
        'a<b',
        '</p>',
        '&amp;',
        '&',
        '&#38;',
        '&lt;b&gt;',
        '**no**',
        '__',
        '$'.concat('{q}'),
      ),
      fc.constantFrom(
        '{{working-name}}',
        '=1+1',
        '+cmd',
        '@x',
        '-2',
        '# One',
        '"',
        "'",
        '“’',
        '🙂',
      ),
      fc.constantFrom('Ще', '测试', 'عربي', '%00', '<!--', ']]>', '<?xml', '\\u0041', '|', '\t-'),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(' ').replace(/\s+/g, ' ').trim())

const hints: fc.Arbitrary<readonly SayHint[]> = fc.uniqueArray(
  fc.record(
    {
      word: fc.constantFrom('indemnity', 'Cwm Rhondda', 'tŷ', 'o’clock', "d'Arcy", 'x'),
      say: fc.constantFrom('in-DEM-ni-tee', 'koom RON-tha', 'tee', 'uh KLOK'),
      language: fc.constantFrom<Language>('en', 'cy'),
    },
    { requiredKeys: ['word', 'say'] },
  ),
  { maxLength: 4, selector: ({ word }) => word },
)

/** Any script, every text of it replaced by hard words; answers keep labels of their own. */
export const anyWordedScript: fc.Arbitrary<Script> = fc
  .tuple(anyScript, fc.array(hard, { minLength: 40, maxLength: 40 }), hints)
  .map(([script, words, say]) => {
    const texts = textsOf(script).map(({ key }, n): [string, string] => [
      key,
      `${n} ${words[n % words.length] ?? ''}`.trim(),
    ])
    const worded = withWords(script, Object.fromEntries(texts))
    return say.length === 0 ? worded : { ...worded, say }
  })
