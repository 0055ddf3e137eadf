import type { Hono } from 'hono'
import { ScriptFlowPage } from '../../views/governor/script-flow-page.tsx'
import { page } from '../../views/page.ts'
import type { DocumentHash } from '../basics/ids.ts'
import { type ExportFormat, exportFormats, exportScript } from '../writers/script-export.ts'
import { scriptSchema } from '../writers/script-schema.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { flowRows } from './script-flow-seen.ts'
import { onlyFor, staffChrome } from './staff.ts'

const home = '/governor/scripts'

const words: Readonly<Record<ExportFormat, string>> = {
  xlsform: 'XLSForm workbook (.xlsx)',
  json: 'JSON of the box',
  ddi: 'DDI-Codebook 2.5, for archives',
}

/** The links on a questionnaire's page by which a client keeps it. */
export function exportLinks(
  hash: string,
): readonly { readonly href: string; readonly text: string }[] {
  return [
    ...exportFormats.map((one) => ({ href: `${home}/${hash}/export/${one}`, text: words[one] })),
    { href: `${home}/schema.json`, text: 'The JSON Schema' },
  ]
}

/** A questionnaire as files for other programs, and as a picture of the way through. It holds nothing about anybody. */
export function scriptExport(
  app: Hono<Vars>,
  house: House,
  version: (hash: DocumentHash) => Promise<string>,
): void {
  app.get('/schema.json', (c) =>
    onlyFor(c, house, ['governor'], () =>
      file(
        new TextEncoder().encode(JSON.stringify(scriptSchema(), null, 2)),
        'application/schema+json',
        'gatehouse-script-1.schema.json',
      ),
    ),
  )

  app.get('/:hash/export/:format', (c) =>
    onlyFor(c, house, ['governor'], async () => {
      const hash = c.req.param('hash') as DocumentHash
      const format = exportFormats.find((one) => one === c.req.param('format'))
      const known = await house.writer.read((state) => state.scripts.has(hash))
      if (!known || format === undefined) return c.notFound()
      const made = await exportScript(house.documents.script(hash), format)
      return file(made.bytes, made.mediaType, made.fileName)
    }),
  )

  app.get('/:hash/flow', (c) =>
    onlyFor(c, house, ['governor'], async (here) => {
      const hash = c.req.param('hash') as DocumentHash
      const known = await house.writer.read((state) => state.scripts.has(hash))
      if (!known) return c.notFound()
      const script = house.documents.script(hash)
      return c.html(
        page(
          <ScriptFlowPage
            chrome={staffChrome(c, house, here)}
            title={script.title}
            version={await version(hash)}
            back={{ href: `${home}/${hash}`, text: 'The questionnaire' }}
            rows={flowRows(script, `${home}/${hash}`)}
          />,
        ),
      )
    }),
  )
}

/** `name` is a script's own: small letters, digits and hyphens, so that it needs no quoting. */
function file(bytes: Uint8Array, type: string, name: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  })
}
