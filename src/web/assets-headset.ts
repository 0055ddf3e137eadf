import { join } from 'node:path'

/**
 * Bundles src/headset with JsSIP into one script that leaves no global behind. It takes about a quarter of a second,
 * once, when the box starts.
 */
export async function bundleHeadset(root: string): Promise<Uint8Array<ArrayBuffer>> {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src/headset/main.ts')],
    tsconfig: join(root, 'src/headset/tsconfig.json'),
    absWorkingDir: root,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    write: false,
    logLevel: 'silent',
  })
  const [script] = outputFiles
  if (script === undefined) throw new Error('The bundle of src/headset came out empty.')
  return new Uint8Array(script.contents)
}
