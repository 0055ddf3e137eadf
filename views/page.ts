/**
 * A whole page as text. Hono's renderer leaves the doctype to us, and without it browsers fall back to quirks. A page
 * that says what is wrong says so in its title as well, which is what a screen reader reads first.
 */
export function page(element: { toString(): string }): string {
  const text = element.toString()
  const wrong = /class="(?:govuk-error-summary|gh-notice gh-notice--error)"/.test(text)
  return `<!doctype html>${wrong ? text.replace('<title>', '<title>Error: ') : text}`
}
