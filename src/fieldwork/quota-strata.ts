import type { StrataNames } from './check-quotas.ts'
import type { Stratum } from './quota.ts'
import { bandCode, bandNames, bands, stratumOf } from './strata.ts'

/** What samples tell of a case, for quotas to be over: each band by its official code, and in words. */
export const strataNames: StrataNames = Object.fromEntries(
  bandNames.map((band) => [
    band,
    bands[band].map((label, at) => ({ id: bandCode(band, at + 1), label })),
  ]),
)

/** A stratum's byte as the bands by their codes. */
export function stratumByCode(code: number): Stratum | undefined {
  const found = stratumOf(code)
  return (
    found &&
    Object.fromEntries(
      bandNames.flatMap((band) => {
        const place = found[band]
        return place === undefined ? [] : [[band, bandCode(band, place)]]
      }),
    )
  )
}
