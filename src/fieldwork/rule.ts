/** The rules that dialling answers to, by the ids under which they are promised. */
export type RuleId =
  | 'D1'
  | 'D4'
  | 'D6'
  | 'D8'
  | 'D10'
  | 'D14'
  | 'D15'
  | 'G2'
  | 'G3'
  | 'G5'
  | 'J5'
  | 'J6'
  | 'J8'
  | 'J16'
  | 'P1'
  | 'P5'
  | 'P8'
  | 'P9'
  | 'R10'
  | 'R11'
  | 'R14'
  | 'T3'

/** Where a rule is from: a regulator, a code of practice, the prison service, or this house itself. */
export type Source =
  | 'Ofcom, persistent misuse'
  | 'MRS Code of Conduct'
  | 'research practice'
  | 'HMPPS regime'
  | 'HMPPS assessment of people'
  | 'HMPPS public protection'
  | 'UK GDPR'
  | 'the promise of this house'

/** One reason for which a number is not rung. */
export type Rule<S> = {
  /** Tells rules apart that share an id. */
  readonly key: string
  readonly id: RuleId
  /** Where the rule is from, for whoever has to answer for it. */
  readonly source: Source
  /** For staff: what holds dialling back, and what would change it. */
  readonly sentence: string
  /** What more can be said in this situation. */
  more?(situation: S): string | undefined
  /** True when the rule holds dialling back. */
  holdsBack(situation: S): boolean
}

export type Refusal = { readonly key: string; readonly rule: RuleId; readonly sentence: string }

/** Whether none of the rules holds back. */
export function allows<S>(rules: readonly Rule<S>[], situation: S): boolean {
  return !rules.some((rule) => rule.holdsBack(situation))
}

/** The rules that hold back in this situation, in the order of the table. */
export function refusalsOf<S>(rules: readonly Rule<S>[], situation: S): readonly Refusal[] {
  return rules
    .filter((rule) => rule.holdsBack(situation))
    .map(({ key, id, sentence, more }) => {
      const rest = more?.(situation)
      return { key, rule: id, sentence: rest === undefined ? sentence : `${sentence} ${rest}` }
    })
}
