/**
 * The name of a question, or of a place such as `grid.row`, as an XLSForm may have it: other programs take none that
 * begins with a digit. The reader leaves the underscore out again.
 */
export function formName(place: string): string {
  return /^\d/.test(place) ? `_${place}` : place
}
