import { CertificatePage } from '../../views/auditor/certificate-page.tsx'
import { FactsPage } from '../../views/auditor/facts-page.tsx'
import { KeptPage } from '../../views/auditor/kept-page.tsx'
import { RecordPage } from '../../views/auditor/record-page.tsx'
import { ShiftListPage } from '../../views/auditor/shift-list-page.tsx'
import { ShiftReportPage } from '../../views/auditor/shift-report-page.tsx'
import { VerifyPage } from '../../views/auditor/verify-page.tsx'
import { auditorChrome } from './exhibit-chrome.ts'
import type { Exhibit } from './gallery.ts'

const sentences = [
  ['Opened the AM shift in Workshop 3.', 'Okafor, Joy, supervisor'],
  ['Opened seat 4 for Smith, John.', 'Okafor, Joy, supervisor'],
  ['Proved who he is with his PIN at seat 4.', 'Smith, John, agent'],
  ['An interview began at seat 4.', 'The box'],
  ['Listened to the call at seat 4.', 'Okafor, Joy, supervisor'],
  ['The interview at seat 4 was completed. It took 6 minutes.', 'The box'],
  ['Was refused approval of Home insurance 2025, version 2: imported it.', 'Hughes, Ann, governor'],
  ['Signed a checkpoint over 1,200 lines.', 'The box'],
] as const

const filter = {
  people: [{ value: 'p1', label: 'Okafor, Joy' }],
  seats: [{ value: '4', label: 'Seat 4', checked: true }],
  campaigns: [{ value: 'c1', label: 'Home insurance 2025' }],
  deeds: [{ value: 'LISTEN_CALL', label: 'Listened to a call' }],
}

