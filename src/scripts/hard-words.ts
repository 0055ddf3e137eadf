import { inLanguage, languagesOf } from './in-language.ts'
import { syllablesIn, wordsOf } from './reading-age.ts'
import { sayTexts } from './say-hints.ts'
import type { Script } from './script.ts'
import { textsOf } from './texts.ts'

/** A word that many people stumble over, with how it sounds where the box knows it. */
export type HardWord = { readonly word: string; readonly say: string }

/** Words of questionnaires that are not said as they are written, or that few people say. Capitals bear the stress. */
const listed: Readonly<Record<string, string>> = {
  accommodation: 'a-com-uh-DAY-shun',
  acquisition: 'ack-wi-ZISH-un',
  actuary: 'ACK-choo-uh-ree',
  adequately: 'AD-i-kwut-lee',
  adjuster: 'uh-JUST-er',
  aggregate: 'AG-ri-gut',
  ambiguous: 'am-BIG-yoo-us',
  anonymised: 'uh-NON-i-mized',
  anonymous: 'uh-NON-i-mus',
  anonymously: 'uh-NON-i-mus-lee',
  apologise: 'uh-POL-uh-jize',
  arbitration: 'ar-bi-TRAY-shun',
  beneficiary: 'ben-i-FISH-uh-ree',
  brochure: 'BROH-shur',
  bureau: 'BYOO-roh',
  catastrophe: 'kuh-TAS-truh-fee',
  competitively: 'kum-PET-i-tiv-lee',
  comprehensive: 'com-pri-HEN-siv',
  confidentiality: 'con-fi-den-shee-AL-i-tee',
  courteous: 'KER-tee-us',
  cumulative: 'KYOO-myoo-luh-tiv',
  debt: 'det',
  depreciation: 'di-pree-shee-AY-shun',
  disclosure: 'dis-KLOH-zhur',
  discretionary: 'dis-KRESH-un-ree',
  dissatisfied: 'dis-SAT-is-fide',
  efficiency: 'i-FISH-un-see',
  eligibility: 'el-i-ji-BIL-i-tee',
  endorsement: 'in-DORS-ment',
  ethnicity: 'eth-NISS-i-tee',
  exaggerated: 'ig-ZAJ-uh-ray-tid',
  facilities: 'fuh-SIL-i-teez',
  fiduciary: 'fi-DOO-shuh-ree',
  guarantee: 'ga-run-TEE',
  hierarchy: 'HIRE-ar-kee',
  hypothetical: 'hy-puh-THET-i-kul',
  indemnity: 'in-DEM-ni-tee',
  inflationary: 'in-FLAY-shun-ree',
  initiative: 'i-NISH-uh-tiv',
  intermediary: 'in-ter-MEE-dee-uh-ree',
  itinerary: 'eye-TIN-uh-ruh-ree',
  legislation: 'lej-iss-LAY-shun',
  leisure: 'LEZH-ur',
  liability: 'ly-uh-BIL-i-tee',
  maintenance: 'MAIN-tuh-nunss',
  miscellaneous: 'miss-uh-LAY-nee-us',
  negligence: 'NEG-li-junss',
  ombudsman: 'OM-budz-mun',
  peril: 'PERR-ul',
  preferentially: 'pref-uh-REN-shuh-lee',
  premium: 'PREE-mee-um',
  questionnaire: 'kwess-chun-AIR',
  reassurance: 'ree-uh-SHOOR-unss',
  receipt: 'ri-SEET',
  reciprocal: 'ri-SIP-ruh-kul',
  regularly: 'REG-yoo-lur-lee',
  reimbursement: 'ree-im-BURSS-ment',
  renewal: 'ri-NEW-ul',
  satisfactorily: 'sat-iss-FAK-truh-lee',
  schedule: 'SHED-yool',
  simultaneously: 'sim-ul-TAY-nee-us-lee',
  solicitor: 'suh-LISS-i-ter',
  statistically: 'stuh-TISS-tik-lee',
  statutory: 'STACH-oo-tree',
  subsidence: 'sub-SY-dunss',
  subsidiary: 'sub-SID-ee-uh-ree',
  surveillance: 'ser-VAY-lunss',
  temporarily: 'TEM-pruh-ruh-lee',
  underwriter: 'UN-der-ry-ter',
  voluntary: 'VOL-un-tree',
}

/** Long on paper and easy to say. */
const easy: ReadonlySet<string> = new Set([
  'anybody',
  'everybody',
  'everyday',
  'everything',
  'everywhere',
])

const manySyllables = 5
const longLetters = 12

/**
 * The words of a script that an agent may stumble over and that have no hint yet, in the order in which they are met:
 * those of the list, and those of five syllables or of twelve letters and four syllables. English alone: how Welsh
 * sounds is written as it sounds.
 */
export function hardWordsIn(script: Script): readonly HardWord[] {
  if (!languagesOf(script).includes('en')) return []
  const english = inLanguage(script, 'en')
  const hinted = new Set(
    sayTexts(english)
      .filter(({ key }) => key.endsWith('/word'))
      .flatMap(({ text }) => wordsOf(text.toLowerCase())),
  )
  const met = textsOf(english).flatMap(({ text }) =>
    wordsOf(text.replace(/\{\{[^{}]*\}\}/g, '').toLowerCase()),
  )
  return [...new Set(met)]
    .filter((word) => !hinted.has(word) && isHard(word))
    .map((word) => ({ word, say: knownAs(word) }))
}

function isHard(word: string): boolean {
  const syllables = syllablesIn(word)
  if (knownAs(word) !== '') return true
  if (easy.has(word) || /[-’']/.test(word)) return false
  return syllables >= manySyllables || (syllables >= 4 && word.length >= longLetters)
}

function knownAs(word: string): string {
  return Object.hasOwn(listed, word) ? (listed[word] ?? '') : ''
}
