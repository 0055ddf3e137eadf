import { Csrf } from './csrf.tsx'
import type { Deed } from './deed.ts'
import { KeyCap } from './key-cap.tsx'

const looks = {
  primary: '',
  secondary: ' govuk-button--secondary',
  warning: ' govuk-button--warning',
  quiet: ' gh-button--quiet',
} satisfies Record<NonNullable<Deed['look']>, string>

type DeedButtonProps = {
  readonly deed: Deed
  readonly csrf: string
  /** Adds the reason for a refusal as visible text. A row of buttons shows its reasons once, beneath. */
  readonly reasonBelow?: boolean
  readonly enter?: boolean
  readonly large?: boolean
}

/** One deed, one form, one button. Works without scripts. A deed refused stays on the page and says why. */
export function DeedButton({ deed, csrf, reasonBelow = true, enter, large }: DeedButtonProps) {
  const look = `govuk-button gh-button${looks[deed.look ?? 'primary']}${large ? ' gh-button--large' : ''}`
  const refused = deed.refusal !== undefined
  return (
    <form method="post" action={deed.action} class="gh-deed">
      <Csrf token={csrf} />
      {Object.entries(deed.fields ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button
        type="submit"
        class={look}
        disabled={refused}
        autofocus={deed.focused}
        title={refused && !reasonBelow ? deed.refusal : undefined}
        data-key={refused ? undefined : deed.key?.toLowerCase()}
        aria-keyshortcuts={refused ? undefined : deed.key?.toUpperCase()}
        data-enter={enter ? '' : undefined}
      >
        {deed.label}
        {deed.about !== undefined && <span class="govuk-visually-hidden"> {deed.about}</span>}
        {deed.key !== undefined && !refused && <KeyCap keyName={deed.key} />}
      </button>
      {refused && reasonBelow && <p class="gh-deed__reason">{deed.refusal}</p>}
    </form>
  )
}
