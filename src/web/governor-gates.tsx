import type { Context, Hono } from 'hono'
import { EligibilityForm } from '../../views/governor/eligibility-form.tsx'
import { GateForm } from '../../views/governor/gate-form.tsx'
import { page } from '../../views/page.ts'
import type { PersonId } from '../basics/ids.ts'
import { type Ctx, type Decision, refuse } from '../facts/decide.ts'
import { changeGates, erasedSoFar, signGate } from '../facts/decide-gates.ts'
import { noteView, viewReason } from '../facts/decide-people.ts'
import { notYetPractised } from '../facts/decide-practice.ts'
import type { Actor } from '../facts/fact.ts'
import type { Person, State } from '../facts/state.ts'
import { blockingAlerts, excludedOffences } from '../people/eligibility-codes.ts'
import { type Gates, gateNames } from '../people/gates.ts'
import { practiceScores } from '../people/practice-score.ts'
import { dayText } from './chrome.ts'
import { asStaff } from './deeds.ts'
import type { Form } from './form.ts'
import { type GateTyped, gateAsked, gateValues, typedGate } from './gate-asked.ts'
import { doDeed, governorForm, type Status, toStepUp } from './governor-press.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { staffName } from './names.ts'
import { riskLevels, type SignedGateName, signedGates } from './people-seen.ts'
import { onlyFor, type StaffHere, staffChrome } from './staff.ts'
import { courseWords } from './supervisor-practice.tsx'

type Refused = (c: Context) => (text: string, status: Status) => Response | Promise<Response>

