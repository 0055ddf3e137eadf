import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readTemplates } from '../../src/site/init-site.ts'
import { secretsFor } from '../../src/site/secrets.ts'
import { readSiteSettings } from '../../src/site/site-settings.ts'
import { switchFiles } from '../../src/site/switch-files.ts'
import { fc } from '../support/fast-check.ts'
import { aSite, aTrunk } from './a-site.ts'

const templates = await readTemplates()
const places = {
  prompts: '/etc/gatehouse/prompts',
  tls: '/etc/gatehouse/tls',
  browserAccounts: '/run/x.xml',
}

function faultsOf(site: unknown): readonly string[] {
  const read = readSiteSettings(JSON.stringify(site))
  return read.ok ? [] : read.error.map(({ where, what }) => `${where} ${what}`)
}

/** Puts a value at a place of the settings, `trunk.address`. */
function withValue(path: string, value: unknown): unknown {
  const site = structuredClone(aSite()) as Record<string, unknown>
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  let at = site
  for (const key of keys) at = at[key] as Record<string, unknown>
  at[last] = value
  return site
}

const attacks = [
  '"/><param name="record-template" value="/tmp/x',
  '10.0.0.2"/><X-PRE-PROCESS cmd="exec" data="touch /tmp/x"/>',
  '$${base_dir}',
  ['$', '{system(touch /tmp/x)}'].join(''),
  '<!--#set "a=b"-->',
  'a\n<X-PRE-PROCESS cmd="include" data="/etc/passwd"/>',
  'a\u0000b',
  '{{eslPassword}}',
  '10.0.0.2;fs_path=sip:evil.example',
  'sip.example:5060;transport=udp',
  '../../etc',
  '٠١٢٣٤٥٦٧٨٩',
  '01134960000 ',
  '',
  'x'.repeat(100_000),
]

describe('the settings of a site', () => {
  it('are taken as somebody would write them', () => {
    assert.deepEqual(faultsOf(aSite()), [])
  })

  it('name a seat by two digits, or from 100 to 199', () => {
    const named = (seat: string) => {
      const site = aSite() as { seats: readonly object[] }
      return faultsOf({ ...site, seats: [{ ...site.seats[0], seat }] })
    }
    for (const seat of ['01', '99', '100', '199']) assert.deepEqual(named(seat), [], seat)
    for (const seat of ['1', '200', '0100', '1000']) assert.notDeepEqual(named(seat), [], seat)
  })

  for (const path of [
    'declineNumber',
    'callerIds.0',
    'lan.address',
    'lan.tlsPort',
    'seats.0.seat',
    'seats.0.address',
    'seats.0.phone',
    'trunk.address',
    'trunk.port',
    'trunk.transport',
    'trunk.inboundFrom.0',
    'trunk.local.address',
    'eslPort',
  ]) {
    it(`${path} takes no text that is not what it should be`, () => {
      for (const attack of attacks) {
        const [fault = '', ...more] = faultsOf(withValue(path, attack))
        assert.ok(fault.startsWith(`${path} `), `${path}: ${JSON.stringify(attack.slice(0, 60))}`)
        assert.ok(more.length === 0 && !fault.includes('evil') && fault.length < 200, fault)
      }
    })
  }

  for (const [what, change, fault] of [
    [
      'a setting that there is not',
      { recordCalls: true },
      'recordCalls is not a setting. Check its spelling.',
    ],
    ['a missing setting', { trunk: undefined }, 'trunk is missing.'],
    ['no seat', { seats: [] }, 'seats is empty. A room has at least one seat.'],
    ['one text where a list belongs', { languages: 'en' }, 'languages is not a list.'],
    [
      'a withheld number',
      { callerIds: [] },
      'callerIds is empty. A call must show a number (D10).',
    ],
    [
      'a premium number to ring back (D10)',
      { callerIds: ['09098790000'] },
      'callerIds.0 is not a number that people can ring back (D10). Write 10 or 11 digits, beginning 01, 02, 03, 07 or 080.',
    ],
    [
      'encrypted sound whose keys travel in the clear',
      { trunk: { ...aTrunk, transport: 'udp' } },
      'trunk.srtp needs "transport": "tls": over anything else its keys can be read on the way.',
    ],
    [
      'two seats at one address',
      { seats: ['01', '02'].map((seat) => ({ seat, address: '10.20.0.11', phone: 'desk' })) },
      'seats gives an address twice.',
    ],
    [
      'one port for two things',
      { eslPort: 7443 },
      'eslPort is taken by another of eslPort, signalsPort, lan.tlsPort, lan.wssPort and trunk.local.port.',
    ],
  ] as const) {
    it(`${what} is refused: ${fault}`, () => {
      assert.deepEqual(faultsOf(aSite(change as object)), [fault])
    })
  }

  it('whatever a carrier’s password holds, it stays one value in the configuration', () => {
    const hostile = fc.string({
      unit: fc.constantFrom(...'<>&"\'/!-{}#;=ab$ %'),
      minLength: 1,
      maxLength: 64,
    })
    fc.assert(
      fc.property(hostile, (password) => {
        const site = aSite({ trunk: { ...aTrunk, register: { username: 'u', password } } })
        const read = readSiteSettings(JSON.stringify(site))
        if (!read.ok) return assert.match(password, /[$ ]/)
        const secrets = secretsFor(['02', '90'])
        const text =
          switchFiles({ settings: read.value, secrets, places, templates }).get('trunk.xml') ?? ''
        const found = [...text.matchAll(/<param name="password" value="([^"]*)"\/>/g)].map(
          ([, one]) => one,
        )
        assert.deepEqual(found.map(unescaped), [password])
        const plain =
          switchFiles({
            settings: {
              ...read.value,
              trunk: { ...read.value.trunk, register: { username: 'u', password: 'p' } },
            },
            secrets,
            places,
            templates,
          }).get('trunk.xml') ?? ''
        assert.equal(text.split('<').length, plain.split('<').length, 'no more and no fewer tags')
      }),
      { numRuns: 300 },
    )
  })
})

function unescaped(text = ''): string {
  const marks = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' }
  return text.replace(/&(?:lt|gt|quot|apos|amp);/g, (mark) => marks[mark as keyof typeof marks])
}
