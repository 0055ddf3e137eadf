import type { Chrome, NavItem } from './chrome.ts'
import { Csrf } from './csrf.tsx'
import { KeyCap } from './key-cap.tsx'
import { Mark } from './mark.tsx'

/** Name of the service, who is signed in, the trial's clock, and the ways round for staff. */
export function Header({ chrome, compact }: { chrome: Chrome; compact: boolean }) {
  return (
    <>
      <header class={`gh-header${compact ? ' gh-header--compact' : ''}`}>
        <div class="gh-header__inner">
          <span class="gh-header__name">
            <Mark /> Gatehouse
          </span>
          {chrome.who !== undefined && <ServiceLine chrome={chrome} />}
        </div>
      </header>
      {chrome.practice && (
        <section class="gh-practice" aria-label="Practice">
          <strong>Practice</strong> Nobody is on the line. What you press is forgotten at the end.
        </section>
      )}
      {chrome.trial && (
        <section class="gh-trial" aria-label="Trial">
          <div class="gh-trial__inner">
            <strong>Trial</strong>
            <span data-clock={chrome.trial.seconds}>{chrome.trial.clockText}</span>
            <span>{speedText(chrome.trial.speed)}</span>
            <span class="gh-trial__note">No call leaves this box.</span>
          </div>
        </section>
      )}
      {chrome.navigation && chrome.navigation.length > 0 && (
        <nav class="gh-nav" aria-label="Sections">
          <NavRow items={chrome.navigation.filter(({ looksBack }) => !looksBack)} />
          <NavRow items={chrome.navigation.filter(({ looksBack }) => looksBack)} second />
        </nav>
      )}
    </>
  )
}

function NavRow({ items, second }: { items: readonly NavItem[]; second?: boolean }) {
  if (items.length === 0) return null
  return (
    <ul class={`gh-nav__list${second ? ' gh-nav__list--second' : ''}`}>
      {items.map((item) => (
        <li class="gh-nav__item">
          <a class="gh-nav__link" href={item.href} aria-current={item.current ? 'page' : undefined}>
            {item.text}
          </a>
        </li>
      ))}
    </ul>
  )
}

function ServiceLine({ chrome }: { chrome: Chrome }) {
  return (
    <div class="gh-service">
      <span class="gh-service__who">{chrome.who}</span>
      {chrome.role !== undefined && <span class="gh-service__role">{chrome.role}</span>}
      {chrome.looks !== undefined && <Looks looks={chrome.looks} csrf={chrome.csrf} />}
      {chrome.help !== undefined && <CallSupervisor help={chrome.help} csrf={chrome.csrf} />}
      {chrome.password !== undefined && (
        <a class="gh-service__link" href={chrome.password}>
          Change password
        </a>
      )}
      {chrome.signOut !== undefined && (
        <form method="post" action={chrome.signOut} class="gh-service__out">
          <Csrf token={chrome.csrf} />
          <button type="submit" class="gh-service__button">
            Sign out
          </button>
        </form>
      )}
    </div>
  )
}

/** The panic key: on every page of a seat, in the same place, and taken in any state of it. */
function CallSupervisor({ help, csrf }: { help: NonNullable<Chrome['help']>; csrf: string }) {
  return (
    <form method="post" action={help.action} class="gh-service__out">
      <Csrf token={csrf} />
      <button
        type="submit"
        class={`gh-service__button gh-help${help.called ? ' gh-help--called' : ''}`}
        data-key="h"
        aria-keyshortcuts="H"
      >
        {help.called ? 'Your supervisor has been called' : 'Call my supervisor'}
        <KeyCap keyName="h" />
      </button>
    </form>
  )
}

/** Size, spacing and tint: the next one, in one key each, in the same place on every page of a seat. */
function Looks({ looks, csrf }: { looks: NonNullable<Chrome['looks']>; csrf: string }) {
  return (
    <section class="gh-look" aria-label="How the pages look to you">
      {looks.map(({ label, about, key, action, fields }) => (
        <form method="post" action={action} class="gh-service__out">
          <Csrf token={csrf} />
          {Object.entries(fields ?? {}).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <button
            type="submit"
            class="gh-service__button"
            data-key={key}
            aria-keyshortcuts={key?.toUpperCase()}
          >
            {label}
            <span class="govuk-visually-hidden">{about}</span> <KeyCap keyName={key ?? ''} />
          </button>
        </form>
      ))}
    </section>
  )
}

function speedText(speed: number): string {
  return speed === 1 ? 'At normal speed' : `At ${speed} times normal speed`
}
