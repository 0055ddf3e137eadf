import { type Context, Hono } from 'hono'
import { ImportForm } from '../../views/governor/import-form.tsx'
import { ScriptList } from '../../views/governor/script-list.tsx'
import { ScriptPage } from '../../views/governor/script-page.tsx'
import { page } from '../../views/page.ts'
import type { DocumentHash } from '../basics/ids.ts'
import type { Ctx, Decision } from '../facts/decide.ts'
import {
  approveScript,
  proposeScript,
  retireScript,
  sendBackScript,
} from '../facts/decide-studies.ts'
import { approveWelsh } from '../facts/decide-welsh.ts'
import type { Actor } from '../facts/fact.ts'
import type { State } from '../facts/state.ts'
import { otherWork } from '../record/shuffle.ts'
import { dayText } from './chrome.ts'
import { finder } from './find-apart.ts'
import { press, type Status } from './governor-press.ts'
import { scriptEdit } from './governor-script-edit.tsx'
import { exportLinks, scriptExport } from './governor-script-export.tsx'
import { scriptImport } from './governor-script-import.tsx'
import { scriptLanguage } from './governor-script-language.tsx'
import { scriptNew } from './governor-script-new.tsx'
import { scriptLife } from './governor-words.ts'
import type { Vars } from './guard.ts'
import { soundWords } from './hear-seen.ts'
import type { House } from './house.ts'
import { annotated, readingSeen, takenOut, versionBefore } from './reading-seen.ts'
import { kinFinder } from './script-kin.ts'
import { reviewer, scriptReading } from './script-reading.tsx'
import { questionCount, scriptParts } from './script-seen.ts'
import { scriptSeen, versionOf } from './script-version-seen.ts'
import { onlyFor, staffChrome } from './staff.ts'

const home = '/governor/scripts'

