/**
 * A page for a moment in which no box is there to make one: plain words, and a browser that asks again by itself. It
 * needs no script, no style and nothing that is not in it.
 */
export function comeBack(words: string): Response {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Please wait – Gatehouse</title></head><body><main><h1>Please wait</h1><p>${words}</p><p>This page comes back by itself.</p></main></body></html>`
  return new Response(html, {
    status: 503,
    headers: {
      'Cache-Control': 'no-store',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
      'Content-Type': 'text/html; charset=utf-8',
      Refresh: '2',
      'Retry-After': '2',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
