import * as v from 'valibot'

/** The largest bundle anyone reads, in bytes. Releases are tables: a real one is well under 1 MB. */
export const largestBundle = 16 * 1024 * 1024
export const largestHeaderLine = 2_048
export const formatLine = 'gatehouse-bundle/1'

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
export const siteShape = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/))
export const seqShape = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999_999))
const size = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(largestBundle))
const fileName = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9._-]{0,99}$/))
const shortText = v.pipe(v.string(), v.maxLength(200))

/** The open label on the outside: enough to sort, count and check bundles without opening them. */
export const headerShape = v.strictObject({
  site: siteShape,
  seq: seqShape,
  /** Fingerprint of the site key that signed. */
  key: v.pipe(v.string(), v.regex(/^[0-9a-f]{4}( [0-9a-f]{4}){7}$/)),
  sealed: v.strictObject({ sha256: hash, size }),
})
export type Header = v.InferOutput<typeof headerShape>

export const manifestShape = v.strictObject({
  site: siteShape,
  seq: seqShape,
  /** SHA-256 of the bundle before this one; null in a site's first. */
  previous: v.nullable(hash),
  schema: shortText,
  rulesVersion: shortText,
  /** The record's newest signed checkpoint (C2SP), which the region's receipt countersigns. */
  checkpoint: v.pipe(v.string(), v.maxLength(4_000)),
  release: shortText,
  /** ISO week: no date finer than a week leaves the box (X8). */
  madeAtWeek: v.pipe(v.string(), v.regex(/^\d{4}-W\d{2}$/)),
  files: v.pipe(
    v.array(v.strictObject({ name: fileName, size, sha256: hash })),
    v.check((files) => new Set(files.map(({ name }) => name)).size === files.length),
  ),
})
export type Manifest = v.InferOutput<typeof manifestShape>

export const signatureLineShape = v.strictObject({ signature: v.string() })
export const fileLineShape = v.strictObject({ name: fileName, base64: v.string() })

export type BundleFile = { readonly name: string; readonly bytes: Uint8Array }
