import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { PersonId } from '../../src/basics/ids.ts'
import { ok } from '../../src/basics/result.ts'
import { secondPerson, twoCanDecide } from '../../src/facts/decide.ts'
import { addFirstGovernors } from '../../src/facts/decide-people.ts'
import type { Ground } from '../../src/record/open-ground.ts'
import { type FirstGovernor, letFirstGovernorsIn } from '../../src/upkeep/first-governors.ts'
import { openOn } from '../record/ground.ts'
import { SimulatedDisk } from '../record/simulated-disk.ts'

const governors: readonly FirstGovernor[] = [
  { first: 'Ruth', last: 'Adeyemi', username: 'r.adeyemi' },
  { first: 'Owen', last: 'Pritchard', username: 'o.pritchard' },
]
const passwords = { hash: async (text: string) => `hash of ${text}` }

async function letIn(
  { writer }: Ground,
  disk: SimulatedDisk,
  who: readonly FirstGovernor[] | undefined = governors,
): Promise<string[]> {
  const said: string[] = []
  const say = (line: string) => said.push(line)
  const folder = '/var/lib/gatehouse'
  await letFirstGovernorsIn({ disk, writer, passwords, governors: who, folder, say })
  return said
}

const slips = (disk: SimulatedDisk) => disk.list('first-sign-in')
const textOf = async (disk: SimulatedDisk, name: string) =>
  Buffer.from((await disk.read(`first-sign-in/${name}`)) ?? '').toString()