/** Questionnaires: what came in, every word of it, and the two governors who decide on it (P4, P5). */
export function governorScripts(house: House): Hono<Vars> {
  const app = new Hono<Vars>()
  const { findings, look } = finder(house)
  const reviewOf = reviewer(house, findings)
  const kin = kinFinder(house)

  app.get('/', (c) =>
    onlyFor(c, house, ['governor'], async (here) => {
      const scripts = await house.writer.read((state) =>
        [...state.scripts.values()]
          .filter(({ replacedBy }) => replacedBy === undefined)
          .reverse()
          .map((one) => ({
            href: `${home}/${one.hash}`,
            title: house.documents.script(one.hash).title,
            version: String(versionOf(state, one)),
            state: scriptLife[one.life].text,
            tone: scriptLife[one.life].tone,
            changed: dayText(one.approvedAt ?? one.importedAt),
            hash: one.hash.slice(0, 12),
          })),
      )
      const chrome = staffChrome(c, house, here)
      return c.html(
        page(
          <ScriptList
            chrome={chrome}
            importPage={`${home}/import`}
            newPage={`${home}/new`}
            scripts={scripts}
          />,
        ),
      )
    }),
  )

  const showForm = (c: Context, error?: string, status: Status = 200) =>
    onlyFor(c, house, ['governor'], (here) =>
      c.html(
        page(
          <ImportForm
            chrome={staffChrome(c, house, here)}
            heading="Import a questionnaire"
            lead="The box reads the file, says what it took and what it could not, and drops nothing in silence."
            back={{ href: home, text: 'Questionnaires' }}
            action={`${home}/import`}
            accept=".xlsx,.json,.xml,.lss"
            file={{
              name: 'file',
              label: 'The file',
              hint: 'An XLSForm workbook (.xlsx), a LimeSurvey survey (.lss), queXML, or a script in JSON. What counts is what is in the file, not its name.',
              error,
            }}
          />,
        ),
        status,
      ),
    )
  app.get('/import', (c) => showForm(c))
  scriptImport(app, house, { showForm, kin })
  scriptNew(app, house)
  scriptEdit(app, house)
  scriptLanguage(app, house)
  scriptExport(app, house, (hash) =>
    house.writer.read((state) => {
      const known = state.scripts.get(hash)
      return known === undefined ? '' : String(versionOf(state, known))
    }),
  )

  const show = (c: Context, error?: string, status: Status = 200) =>
    onlyFor(c, house, ['governor'], async (here) => {
      const hash = c.req.param('hash') as DocumentHash
      const seen = await house.writer.read((state) => {
        const known = state.scripts.get(hash)
        if (!known) return undefined
        const review = reviewOf(state, hash)
        return {
          shown: scriptSeen(state, here.by, known, findings(hash), review),
          reading: readingSeen(state, here.by, known, review, `${home}/${hash}`),
          before: versionBefore(state, known),
          approved: known.life === 'approved',
        }
      })
      if (!seen) return c.notFound()
      // What may be done with a long one is a turn's work, and so is writing its page.
      await otherWork()
      const script = house.documents.script(hash)
      const before = seen.before && house.documents.script(seen.before)
      const notice = noticeFor(error, seen.shown)
      return c.html(
        page(
          <ScriptPage
            chrome={staffChrome(c, house, here, { notice })}
            title={script.title}
            back={home}
            sha256={hash}
            parts={annotated(
              scriptParts(script, seen.shown.open ? hash : undefined),
              script,
              before,
            )}
            downloads={exportLinks(hash)}
            takenOut={takenOut(script, before)}
            comparedWith={before && 'the version approved before'}
            reading={seen.reading}
            {...seen.shown}
            facts={[
              ...seen.shown.facts,
              { term: 'Language', text: script.language === 'cy' ? 'Welsh' : 'English' },
              { term: 'Questions', text: String(questionCount(script)) },
              ...(seen.approved
                ? [{ term: 'Sound', text: soundWords(house.services.hearing.standing(hash)) }]
                : []),
            ]}
          />,
        ),
        status,
      )
    })
  // Before anything is decided on a script it has been looked through, and no call waited for that.
  app.use('/:hash/*', async (c, next) => {
    const hash = c.req.param('hash') as DocumentHash
    if (await house.writer.read((state) => state.scripts.has(hash))) await look(hash)
    await next()
  })
  app.get('/:hash', (c) => show(c))

  type OnScript = (
    state: State,
    ctx: Ctx,
    by: Actor,
    script: DocumentHash,
    token: string,
  ) => Decision
  const button = (path: string, deed: OnScript) =>
    app.post(`/:hash/${path}`, (c) => {
      const script = c.req.param('hash') as DocumentHash
      const back = `${home}/${script}`
      return press(c, house, {
        back,
        page: (error, status) => show(c, error, status),
        deed: (state, ctx, by, token) => deed(state, ctx, by, script, token),
        after: () => c.redirect(back, 303),
      })
    })
  app.use('/:hash/propose', async (_c, next) => {
    await kin.look()
    await next()
  })
  button('propose', (state, ctx, by, script) =>
    proposeScript(
      ...([state, ctx, by, script, reviewOf(state, script).sound] as const),
      state.scripts.has(script) ? kin.kinOf(state, house.documents.script(script)) : [],
    ),
  )
  scriptReading(app, house, { show, findings })
  button('approve', (state, ctx, by, script, token) =>
    approveScript(state, ctx, by, script, token, reviewOf(state, script)),
  )
  button('approve-welsh', (state, ctx, by, script, token) =>
    approveWelsh(state, ctx, by, script, token, reviewOf(state, script)),
  )
  button('send-back', sendBackScript)
  button('retire', retireScript)
  return app
}

const forbiddenNow =
  'A rule that came into force since forbids words of this questionnaire; they are named below. Calls go on with it until a governor retires it.'

/** An error of a press goes first; then what two governors must know of a version that calls are made with. */
function noticeFor(error: string | undefined, shown: ReturnType<typeof scriptSeen>) {
  if (error !== undefined) return { kind: 'error', text: error } as const
  return shown.forbiddenNow ? ({ kind: 'warning', text: forbiddenNow } as const) : undefined
}
