import type { Context } from 'hono'
import { MessagePage } from '../../views/front/message-page.tsx'
import { page } from '../../views/page.ts'
import type { Chrome } from '../../views/parts/chrome.ts'

/** These pages are for others, and the try stands in the record (M6). */
export function refusedPage(
  c: Context,
  chrome: Chrome,
  home: string,
): Response | Promise<Response> {
  const next = { href: home, text: 'Your own pages' }
  return c.html(page(<MessagePage chrome={chrome} kind="refused" next={next} />), 403)
}
