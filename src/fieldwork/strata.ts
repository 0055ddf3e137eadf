/**
 * The coarse bands by which a sample may be divided, and the only ones. They are closed lists: a column that the governor
 * declares as one of them can bring in a region or a sector, and no word of the client's own.
 */
export const bands = {
  region: [
    'North East',
    'North West',
    'Yorkshire and The Humber',
    'East Midlands',
    'West Midlands',
    'East of England',
    'London',
    'South East',
    'South West',
    'Wales',
    'Scotland',
    'Northern Ireland',
  ],
  sector: [
    'Agriculture, forestry and fishing',
    'Manufacturing, energy and water',
    'Construction',
    'Retail, wholesale and motor trade',
    'Transport and storage',
    'Hotels and food',
    'Information and communication',
    'Finance and property',
    'Professional and support services',
    'Public administration',
    'Education',
    'Health and social work',
    'Arts, recreation and other services',
  ],
} as const

export type BandName = keyof typeof bands

export const bandNames = Object.keys(bands) as BandName[]

/** Other spellings of a band: the codes of the Office for National Statistics, the sections of SIC 2007, and Welsh. */
const alsoCalled: { readonly [B in BandName]: readonly (readonly string[])[] } = {
  region: [
    ['E12000001'],
    ['E12000002'],
    ['E12000003', 'Yorkshire', 'Yorkshire and Humberside'],
    ['E12000004'],
    ['E12000005'],
    ['E12000006', 'Eastern', 'East', 'East Anglia'],
    ['E12000007', 'Greater London', 'Llundain'],
    ['E12000008'],
    ['E12000009'],
    ['W92000004', 'Cymru'],
    ['S92000003', 'Yr Alban'],
    ['N92000002', 'NI', 'Gogledd Iwerddon'],
  ],
  sector: [
    ['A', 'Agriculture'],
    ['B', 'C', 'D', 'E', 'Manufacturing', 'Production', 'Energy', 'Mining'],
    ['F'],
    ['G', 'Retail', 'Wholesale', 'Motor trade'],
    ['H', 'Transport'],
    ['I', 'Hospitality', 'Accommodation and food'],
    ['J', 'ICT'],
    ['K', 'L', 'Finance', 'Property', 'Real estate'],
    ['M', 'N', 'Professional services', 'Business services'],
    ['O', 'Public sector', 'Government'],
    ['P'],
    ['Q', 'Health'],
    ['R', 'S', 'Arts', 'Other services'],
  ],
}

const known: { readonly [B in BandName]: ReadonlyMap<string, number> } = {
  region: spellings('region'),
  sector: spellings('sector'),
}

function spellings(band: BandName): ReadonlyMap<string, number> {
  return new Map(
    bands[band].flatMap((name, at) =>
      [name, ...(alsoCalled[band][at] ?? [])].map((word) => [plain(word), at + 1] as const),
    ),
  )
}

/** The place of a value in the list of its band, counted from 1; undefined when it is not in the list. */
export function bandOf(band: BandName, value: string): number | undefined {
  return known[band].get(plain(value))
}

/** The official code of a band, which `bandOf` reads again. */
export function bandCode(band: BandName, place: number): string {
  return alsoCalled[band][place - 1]?.[0] ?? ''
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\bthe\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The band of a case in each list, by its place counted from 1; none where the sample did not say. */
export type Stratum = { readonly [B in BandName]?: number }

const sectorPlaces = 16

/** A stratum in one byte, as `cases/<sample>.strata` holds it: 0 says nothing, and there is no greater than 205. */
export function stratumCode({ region = 0, sector = 0 }: Stratum): number {
  return region * sectorPlaces + sector
}

/** What `stratumCode` made; undefined for a byte that it does not make. */
export function stratumOf(code: number): Stratum | undefined {
  const [region, sector] = [Math.floor(code / sectorPlaces), code % sectorPlaces]
  if (!Number.isInteger(code) || code < 0) return undefined
  if (region > bands.region.length || sector > bands.sector.length) return undefined
  return { ...(region === 0 ? {} : { region }), ...(sector === 0 ? {} : { sector }) }
}
