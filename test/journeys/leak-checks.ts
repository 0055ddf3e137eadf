import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { castOf } from '../../src/upkeep/trial-people.ts'
import { csrfOf } from '../../src/web/tokens.ts'
import { leakSearch } from '../support/leak-search.ts'
import { colleagues, type Day, noClockWentBack, type RecordLine, recordOnDisk } from './day.ts'

type Part = (name: string, work: () => Promise<void>) => void

/** After a whole day: nothing of the people in the client's file has reached an agent or the disk (P2, P3). */
export function leakChecks(part: Part, dayOf: () => Day): void {
  part(
    'the search finds every spelling of a number, and every canary, where one is planted',
    async () => {
      const { sample } = dayOf()
      const search = leakSearch(sample)
      const [ten = ''] = sample.numbers
      const [a, b, c] = [ten.slice(0, 4), ten.slice(4, 7), ten.slice(7)]
      const spellings = [
        ...[`+44${ten}`, `0044${ten}`, `0${ten}`, ten, `0${a} ${b} ${c}`, `+44 (0)${a} ${b}${c}`],
        ...[`(0${a}) ${b}-${c}`, `0${a}.${b}.${c}`, `%2B44${ten}`, `0${a}%20${b}%20${c}`],
      ]
      for (const spelling of [...spellings, ...sample.canaries, 'QX44 3ZZ']) {
        const planted = Buffer.from(`{"name":"${spelling}","hash":"${'ab12'.repeat(16)}"}`)
        assert.notDeepEqual(search(planted), [], `“${spelling}” is found`)
      }
      assert.deepEqual(search(Buffer.from('<p>0113 496 0000, 24 November 2026</p>')), [])
    },
  )

  part(
    'no byte that reached an agent’s browser, errors included, tells of a number or a person',
    async () => {
      const day = dayOf()
      const answers = day.wire.answers()
      const statuses = new Set(answers.map(({ status }) => status))
      for (const status of [200, 303, 403, 404, 409, 413, 421]) {
        assert.ok(statuses.has(status), `an answer ${status} was among them`)
      }
      assert.ok(
        answers.some(({ path }) => path.endsWith('/stream')),
        'streams too',
      )
      const search = leakSearch(day.sample)
      for (const { path, bytes } of answers) assert.deepEqual(search(bytes), [], path)
    },
  )

  part('no byte on the disk outside the vault does', async () => {
    const day = dayOf()
    const search = leakSearch(day.sample)
    const files = await filesUnder(join(day.data, 'box'))
    assert.ok(files.some((path) => path.startsWith('record/')))
    for (const path of files.filter((one) => !one.startsWith('vault/'))) {
      // The box is at work: a draft may be in place under its own name by now, and that is read, too.
      const bytes = await readFile(join(day.data, 'box', path)).catch((cause: unknown) => {
        if (path.endsWith('.partial')) return Buffer.alloc(0)
        throw cause
      })
      assert.deepEqual(search(bytes), [], path)
    }
  })

  part('killed and stopped, the box went on from where its clock had been', () =>
    noClockWentBack(dayOf()),
  )

  part(
    'the record says in clear no prison number, alert, offence, answer or place of a script',
    async () => {
      const { data } = dayOf()
      const names = (await filesUnder(join(data, 'box', 'record'))).filter((name) =>
        name.endsWith('.jsonl'),
      )
      const texts = await Promise.all(
        names.map((name) => readFile(join(data, 'box', 'record', name), 'utf8')),
      )
      const clear = texts.join('').replace(/"body":"[^"]*"/g, '"body":""')
      const said = new Set((await recordOnDisk({ data })).flatMap(wordsOf))
      for (const { prisonNumber, last } of castOf(colleagues)) {
        if (prisonNumber) assert.equal(clear.includes(prisonNumber), false, prisonNumber)
        assert.equal(clear.includes(last), false, last)
      }
      assert.equal(/\bXCU\b/.test(clear), false, 'no alert code')
      for (const secret of await secretsOfScript(data)) {
        assert.equal(said.has(secret), false, `${secret} is nowhere said`)
      }
    },
  )
}

