import { connect, createServer } from 'node:net'

/** A socket that passes everything on to another, and remembers all that went through, both ways. */
export async function tapSocket(path: string, onwards: string) {
  const heard: Buffer[] = []
  const server = createServer((near) => {
    const far = connect(onwards)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (chunk: Buffer) => heard.push(chunk))
      from.on('error', () => undefined)
      from.on('close', () => to.destroy())
      from.pipe(to)
    }
  })
  await new Promise<void>((resolve) => server.listen(path, resolve))
  return {
    heard: () => Buffer.concat(heard),
    close: () => {
      server.close()
    },
  }
}
