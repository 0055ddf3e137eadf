import type { ListId } from '../basics/list-id.ts'

/** A list in a sentence. */
export function listWords(list: ListId): string {
  switch (list) {
    case 'tps':
      return 'the TPS file'
    case 'ctps':
      return 'the CTPS file'
    case 'do-not-call':
      return 'a do-not-call list'
    case 'barred':
      return 'barred numbers'
    default:
      return 'a client’s exclusions'
  }
}
