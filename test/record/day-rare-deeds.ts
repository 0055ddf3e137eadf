import assert from 'node:assert/strict'
import type { CaseId, IncidentId } from '../../src/basics/ids.ts'
import { day, hour, later } from '../../src/basics/instant.ts'
import { ok } from '../../src/basics/result.ts'
import { agreeErasure, noteExport, proposeErasure } from '../../src/facts/decide-erase.ts'
import { agreeHold, releaseHold, requestHold } from '../../src/facts/decide-hold.ts'
import {
  approveMessages,
  proposeMessages,
  sendBackMessages,
} from '../../src/facts/decide-messages.ts'
import { acceptFinding, beginReading, markRead } from '../../src/facts/decide-reading.ts'
import { keepPeriods } from '../../src/facts/decide-retention.ts'
import {
  approveRules,
  approveWithdrawal,
  proposeRules,
  proposeWithdrawal,
  sendBackRules,
  sendBackWithdrawal,
} from '../../src/facts/decide-site-rules.ts'
import { importScript, proposeScript, sendBackScript } from '../../src/facts/decide-studies.ts'
import { openIncident } from '../../src/facts/decide-supervise.ts'
import { tick } from '../../src/facts/decide-tick.ts'
import { verifyRecord } from '../../src/record/verify.ts'
import { canonicalText } from '../../src/scripts/canonical.ts'
import { backupContent, keysPath } from '../../src/upkeep/backup-content.ts'
import { seat } from '../facts/paper-room.ts'
import { trialScript } from '../scripts/trial-script.ts'
import type { Deed } from './day-deeds.ts'
import { factsOf, type House } from './day-house.ts'
import { nth, one, token } from './day-people.ts'
import { SimulatedDisk } from './simulated-disk.ts'