describe('the first two governors of a live box', () => {
  it('sign in with a slip each, which nobody but root can read, and choose their own before anything else', async () => {
    const disk = new SimulatedDisk()
    const ground = await openOn(disk)
    const [said] = await letIn(ground, disk)
    assert.match(said ?? '', /\/var\/lib\/gatehouse\/first-sign-in/)
    assert.deepEqual(await slips(disk), ['o.pritchard.txt', 'r.adeyemi.txt'])
    for (const { body, role, mustChange } of ground.writer.ahead.people.values()) {
      assert.equal(role, 'governor')
      assert.ok(mustChange, 'they choose their own sign-in')
      const slip = await textOf(disk, `${body?.username}.txt`)
      const password = /^Password: (\S+)$/m.exec(slip)?.[1]
      assert.equal(body?.passwordHash, `hash of ${password}`)
      assert.ok(slip.includes(body?.codeSecret ?? 'nothing'), 'the code device can be set up')
      assert.ok(!said?.includes(password ?? ''), 'nothing secret is printed')
    }
  })

  it('count as two people: neither was made by the other, nor both by one (X11)', async () => {
    const disk = new SimulatedDisk()
    const ground = await openOn(disk)
    await letIn(ground, disk)
    const { ahead } = ground.writer
    const [one, other] = [...ahead.people.keys()]
    assert.ok(one && other)
    const by = { person: other, role: 'governor' } as const
    assert.equal(secondPerson(ahead, by, 'APPROVE_SCRIPT', new Set([one])), undefined)
  })

  it('are let in once: later starts make nobody, and no one slips in beside them', async () => {
    const disk = new SimulatedDisk()
    const ground = await openOn(disk)
    await letIn(ground, disk)
    const before = await textOf(disk, 'r.adeyemi.txt')
    assert.deepEqual(await letIn(ground, disk), [])
    assert.equal(ground.writer.ahead.people.size, 2)
    assert.equal(await textOf(disk, 'r.adeyemi.txt'), before)
    const more = await ground.writer.do((s, c) => addFirstGovernors(s, c, []))
    assert.equal(more.ok ? 200 : more.error.status, 409)
  })

  it('lose their slip when they have chosen their own sign-in, also when the box stops just then', async () => {
    const disk = new SimulatedDisk()
    const ground = await openOn(disk)
    await letIn(ground, disk)
    const ruth = [...ground.writer.ahead.people.values()].find(
      ({ body }) => body?.username === 'r.adeyemi',
    )
    assert.ok(ruth)
    await ground.writer.do((_, ctx) =>
      ok({
        facts: [
          {
            type: 'person.sign_in_chosen',
            on: { person: ruth.id },
            data: { key: ctx.key(), device: true },
            secret: { passwordHash: 'hers' },
          },
        ],
        reply: undefined,
      }),
    )
    const left = disk.afterPowerCut()
    const next = await openOn(left)
    await letIn(next, left)
    assert.deepEqual(await slips(left), ['o.pritchard.txt'])
  })

  it('after a crash at any moment have both a slip that fits, or are not there yet', async () => {
    const whole = new SimulatedDisk()
    const once = await openOn(whole)
    const begin = whole.operations
    await letIn(once, whole)
    for (let cut = 1; cut <= whole.operations - begin; cut++) {
      const disk = new SimulatedDisk()
      const ground = await openOn(disk)
      disk.cutAt = disk.operations + cut
      await letIn(ground, disk).catch(() => undefined)
      const left = disk.afterPowerCut(cut % 2 === 0 ? 0 : 1_000_000)
      const again = await openOn(left)
      await letIn(again, left)
      const people = [...again.writer.ahead.people.values()]
      assert.equal(people.length, 2)
      for (const { body } of people) {
        const slip = await textOf(left, `${body?.username}.txt`)
        assert.equal(body?.passwordHash, `hash of ${/^Password: (\S+)$/m.exec(slip)?.[1]}`)
      }
    }
  })

  it('are asked for in words when the settings name none', async () => {
    const disk = new SimulatedDisk()
    const [said] = await letIn(await openOn(disk), disk, [])
    assert.match(said ?? '', /Name two governors under "governors"/)
    assert.deepEqual(await slips(disk), [])
  })

  it('are joined by whom the settings name anew once no two can decide, and nobody who was removed comes back', async () => {
    const disk = new SimulatedDisk()
    const ground = await openOn(disk)
    await letIn(ground, disk)
    const { writer } = ground
    const known = (username: string) =>
      [...writer.ahead.people.values()].find(({ body }) => body?.username === username)
    const owen = known('o.pritchard')
    assert.ok(owen && twoCanDecide(writer.ahead))
    const removed = { type: 'person.removed', on: { person: owen.id }, data: {} } as const
    await writer.do(() => ok({ facts: [removed], reply: undefined }))
    assert.equal(twoCanDecide(writer.ahead), false)

    const [said] = await letIn(ground, disk)
    assert.match(said ?? '', /Name others, who were never here/)
    assert.equal(known('o.pritchard')?.removed, true)
    const nia = { first: 'Nia', last: 'Hughes', username: 'n.hughes' }
    await letIn(ground, disk, [governors[0] ?? nia, nia])
    assert.ok(twoCanDecide(writer.ahead))
    assert.ok((await slips(disk)).includes('n.hughes.txt'))
    const more = { first: 'Max', last: 'Vane', username: 'm.vane' }
    assert.deepEqual(await letIn(ground, disk, [more, nia]), [], 'two can decide: nobody comes in')
    assert.equal(known('m.vane'), undefined)
  })

  it('do not count as two when one added the other (X11)', async () => {
    const disk = new SimulatedDisk()
    const { writer } = await openOn(disk)
    const add = (person: string, by?: string) =>
      writer.do((_, ctx) =>
        ok({
          facts: [
            {
              type: 'person.added',
              ...(by ? { by: { person: by as PersonId, role: 'governor' } as const } : {}),
              on: { person: person as PersonId },
              data: { role: 'governor', key: ctx.key() },
              secret: { name: { first: 'A', last: person }, username: person },
            },
          ],
          reply: undefined,
        }),
      )
    await add('one')
    await add('two', 'one')
    assert.equal(twoCanDecide(writer.ahead), false)
    await add('three', 'two')
    assert.equal(twoCanDecide(writer.ahead), false, 'each has a hand in the next')
    await add('four')
    assert.equal(twoCanDecide(writer.ahead), true)
  })
})
