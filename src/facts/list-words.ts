import type { ListId } from '../basics/list-id.ts'
import { dayWordsOf } from '../fieldwork/day-words.ts'
import type { Names } from './catalogue-row.ts'
import type { Fact } from './fact.ts'

/** Who put which list in use. Of barred numbers not even how many (J6). */
export function listSentence({ by, data }: Fact<'list.imported'>, names: Names): string {
  const whose = by ? names.person(by.person) : 'somebody at the machine'
  if (data.list === 'barred') return `${whose} brought a file of barred numbers.`
  return `${whose} imported ${listWords(data.list)} of ${dayWordsOf(data.date)}: ${data.entries} numbers.`
}

/** A list in a sentence. */
function listWords(list: ListId): string {
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
