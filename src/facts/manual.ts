import { catalogue } from './catalogue.ts'
import { contents } from './contents.ts'
import { retentions } from './retention.ts'
import type { FactType } from './shapes.ts'

type Part = { readonly name: string; readonly words: string }

/** One type of fact on the manual page. */
export type ManualEntry = {
  readonly type: FactType
  readonly deed: string
  /** Parts that anybody who has the folder can read. */
  readonly clear: readonly Part[]
  /** Parts that go when a key goes, and whose key that is. */
  readonly sealed?: { readonly under: string; readonly parts: readonly Part[] }
  readonly kept: string
}

/** What every line holds besides. */
export const everyLine: readonly Part[] = [
  { name: 'seq', words: 'its place in the record' },
  { name: 'at', words: 'the time on the box’s clock' },
  { name: 'boot', words: 'which run of the box wrote it' },
  { name: 'batch', words: 'the line with which its batch began' },
  { name: 'type', words: 'what happened' },
  { name: 'by', words: 'who did it: a random token, a role, a seat' },
  {
    name: 'on',
    words:
      'what it was done to: tokens of a person, seat, shift, questionnaire, campaign, sample, case, call, interview, incident, release or enquiry',
  },
  { name: 'data', words: 'the parts in clear that are listed below' },
  { name: 'sealed', words: 'the parts under seal that are listed below' },
  { name: 'prev', words: 'the SHA-256 of the line before' },
]

/** Every fact that this box can record, by deed: made of the catalogue and of the shapes, so that it cannot be out of date. */
export function manual(): readonly ManualEntry[] {
  const types = Object.keys(catalogue) as FactType[]
  const entries = types.map((type): ManualEntry => {
    const { deed, keep } = catalogue[type]
    const content = (contents as Readonly<Partial<Record<FactType, AnyContent>>>)[type]
    const sealed = content?.sealed && {
      under: content.under ?? '',
      parts: partsOf(content.sealed),
    }
    return {
      type,
      deed,
      clear: partsOf(content?.clear ?? {}),
      ...(sealed ? { sealed } : {}),
      kept: retentions[keep],
    }
  })
  return entries.sort((a, b) => a.deed.localeCompare(b.deed) || a.type.localeCompare(b.type))
}

type AnyContent = {
  readonly clear: Readonly<Record<string, string>>
  readonly sealed?: Readonly<Record<string, string>>
  readonly under?: string
}

function partsOf(words: Readonly<Record<string, string>>): readonly Part[] {
  return Object.entries(words).map(([name, said]) => ({ name, words: said }))
}
