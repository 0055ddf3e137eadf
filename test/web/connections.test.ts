import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Connections, mostOfComputer } from '../../src/web/connections.ts'

function lines() {
  const connections = new Connections()
  const cut: number[] = []
  let port = 0
  return {
    connections,
    cut,
    open: (from = '10.0.0.9') => {
      port += 1
      const remotePort = port
      const line = {
        remoteAddress: from,
        remotePort,
        destroy: () => void cut.push(remotePort),
      }
      return { line, close: connections.add(line) }
    },
  }
}

describe('the connections of one computer', () => {
  it('beyond a thousand, what came first and asks for nothing whole makes room', () => {
    const at = lines()
    const [asking, half, idle] = [at.open(), at.open(), at.open()]
    at.connections.asked(asking.line, { complete: true })
    at.connections.asked(half.line, { complete: false })
    for (let n = 3; n < mostOfComputer; n++) at.open()
    assert.deepEqual(at.cut, [])
    at.open()
    assert.deepEqual(at.cut, [half.line.remotePort], 'half a request is none')
    at.open()
    assert.deepEqual(at.cut, [half.line.remotePort, idle.line.remotePort])
  })

  it('another computer keeps its own, and what is closed or answered counts no more', () => {
    const at = lines()
    const there = at.open('10.0.0.2')
    const first = at.open()
    const answered = at.connections.asked(first.line, { complete: true })
    for (let n = 1; n < mostOfComputer; n++) at.open()
    at.open()
    assert.deepEqual(at.cut, [3], 'the first is being answered')
    answered()
    at.open()
    assert.deepEqual(at.cut, [3, 2])
    there.close()
    for (const one of [at.open('10.0.0.3'), at.open('10.0.0.3')]) one.close()
    assert.equal(at.cut.length, 2)
  })

  it('where all are being answered, the newest is cut', () => {
    const at = lines()
    for (let n = 0; n < mostOfComputer; n++)
      at.connections.asked(at.open().line, { complete: true })
    const last = at.open()
    assert.deepEqual(at.cut, [last.line.remotePort])
  })
})