export const auditorExhibits: readonly Exhibit[] = [
  {
    name: 'auditor-kept',
    who: 'staff',
    render: (look) => (
      <KeptPage
        chrome={auditorChrome(look, 'What is kept')}
        certificate="/auditor/certificate"
        rows={[
          {
            what: 'Answers of an interview under way',
            howLong: 'Until the interview ends',
            rule: 'G5',
            source: 'UK GDPR article 89(1)',
            enforced: 'Its key is destroyed at once',
          },
        ]}
      />
    ),
  },
  {
    name: 'auditor-certificate',
    who: 'staff',
    render: (look) => (
      <CertificatePage
        chrome={auditorChrome(look, 'What is kept')}
        back={{ href: '/auditor/kept', text: 'What is kept' }}
        of="The whole box"
        rows={[
          {
            at: '10:42, 14 January 2025',
            what: '12 telephone numbers of final cases overwritten',
            lines: '1204 to 1300',
            keys: [],
          },
          {
            at: '00:00, 13 January 2025',
            what: '120 responses destroyed on the retention date',
            lines: '1100',
            keys: ['ab12 cd34 ef56 ab12 cd34 ef56 ab12 cd34'],
            gone: 'Overwritten in line 1101',
          },
        ]}
        due={[{ term: 'A person who was removed', text: '3 January 2026' }]}
        witness={{
          origin: 'gatehouse/trial',
          lines: '1310',
          root: Array.from({ length: 16 }, () => 'ab12'),
          at: '14:05, Tuesday 14 January 2025',
        }}
        campaigns={[{ href: '/auditor/certificate/c1', text: 'Home insurance 2025' }]}
      />
    ),
  },
  {
    name: 'auditor-record',
    who: 'staff',
    render: (look) => (
      <RecordPage
        chrome={auditorChrome(look, 'The record')}
        action="/auditor/record"
        verifyPage="/auditor/verify"
        factsPage="/auditor/facts"
        filter={filter}
        count="Lines 1,193 to 1,200 of 1,200"
        lines={sentences.map(([sentence, by], index) => ({
          seq: String(1200 - index),
          at: `10:4${index}:07, 14/1/2025`,
          sentence,
          by,
        }))}
        older="/auditor/record?before=1193"
        newest="/auditor/record"
      />
    ),
  },
  {
    name: 'auditor-record-empty',
    who: 'staff',
    render: (look) => (
      <RecordPage
        chrome={auditorChrome(look, 'The record')}
        action="/auditor/record"
        verifyPage="/auditor/verify"
        factsPage="/auditor/facts"
        filter={filter}
        count="0 results"
        lines={[]}
      />
    ),
  },
  {
    name: 'auditor-verify',
    who: 'staff',
    render: (look) => (
      <VerifyPage
        chrome={auditorChrome(look, 'Verify')}
        back="/auditor/record"
        verify={{ label: 'Verify now', action: '/auditor/verify' }}
        witness={{ label: 'Take a witness', action: '/auditor/verify/witness' }}
        result={{
          sound: true,
          heading: 'The record is whole',
          text: '1,200 lines read at 10:42 on 14 January 2025. Nothing has been changed, added or taken away.',
          findings: [
            { term: 'Lines', text: '1,200, each in its place' },
            { term: 'Checkpoints', text: '14, all signatures hold' },
            { term: 'Witnesses', text: '1, from the last shift report' },
            { term: 'State rebuilt', text: 'The same as the box holds' },
            {
              term: 'Root',
              text: (
                <span class="gh-hash">
                  b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9
                </span>
              ),
            },
          ],
        }}
      />
    ),
  },
  {
    name: 'auditor-verify-broken',
    who: 'staff',
    render: (look) => (
      <VerifyPage
        chrome={auditorChrome(look, 'Verify')}
        back="/auditor/record"
        verify={{ label: 'Verify now', action: '/auditor/verify' }}
        witness={{ label: 'Take a witness', action: '/auditor/verify/witness' }}
        result={{
          sound: false,
          heading: 'Line 812 is not what it was',
          text: 'Stop using the box. Keep the disk as it is. Tell the region and run gatehouse record verify.',
          findings: [{ term: 'Lines', text: '811 sound, then one that does not follow' }],
        }}
      />
    ),
  },
  {
    name: 'auditor-shift-list',
    who: 'staff',
    render: (look) => (
      <ShiftListPage
        chrome={auditorChrome(look, 'Shift reports')}
        shifts={[
          {
            text: 'Morning shift, 14 January 2025, 08:31 to 11:29',
            href: '/auditor/reports/s1',
          },
        ]}
      />
    ),
  },
  {
    name: 'auditor-shift-list-empty',
    who: 'staff',
    render: (look) => <ShiftListPage chrome={auditorChrome(look, 'Shift reports')} shifts={[]} />,
  },
  {
    name: 'auditor-shift-report',
    who: 'staff',
    render: (look) => (
      <ShiftReportPage
        chrome={auditorChrome(look, 'Shift reports')}
        back="/auditor/reports"
        shift="Morning shift, 14 January 2025, 08:31 to 11:29"
        about={[
          { term: 'Campaign', text: 'Home insurance 2025' },
          { term: 'Opened', text: '08:31, Tuesday 14 January 2025, Okafor, Joy' },
        ]}
        figures={[
          { term: 'Calls placed', text: '212' },
          { term: 'Interviews completed', text: 'about 35' },
          { term: 'Agents not cleared', text: 'fewer than 10' },
        ]}
        witness={{
          origin: 'gatehouse/hmp-example',
          lines: '1204',
          root:
            '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'.match(/.{4}/g) ?? [],
          at: '11:30, Tuesday 14 January 2025',
        }}
        destroyed={['f00d f00d f00d f00d f00d f00d f00d f00d']}
      />
    ),
  },
  {
    name: 'auditor-facts',
    who: 'staff',
    render: (look) => (
      <FactsPage
        chrome={auditorChrome(look, 'The record')}
        back="/auditor"
        everyLine={[['seq', 'its place in the record']]}
        facts={[
          {
            deed: 'Reset PIN (person.pin_reset)',
            clear: ['key: the name of the key'],
            sealed: ['pinHash: an Argon2 hash of the PIN'],
            kept: 'For as long as the box is in service.',
          },
        ]}
      />
    ),
  },
]
