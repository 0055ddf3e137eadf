export type Door = {
  /** The rooms this one may look into, besides itself. */
  readonly rooms: readonly string[]
  /** The npm packages it may use. */
  readonly npm: readonly string[]
  /** Rooms whose types it may name with `import type`, to fill in what they ask for. */
  readonly types?: readonly string[]
}

/** The rooms that only think. They never touch node: modules, time, chance or the process. */
export const pureRooms = {
  basics: { rooms: [], npm: [] },
  phone: { rooms: ['basics'], npm: [] },
  scripts: { rooms: ['basics'], npm: ['diff', 'valibot'] },
  calls: { rooms: ['basics', 'phone', 'scripts'], npm: [] },
  people: { rooms: ['basics', 'calls'], npm: [] },
  supervision: { rooms: ['basics', 'phone', 'calls', 'people'], npm: [] },
  fieldwork: {
    rooms: ['basics', 'phone', 'calls', 'scripts', 'supervision'],
    npm: ['libphonenumber-js'],
  },
  results: {
    rooms: ['basics', 'calls', 'scripts', 'fieldwork'],
    npm: ['hyparquet-writer', 'highs'],
  },
  facts: {
    rooms: [
      ...['basics', 'phone', 'scripts', 'calls', 'people', 'supervision', 'fieldwork'],
      'results',
    ],
    npm: [],
  },
} satisfies Record<string, Door>

const thinking = Object.keys(pureRooms)

/** The rooms that act: each does one kind of thing to the world outside. Who may wake whom is listed here. */
export const actingRooms = {
  readers: {
    rooms: ['basics', 'fieldwork', 'scripts'],
    npm: ['age-encryption', 'csv-parse', 'exceljs', 'fast-xml-parser', 'valibot'],
  },
  writers: {
    rooms: ['basics', 'scripts', 'readers'],
    npm: ['@valibot/to-json-schema', 'exceljs', 'fast-xml-parser'],
  },
  record: { rooms: thinking, npm: ['lowdb', 'valibot'] },
  dialler: {
    rooms: [...thinking, 'record', 'readers', 'switchboard'],
    npm: ['age-encryption', 'valibot'],
  },
  switchboard: { rooms: [...thinking, 'record'], npm: ['freeswitch-esl', 'valibot'] },
  // It plays the network and the public, so it must not be able to see what the box knows.
  exchange: { rooms: ['basics', 'phone', 'scripts', 'fieldwork'], npm: [] },
  // Practice has no way to numbers, cases, calls, steps, the pool or responses: it cannot name the rooms that have.
  practice: { rooms: ['basics', 'calls', 'scripts', 'exchange'], npm: [] },
  web: {
    rooms: [
      ...thinking,
      ...(['practice', 'record', 'readers', 'writers', 'bundles', 'upkeep', 'views'] as const),
    ],
    npm: ['hono', '@hono/node-server', 'argon2', 'sass', 'valibot', 'esbuild'],
    // The shape of a caption, which only the trial has.
    types: ['exchange'],
  },
  // The browser's side of a seat: bundled, never run by the box.
  headset: { rooms: ['basics', 'phone'], npm: ['jssip'] },
  bundles: { rooms: [...thinking, 'record'], npm: ['age-encryption', 'valibot'] },
  region: {
    rooms: [...thinking, 'bundles', 'web', 'views'],
    npm: ['hono', '@hono/node-server', '@electric-sql/pglite', 'pg', 'valibot', 'argon2'],
  },
  // It writes what the switch reads, and knows nothing of the record.
  site: { rooms: ['basics', 'phone', 'scripts'], npm: ['valibot'] },
  upkeep: {
    rooms: [...thinking, 'readers', 'record', 'bundles', 'switchboard', 'site'],
    npm: ['age-encryption', 'lowdb', 'valibot', 'argon2'],
    types: ['web', 'dialler'],
  },
} satisfies Record<string, Door>

/** Pages take finished props: types from the rooms that think, and each other. */
export const viewsDoor: Door = { rooms: thinking, npm: ['hono'] }
