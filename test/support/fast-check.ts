import fc from 'fast-check'

const seed = process.env['GATEHOUSE_SEED']

/**
 * fast-check, for every test that draws. CI draws the same each time (`GATEHOUSE_SEED`), so that a red property is of the
 * change at hand; without it each run draws anew, and `npm test` on a desk goes on searching.
 */
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) })

export { fc }
