import type { Deed } from '../parts/deed.ts'
import { DeedButton } from '../parts/deed-button.tsx'

export type StopsProps = {
  readonly freeze: Deed
  readonly close: Deed
  readonly clear: Deed
  /** Set while a stop holds: what holds, and the deed that ends it. */
  readonly holding?: { readonly text: string; readonly resume: Deed } | undefined
}

/** The three stops, always in this place and this order. None asks "are you sure". */
export function Stops({ freeze, close, clear, holding, csrf }: StopsProps & { csrf: string }) {
  const refusals = [freeze, close, clear].flatMap(({ refusal }) => refusal ?? [])
  return (
    <section class="gh-stops" aria-label="Stops">
      <div class="gh-stops__row">
        <DeedButton csrf={csrf} deed={{ look: 'secondary', ...freeze }} reasonBelow={false} />
        <DeedButton csrf={csrf} deed={{ look: 'secondary', ...close }} reasonBelow={false} />
        <DeedButton csrf={csrf} deed={{ look: 'warning', ...clear }} reasonBelow={false} />
      </div>
      {[...new Set(refusals)].map((reason) => (
        <p class="gh-deed__reason">{reason}</p>
      ))}
      {holding && (
        <div class="gh-stops__holding" role="status">
          <strong>{holding.text}</strong>
          <DeedButton csrf={csrf} deed={holding.resume} />
        </div>
      )}
    </section>
  )
}