/** What a day seldom brings, and what must hold all the same: numbers held, people erased, backups, days going by. */
export const rareDeeds = {
  hold: async ({ writer }, { seat: number, pick }) => {
    const opened = await writer.do((s, c) =>
      openIncident(s, c, one(s, 'supervisor'), { kind: 'threat', seat: seat(number) }),
    )
    if (!opened.ok) return
    await writer.do((s, c) => requestHold(s, c, one(s, 'supervisor'), opened.value))
    if (pick % 4 === 0) return
    await writer.do((s, c) => agreeHold(s, c, one(s, 'governor'), opened.value))
  },
  letGo: ({ writer }, { pick }) =>
    writer.do((s, c) => {
      const all = [...s.holds.values()].map(({ incident }) => incident)
      const incident = all[pick % Math.max(1, all.length)] ?? ('' as IncidentId)
      return releaseHold(s, c, one(s, 'supervisor'), incident)
    }),
  erasePerson: async ({ writer }, { pick }) => {
    const who = nth(writer.ahead, 'agent', pick)
    await writer.do((s, c) => noteExport(s, c, one(s, 'governor'), who, token))
    await writer.do((s, c) => proposeErasure(s, c, one(s, 'governor'), who))
    if (pick % 5 === 0) return
    await writer.do((s, c) => agreeErasure(s, c, one(s, 'governor', 1), who, token))
  },
  /** Hours, days or years go by: holds end, and what was to be kept only so long goes. */
  timePasses: async ({ writer, clock }, { pick }) => {
    const ms = pick % 20 === 0 ? 800 * day : (1 + (pick % 75)) * hour
    clock.at = later(clock.at, ms)
    await writer.do(tick)
    await writer.do(keepPeriods)
  },
  /** What the switch says and which rules the site adds: proposed, sometimes sent back, else approved by another. */
  siteDecides: async ({ writer, ground }, { pick }) => {
    const set = await ground.documents.put(`{"messages":${pick % 7}}`)
    const offered = { set, sounds: [{ file: 'en/noted.PCMA', sha256: set, words: set }] }
    const heard = { set, sound: true, heard: true }
    await writer.do((s, c) =>
      proposeMessages(s, c, one(s, 'governor'), { ...offered, sound: true }),
    )
    if (pick % 3 === 0) await writer.do((s, c) => sendBackMessages(s, c, one(s, 'governor'), set))
    else await writer.do((s, c) => approveMessages(s, c, one(s, 'governor', 1), heard, token))
    const rules = await ground.documents.put(`rule r${pick % 5}`)
    await writer.do((s, c) => proposeRules(s, c, one(s, 'governor'), rules, []))
    if (pick % 2 === 0) await writer.do((s, c) => sendBackRules(s, c, one(s, 'governor'), rules))
    else await writer.do((s, c) => approveRules(s, c, one(s, 'governor', 1), rules, token))
    const { siteRules } = writer.ahead
    const gone = { rules: siteRules[pick % Math.max(1, siteRules.length)]?.rules ?? rules }
    const going = { ...gone, why: pick % 4 === 0 ? 'over' : 'too-wide' } as const
    if (pick % 3 !== 0) return
    await writer.do((s, c) => proposeWithdrawal(s, c, one(s, 'governor'), going))
    if (pick % 5 === 0) return
    await writer.do((s, c) =>
      pick % 7 === 0
        ? sendBackWithdrawal(s, c, one(s, 'governor'), going)
        : approveWithdrawal(s, c, one(s, 'governor', 1), going, token),
    )
  },
  /** A reason is written about a proposed version, which goes back: a year later the reason is due. */
  reasons: async ({ writer, ground }, { pick }) => {
    const hash = await ground.documents.put(
      canonicalText({ ...trialScript(), title: `Looked at ${pick % 9}` }),
    )
    const draft = { hash, name: 'y', from: 'json', taken: 1, changed: 0, refused: 0, report: hash }
    const part = { id: 'aabbccddeeff', key: 'x', words: 0 }
    await writer.do((s, c) => importScript(s, c, one(s, 'governor'), draft))
    await writer.do((s, c) => proposeScript(s, c, one(s, 'governor'), hash, true))
    await writer.do((s, c) => beginReading(s, c, one(s, 'governor', 1), hash))
    await writer.do((s, c) => markRead(s, c, one(s, 'governor', 1), hash, part))
    await writer.do((s, c) =>
      acceptFinding(s, c, one(s, 'governor', 1), hash, part, 'It says no more than it must.'),
    )
    if (pick % 3 === 0) return
    await writer.do((s, c) => sendBackScript(s, c, one(s, 'governor'), hash))
  },
  backup: async (house) => {
    const told = destroyedKeys(house)
    // What a dialler gives is sealed in itself, and nobody's here to open.
    const part = async () => ok(Buffer.from('sealed'))
    const apart = house.chronicle.apart ? { part } : {}
    const content = await backupContent(house.disk, new Date(house.clock.at), apart)
    // Of a box so young that nobody has signed for it, there is nothing to back up yet.
    if (!content.ok) return assert.match(content.error, /no signed checkpoint yet/)
    const copy = new SimulatedDisk()
    await copy.makeDir('signer')
    await copy.replace('signer/verifier.txt', Buffer.from(content.value.prefix.verifier))
    for await (const { path, content: bytes } of content.value.parts()) {
      assert.doesNotMatch(path, /^(vault|steps|pool|kept|done|enquiry|keys\.slots|master\.key)/)
      if (path === keysPath) assertNoneOf(told, bytes)
      if (path.includes('/')) await copy.makeDir(path.slice(0, path.lastIndexOf('/')))
      await copy.replace(path, bytes)
      assertNoNumber(house, path, bytes)
    }
    const { findings } = await verifyRecord(copy)
    assert.deepEqual(findings, [], 'the record in a backup verifies')
  },
} satisfies Record<string, Deed>

function destroyedKeys({ chronicle }: House): readonly string[] {
  return factsOf(chronicle.answered(), 'key.destroyed').flatMap(({ data }) => data.keys)
}

function assertNoneOf(destroyed: readonly string[], keys: Uint8Array): void {
  const carried = new Set(Object.keys(JSON.parse(Buffer.from(keys).toString()) as object))
  for (const key of destroyed)
    assert.equal(carried.has(key), false, 'a key that is destroyed is in a backup')
}

/** In the spelling that the box keeps, with and without its plus sign. */
function assertNoNumber({ chronicle }: House, path: string, bytes: Uint8Array): void {
  const text = Buffer.from(bytes).toString('latin1')
  for (const [, number] of chronicle.numbers)
    assert.equal(text.includes(number.slice(1)), false, `a number is in ${path} of a backup`)
}

/** Every number that two people hold, or one has just asked to hold, is there. */
export function assertHeld({ chronicle, writer, stores }: House): void {
  for (const [id, hold] of writer.ahead.holds) {
    const number = chronicle.numbers.get(id as CaseId)
    if (!hold.over && number !== undefined)
      assert.equal(stores.numberOf(id), number, 'a number that is held is gone')
  }
}
