import * as v from 'valibot'

const letters = (what: string, pattern: RegExp) =>
  v.pipe(
    v.string('must be text in quotation marks'),
    v.maxLength(60, 'is longer than 60 letters: it is for one word or name'),
    v.regex(pattern, what),
  )
/** Letters as English, Welsh and the names of Europe have them; spelled out, for a JSON Schema knows no classes. */
const written = /^[A-Za-zÀ-ÖØ-öø-ſḀ-ỿ][A-Za-zÀ-ÖØ-öø-ſḀ-ỿ '’-]*$/

/** A respelling and nothing else: no digit, no sentence, no mark that could be taken for words of its own. */
export const sayHintShape = v.strictObject({
  word: letters('must be a word or a name: letters, spaces, hyphens and apostrophes', written),
  say: letters(
    'must say how it sounds in letters, hyphens, spaces and apostrophes: "in-DEM-ni-tee"',
    written,
  ),
  language: v.exactOptional(v.picklist(['en', 'cy'], 'must be "en" or "cy"')),
})
