import type { Deed } from './deed.ts'
import { DeedButton } from './deed-button.tsx'

/** Several deeds side by side; why some are refused is said once beneath, not once a button. */
export function DeedRow({ deeds, csrf }: { deeds: readonly Deed[]; csrf: string }) {
  const reasons = [
    ...new Set(deeds.flatMap(({ refusal }) => (refusal === undefined ? [] : [refusal]))),
  ]
  return (
    <div class="gh-deeds">
      <div class="gh-deeds__row">
        {deeds.map((deed) => (
          <DeedButton deed={deed} csrf={csrf} reasonBelow={false} />
        ))}
      </div>
      {reasons.map((reason) => (
        <p class="gh-deed__reason">{reason}</p>
      ))}
    </div>
  )
}
