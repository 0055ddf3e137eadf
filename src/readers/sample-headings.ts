/** What a column may be recognised as. Everything but the phone number is dropped; naming it tells staff what came. */
export type KnownColumn =
  | 'phone'
  | 'name'
  | 'address'
  | 'postcode'
  | 'email'
  | 'reference'
  | 'date of birth'
  | 'age'
  | 'sex'
  | 'town'
  | 'region'
  | 'company'
  | 'notes'

/** Heading words in English and Welsh, and for phone numbers in the languages that samples arrive in. */
const headings: Readonly<Record<KnownColumn, readonly string[]>> = {
  phone: [
    ...['phone', 'phones', 'telephone', 'tel', 'mobile', 'mob', 'cell', 'landline', 'msisdn'],
    ...['number to call', 'contact number', 'dial', 'ffon', 'teleffon', 'symudol', 'rhif ffon'],
    ...['telephone portable', 'telefon', 'telefono', 'telefone', 'telefoon', 'handy', 'movil'],
    ...['telefonnummer', 'komorka', 'τηλεφωνο', 'телефон', 'هاتف', 'الهاتف'],
    ...['טלפון', 'फोन', 'फ़ोन', 'ফোন', 'ਫੋਨ', 'ફોન', 'தொலைபேசி', 'فون', 'تلفن'],
    ...['電話', '電話番号', '电话', '电话号码', '手机', '전화', '전화번호', 'โทรศัพท์', 'điện thoại'],
  ],
  name: ['name', 'forename', 'surname', 'title', 'initials', 'enw', 'cyfenw', 'teitl'],
  address: ['address', 'addr', 'street', 'house', 'flat', 'cyfeiriad', 'stryd'],
  postcode: ['postcode', 'post code', 'zip', 'cod post', 'codpost'],
  email: ['email', 'e mail', 'mail', 'ebost', 'e bost'],
  reference: ['reference', 'ref', 'id', 'urn', 'serial', 'cyfeirnod', 'customer number', 'account'],
  'date of birth': ['date of birth', 'dob', 'birth', 'dyddiad geni'],
  age: ['age', 'age band', 'oed', 'oedran'],
  sex: ['sex', 'gender', 'rhyw', 'rhywedd'],
  town: ['town', 'city', 'tref', 'dinas'],
  region: ['region', 'county', 'country', 'rhanbarth', 'sir', 'gwlad'],
  company: ['company', 'business', 'organisation', 'cwmni', 'busnes', 'sefydliad'],
  notes: ['notes', 'note', 'comments', 'comment', 'nodiadau', 'sylwadau'],
}

/** What a heading means, by the known words in it; undefined for any other heading, which is then never shown. */
export function knownHeading(heading: string): KnownColumn | undefined {
  const words = plainWords(heading)
  if (words === '' || / (?:fax|ffacs) /.test(words)) return undefined
  // "Phone reference" is a reference, "phone number" and "home phone 2" are phones, "e-mail address" is an e-mail.
  for (const known of knownColumns) {
    if (patterns.get(known)?.some((pattern) => words.includes(pattern))) return known
  }
  return undefined
}

/** All of them, in the order in which a heading is held against them. */
export const knownColumns: readonly KnownColumn[] = [
  ...(['email', 'postcode', 'date of birth', 'notes', 'reference', 'phone', 'company'] as const),
  ...(['address', 'name', 'age', 'sex', 'town', 'region'] as const),
]

/** Lower case, without accents, words parted and surrounded by single spaces. */
function plainWords(text: string): string {
  const words = text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
  return words === '' ? '' : ` ${words} `
}

/** `phone` is found in "mobile phone 1", and in "phonenumber" as spreadsheets run words together. */
const patterns: ReadonlyMap<KnownColumn, readonly string[]> = new Map(
  knownColumns.map((known) => [
    known,
    headings[known].flatMap((word) => {
      const plain = plainWords(word)
      const run = known === 'phone' || known === 'name' || known === 'address'
      return run ? [plain, `${plain.trimEnd()}number `, `${plain.trimEnd()}no `] : [plain]
    }),
  ]),
)
