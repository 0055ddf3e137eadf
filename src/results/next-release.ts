import { err, ok, type Result } from '../basics/result.ts'
import type { Release } from './release.ts'
import type { ReleaseRefusal } from './release-refusal.ts'

/** What became of the document that was prepared last: it counts as told in either case, since it was looked at. */
export type Fate = 'approved' | 'not-approved'

export type NextRelease =
  | Extract<Release, { kind: 'new' }>
  /** The last one was approved, and nothing is new: it stands. */
  | { readonly kind: 'stands' }
  /** The last one was not approved, and nothing more can be told: the same bytes may be put forward again. */
  | { readonly kind: 'same' }

/**
 * What may be prepared after a document that somebody has looked at, approved or not (X6). `planned` was planned with
 * that document as its `previous`. Told again to the letter it tells nothing, so a campaign whose release was sent back
 * can always have that very one; any other has to keep X6's distance from it.
 */
export function nextRelease(
  planned: Result<Release, ReleaseRefusal>,
  last?: Fate,
): Result<NextRelease, ReleaseRefusal> {
  if (planned.ok && planned.value.kind === 'new') return ok(planned.value)
  if (last === 'not-approved' && (planned.ok || sameMayGo.has(planned.error.code)))
    return ok({ kind: 'same' })
  return planned.ok ? ok({ kind: 'stands' }) : err(planned.error)
}

/** Too few are new, no table can be renewed, or earlier responses are gone: none of it is about the last document. */
const sameMayGo: ReadonlySet<ReleaseRefusal['code']> = new Set([
  'RELEASE-02',
  'RELEASE-03',
  'RELEASE-04',
])
