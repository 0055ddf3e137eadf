import type { Option } from '../scripts/script.ts'

export type Row = Readonly<Record<string, string>>

/** Questions with the same answers share a list, as people write forms. */
export class Lists {
  readonly #byAnswers = new Map<
    string,
    { readonly name: string; readonly options: readonly Option[] }
  >()

  nameOf(id: string, options: readonly Option[]): string {
    const key = JSON.stringify(options)
    const known = this.#byAnswers.get(key) ?? { name: id, options }
    this.#byAnswers.set(key, known)
    return known.name
  }

  rows(words: (text: string) => string): Row[] {
    return [...this.#byAnswers.values()].flatMap(({ name, options }) =>
      options.map(({ id, label }) => ({ list_name: name, name: id, label: words(label) })),
    )
  }
}
