import type { Context, Hono } from 'hono'
import { ListenPage } from '../../views/agent/listen-page.tsx'
import type { Chrome } from '../../views/parts/chrome.ts'
import type { SeatId } from '../basics/ids.ts'
import type { Result } from '../basics/result.ts'
import type { Refusal } from '../facts/decide.ts'
import { hearAtSeat, type MayHear } from '../facts/decide-hearing.ts'
import { heardParts } from '../scripts/heard-parts.ts'
import { inLanguage } from '../scripts/in-language.ts'
import { hintsIn, hintsOf } from '../scripts/say-hints.ts'
import type { Language } from '../scripts/script.ts'
import { asAgent } from './deeds.ts'
import { readForm } from './form.ts'
import type { Vars } from './guard.ts'
import { hearSeen } from './hear-seen.ts'
import type { House } from './house.ts'
import { languageNames } from './interview-page.tsx'

/** What the browser asks to look at: a block, and a language. Whatever else it says is the first block. */
export type ListenAsked = { readonly part: string | undefined; readonly language?: string }

/** The script at a seat between calls: each press shows one block, and nothing but its words is told or played. */
export function listenRoutes(
  app: Hono<Vars>,
  house: House,
  seat: {
    readonly of: (c: Context) => SeatId | undefined
    readonly page: (c: Context, seat: SeatId, asked: ListenAsked) => Promise<Response | undefined>
    readonly refused: (c: Context, seat: SeatId, why: Refusal) => Promise<Response>
  },
): void {
  // A press and not a link: a link would load the page anew, and the headset would lose its line.
  app.post('/:seat/listen', async (c) => {
    const here = seat.of(c)
    if (!here) return c.notFound()
    const form = await readForm(c, here)
    if (!form.ok) return seat.refused(c, here, { status: 403, rule: 'P7', sentence: form.error })
    const may = await asAgent(c, house, here, hearAtSeat)
    if (!may.ok) return seat.refused(c, here, may.error)
    const asked = new URLSearchParams({ part: form.value.one('part'), in: form.value.one('in') })
    return c.redirect(`/seat/${here}/listen?${asked}`, 303)
  })
  app.get('/:seat/listen', async (c) => {
    const here = seat.of(c)
    if (!here) return c.notFound()
    const asked = { part: c.req.query('part'), language: c.req.query('in') ?? '' }
    return (await seat.page(c, here, asked)) ?? c.redirect(`/seat/${here}`, 303)
  })
  app.get('/:seat/hear/:name', async (c) => {
    const here = seat.of(c)
    if (!here) return c.notFound()
    return giveSound(c, house, await asAgent(c, house, here, hearAtSeat))
  })
}

/** The sound of one block of the script that may be heard now. Nothing of it is kept by the browser. */
export async function giveSound(
  c: Context,
  house: House,
  may: Result<MayHear, Refusal>,
): Promise<Response> {
  if (!may.ok) return c.text(may.error.sentence, may.error.status)
  const { script, languages } = may.value
  const name = c.req.param('name') ?? ''
  const part = heardParts(house.documents.script(script)).find((one) => one.name === name)
  if (!part || !languages.includes(part.language)) return c.notFound()
  const sound = await house.services.hearing.sound(script, name)
  if (sound === undefined) return c.notFound()
  return c.body(new Uint8Array(sound), 200, { 'Content-Type': 'audio/wav' })
}

/** One block of the script, read and heard. */
export function listenPage(
  house: House,
  chrome: Chrome,
  base: string,
  may: MayHear,
  asked: ListenAsked,
) {
  const script = house.documents.script(may.script)
  const all = heardParts(script)
  const wanted = may.languages.find((one) => one === asked.language) ?? script.language
  const parts = all.filter(({ language }) => language === wanted)
  const at = Math.max(
    0,
    parts.findIndex(({ key }) => key === asked.part),
  )
  const part = parts[at]
  if (part === undefined) throw new Error(`The script ${script.name} has nothing to read aloud`)
  const other = may.languages.find((one) => one !== wanted)
  const to = (key: string | undefined, language: Language = wanted) => ({
    action: `${base}/listen`,
    fields: { part: key ?? part.key, in: language },
  })
  const none = (key: string | undefined, refusal: string) => (key === undefined ? { refusal } : {})
  const [next, before] = [parts[at + 1]?.key, at === 0 ? undefined : parts[at - 1]?.key]
  return (
    <ListenPage
      chrome={chrome}
      name={part.name}
      howFar={`Block ${at + 1} of ${parts.length}`}
      words={part.words}
      lang={wanted}
      hard={hintsIn(hintsOf(inLanguage(script, wanted)), part.words)}
      hear={hearSeen(house.services, may.script, part.name, base)}
      next={{ label: 'Next block', ...to(next), ...none(next, 'This is the last block.') }}
      before={{ label: 'Block before', ...to(before), ...none(before, 'This is the first block.') }}
      other={other && { label: languageNames[other], ...to(part.key, other) }}
      back={{ label: 'Back to my seat', action: `${base}/listened` }}
    />
  )
}