/** Every word that a line says of what happened; why the switch ended a call is in a list of its own. */
function wordsOf({ on, data }: RecordLine): string[] {
  const walk = (value: unknown, key = ''): string[] => {
    if (typeof value === 'string') return key === 'cause' ? [] : [value]
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([name, part]) => walk(part, name))
  }
  return [...walk(on), ...walk(data)]
}

/** The ids of every place and every option: any of them in a line would tell how an interview went. */
async function secretsOfScript(data: string): Promise<readonly string[]> {
  const path = join(data, 'to-import', 'household-insurance.json')
  const script = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>
  const ids: string[] = []
  const walk = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return
    const { id } = value as { id?: unknown }
    if (typeof id === 'string') ids.push(id)
    for (const part of Object.values(value)) walk(part)
  }
  walk([script['opening'], script['questions']])
  assert.ok(ids.length > 60)
  return ids
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
}

/**
 * What a hostile hand at a seat would send while its agent is signed in and on a break: each gets a refusal, and each
 * refusal is searched with everything else that came over the wire.
 */
export async function hostileHand(day: Day): Promise<void> {
  const { origin } = day.box
  const cookies = await day.people.daniel.context.cookies(origin)
  const secret = cookies.find(({ name }) => name === 'gatehouse-seat-01')?.value ?? ''
  const csrf = `csrf=${csrfOf(secret)}`
  const ours = {
    host: new URL(origin).host,
    cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    'content-type': 'application/x-www-form-urlencoded',
  }
  const forms = { ...ours, origin, 'sec-fetch-site': 'same-origin' }
  const expect = async (status: number, path: string, asked: Asked) =>
    assert.equal(await ask(day, path, asked), status, `${path} ${asked.body ?? ''}`.slice(0, 60))
  await expect(404, '/seat/99', { headers: ours })
  await expect(404, '/nowhere/at/all', { headers: ours })
  await expect(404, '/assets/0000000000000000/vault', { headers: ours })
  await expect(303, '/governor', { headers: ours })
  await expect(303, '/supervisor', { headers: ours })
  await expect(421, '/seat/01', { headers: { ...ours, host: 'elsewhere.example' } })
  await expect(403, '/seat/01/answer', { body: 'answer=yes', headers: ours })
  await expect(403, '/seat/01/answer', { body: 'answer=yes', headers: forms })
  await expect(403, '/seat/02/answer', { body: `${csrf}&answer=yes`, headers: forms })
  await expect(413, '/seat/01/exit', { body: 'x'.repeat(70_000), headers: forms })
  await expect(409, '/seat/01/end', { body: csrf, headers: forms })
  await expect(409, '/seat/01/answer', { body: `${csrf}&place=1~hello`, headers: forms })
  await expect(409, '/seat/01/exit', { body: `${csrf}&exit=transfer`, headers: forms })
  await expect(409, '/seat/01/break', { body: `${csrf}&code=holiday`, headers: forms })
  await expect(409, '/seat/01/display', { body: `${csrf}&kind=size&choice=huge`, headers: forms })
}

type Asked = { readonly body?: string; readonly headers: Readonly<Record<string, string>> }

/** Through the same wire as the seat's browser. Gives the status. */
async function ask(day: Day, path: string, { body, headers }: Asked): Promise<number> {
  const { hostname, port } = new URL(day.wire.address)
  const method = body === undefined ? 'GET' : 'POST'
  return new Promise((resolve, reject) => {
    const asked = request(
      { hostname, port, path: `${day.box.origin}${path}`, method, headers },
      (answer) => {
        answer.resume()
        answer.on('end', () => resolve(answer.statusCode ?? 0))
        answer.on('error', reject)
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })
}
