import assert from 'node:assert/strict'
import { it } from 'node:test'
import { axeFindings } from './axe.ts'
import { noBrowser } from './browser.ts'

it('axe finds nothing against the agent’s pages, the room board and the doors (M14)', {
  skip: noBrowser,
}, async () => {
  assert.deepEqual(await axeFindings(({ who }) => who !== 'staff'), [])
})
