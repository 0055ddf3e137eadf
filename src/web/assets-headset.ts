import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { sha256 } from '../basics/hash.ts'
import { cacheIn, remember } from './assets-cache.ts'

/**
 * Bundles a script of src/headset with what it imports (the seat's phone with JsSIP, `main`; the sound of a script,
 * `hear`), so that it leaves no global behind. It takes about half a second of computing, so the script is kept with the
 * hash of every file that it came from, and made anew when one has changed.
 */
export async function bundleHeadset(
  root: string,
  name: 'main' | 'hear',
): Promise<Uint8Array<ArrayBuffer>> {
  const cached = join(cacheIn(root), `headset-${name}.json`)
  const known = await readFile(cached, 'utf8').catch(() => undefined)
  const kept = v.safeParse(keptShape, known)
  if (kept.success && (await areAsKept(root, kept.output.from))) return bytesOf(kept.output.script)
  const made = await bundle(root, name)
  await remember(cached, JSON.stringify(made))
  return bytesOf(made.script)
}

/** `from` is each file's SHA-256 by its path in the house. */
const keptShape = v.pipe(
  v.string(),
  v.parseJson(),
  v.strictObject({ from: v.record(v.string(), v.string()), script: v.string() }),
)
type Kept = v.InferOutput<typeof keptShape>

const settings = 'src/headset/tsconfig.json'

async function bundle(root: string, name: 'main' | 'hear'): Promise<Kept> {
  const { build } = await import('esbuild')
  const { outputFiles, metafile } = await build({
    entryPoints: [join(root, `src/headset/${name}.ts`)],
    tsconfig: join(root, settings),
    absWorkingDir: root,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    write: false,
    metafile: true,
    logLevel: 'silent',
  })
  const [script] = outputFiles
  if (script === undefined) throw new Error('The bundle of src/headset came out empty.')
  const files = [...Object.keys(metafile.inputs), settings, 'node_modules/esbuild/package.json']
  const from = await Promise.all(files.map(async (file) => [file, await hashOf(root, file)]))
  return { from: Object.fromEntries(from) as Kept['from'], script: script.text }
}

async function areAsKept(root: string, from: Kept['from']): Promise<boolean> {
  const files = Object.entries(from)
  const same = files.map(async ([file, hash]) => (await hashOf(root, file)) === hash)
  return (await Promise.all(same)).every(Boolean)
}

async function hashOf(root: string, file: string): Promise<string> {
  const bytes = await readFile(join(root, file)).catch(() => undefined)
  return bytes === undefined ? 'not there' : sha256(bytes)
}

function bytesOf(script: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(script)
}