/** Signing gates, and what stands in the way of a person (P1, J2 to J5). Every change asks for the password again. */
export function governorGates(app: Hono<Vars>, house: House, refused: Refused): void {
  const idOf = (c: Context) => c.req.param('id') as PersonId
  const at = (c: Context) => `/governor/people/${idOf(c)}`
  const gateOf = (c: Context) => signedGates.find((gate) => gate === c.req.param('gate'))
  const agentOf = (c: Context) =>
    house.writer.read((state) => {
      const known = workingAgent(state, idOf(c))
      return (
        known && {
          name: staffName(state, known.id),
          erased: String(erasedSoFar(state)),
          practised: known.practised ?? [],
        }
      )
    })

  const showGate = (
    c: Context,
    gate: SignedGateName | undefined,
    typed?: GateTyped & { readonly erased: string; readonly error?: string },
  ) =>
    onlyFor(c, house, ['governor'], async (here) => {
      const known = await agentOf(c)
      if (!known || !gate) return c.notFound()
      if (!here.steppedUp) return toStepUp(c, `${at(c)}/gates/${gate}`)
      const noted = await asStaff(c, house, (state, ctx, by) =>
        noteView(state, ctx, by, 'people.viewed', { person: idOf(c) }),
      )
      if (!noted.ok) return c.text(noted.error.sentence, 403)
      return c.html(
        page(
          <GateForm
            chrome={staffChrome(c, house, here, {
              notice: typed?.error === undefined ? undefined : { kind: 'error', text: typed.error },
            })}
            gate={gateNames[gate]}
            name={known.name}
            back={at(c)}
            action={`${at(c)}/gates/${gate}`}
            values={typed?.values ?? gateValues(here.name, house.clock.now())}
            errors={typed?.errors ?? {}}
            erased={typed?.erased ?? known.erased}
            practised={
              gate === 'training'
                ? known.practised.map((one) => ({
                    met: courseWords(one).met,
                    when: dayText(one.at),
                    score: one.score ? practiceScores[one.score] : 'Not scored yet',
                  }))
                : undefined
            }
            levels={
              gate === 'risk'
                ? Object.entries(riskLevels).map(([value, label]) => ({
                    value,
                    label,
                    checked: value === typed?.level,
                  }))
                : undefined
            }
          />,
        ),
        typed ? (typed.error === undefined ? 422 : 403) : 200,
      )
    })

  app.get('/:id/gates/:gate', (c) => showGate(c, gateOf(c)))
  const stale = (c: Context) => (error: string, status: Status, form?: Form) =>
    form && status === 403
      ? showGate(c, gateOf(c), { ...typedGate(form), erased: form.one('erased'), error })
      : refused(c)(error, status)
  app.post('/:id/gates/:gate', (c) =>
    governorForm(c, house, stale(c), (form) => {
      const gate = gateOf(c)
      if (!gate) return c.notFound()
      const asked = gateAsked(gate, form, house.clock.now())
      const erased = form.one('erased')
      if (!asked.ok) return showGate(c, gate, { ...asked.error, erased })
      return doDeed(c, house, {
        back: `${at(c)}/gates/${gate}`,
        page: refused(c),
        deed: (state, ctx, by, token) =>
          (gate === 'training' && untrained(state, ctx, by, idOf(c))) ||
          change(state, idOf(c), (person, before) => {
            const gates = { ...before, ...asked.value }
            return signGate(state, ctx, by, { person, gates, erased: Number(erased) }, token)
          }),
        after: () => c.redirect(at(c), 303),
      })
    }),
  )

  const showEligibility = async (c: Context, here: StaffHere) => {
    const known = await agentOf(c)
    if (!known) return c.notFound()
    // The form shows the codes, so opening it is a look at them.
    const codes = await asStaff(c, house, (state, ctx, by, token) =>
      viewReason(state, ctx, by, idOf(c), token),
    )
    if (!codes.ok) {
      return codes.error.rule === 'step-up'
        ? toStepUp(c, `${at(c)}/eligibility`)
        : refused(c)(codes.error.sentence, 403)
    }
    const choices = (table: Readonly<Record<string, string>>) =>
      Object.entries(table).map(([value, label]) => ({
        value,
        label: `${label} (${value})`,
        checked: codes.value.includes(value),
      }))
    return c.html(
      page(
        <EligibilityForm
          chrome={staffChrome(c, house, here)}
          name={known.name}
          back={at(c)}
          action={`${at(c)}/eligibility`}
          alerts={choices(blockingAlerts)}
          offences={choices(excludedOffences)}
        />,
      ),
    )
  }
  app.get('/:id/eligibility', (c) =>
    onlyFor(c, house, ['governor'], (here) => showEligibility(c, here)),
  )
  app.post('/:id/eligibility', (c) =>
    governorForm(c, house, refused(c), (form) =>
      doDeed(c, house, {
        back: `${at(c)}/eligibility`,
        page: refused(c),
        deed: (state, ctx, by, token) =>
          change(state, idOf(c), (person, before) => {
            const gates = {
              ...before,
              blockingAlerts: kept(form.all('alert'), blockingAlerts, before.blockingAlerts),
              excludedOffences: kept(
                form.all('offence'),
                excludedOffences,
                before.excludedOffences,
              ),
            }
            return changeGates(state, ctx, by, person, gates, token)
          }),
        after: () => c.redirect(at(c), 303),
      }),
    ),
  )
}

/** Training is signed for the first time on what was practised and scored (J12). */
function untrained(state: State, ctx: Ctx, by: Actor, id: PersonId) {
  const why = by.role === 'governor' ? notYetPractised(state, ctx, id) : undefined
  return why && ({ ok: false, error: why } as const)
}

/** The codes that are ticked, and those that the form cannot show: a code the table does not know stays. */
function kept(
  ticked: readonly string[],
  table: Readonly<Record<string, string>>,
  before: readonly string[],
): readonly string[] {
  const unknown = before.filter((code) => !Object.hasOwn(table, code))
  return [...Object.keys(table).filter((code) => ticked.includes(code)), ...unknown]
}

function workingAgent(state: State, id: PersonId): Person | undefined {
  const known = state.people.get(id)
  return known?.role === 'agent' && !known.removed && known.body ? known : undefined
}

/** Changes some gates of an agent and leaves the others as they are at that moment. */
function change(
  state: State,
  id: PersonId,
  decide: (person: PersonId, before: Gates) => Decision,
): Decision {
  const known = workingAgent(state, id)
  if (!known) return refuse(404, 'M6', 'There is no such agent at work.')
  return decide(id, known.body?.gates ?? { blockingAlerts: [], excludedOffences: [] })
}
