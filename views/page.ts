/** A whole page as text. Hono's renderer leaves the doctype to us, and without it browsers fall back to quirks. */
export function page(element: { toString(): string }): string {
  return `<!doctype html>${element.toString()}`
}
