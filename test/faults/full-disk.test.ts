import { after, before, describe, it } from 'node:test'
import { fillUnderTheRoom } from './full-disk.ts'
import { type SmallDisk, smallDisk } from './small-disk.ts'

describe('P9: the disk is full under a room at work', () => {
  let disk: SmallDisk | string
  before(async () => {
    disk = await smallDisk(64)
  })
  after(async () => {
    if (typeof disk !== 'string') await disk.close()
  })

  it('the box keeps its promise, goes on by itself, and everybody is back at the same question', async (test) => {
    test.diagnostic(typeof disk === 'string' ? disk : await fillUnderTheRoom(disk))
  })
})
