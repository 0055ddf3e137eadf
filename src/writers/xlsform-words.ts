import { formName } from './xlsform-names.ts'

/**
 * Words for a label of an XLSForm: earlier answers are named as XLSForm names them, and signs that the reader would take
 * for marks are written as entities, so that reading gives the same words again. Spaces are read as one.
 */
export function labelText(words: string, places: ReadonlySet<string>): string {
  return words
    .replace(/&(?=#?\w{1,8};)/g, '&amp;')
    .replace(/<(?=[a-z/!])/gi, '&lt;')
    .replace(/\*\*|__/g, (marks) => (marks === '**' ? '&#42;&#42;' : '&#95;&#95;'))
    .replace(/^(#{1,6})(?=\s)/gm, (marks) => '&#35;'.repeat(marks.length))
    .replace(/\$(?=\{)/g, '&#36;')
    .replace(/\{\{([^{}]+)\}\}/g, (token, place: string) =>
      places.has(place) ? `\${${formName(place)}}` : token,
    )
}
