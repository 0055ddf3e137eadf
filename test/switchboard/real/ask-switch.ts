import { connect } from 'node:net'
import { EslStream } from '../../exchange/esl-stream.ts'

/** Asks a switch one `api` command and gives its text; fails when it cannot be reached. */
export function askSwitch(port: number, password: string, line: string): Promise<string> {
  return ask(port, `auth ${password}`, line)
}

/** The same, signed in by an account of the switch's directory. */
export function askAs(
  account: { readonly port: number; readonly user: string; readonly password: string },
  line: string,
): Promise<string> {
  return ask(account.port, `userauth ${account.user}:${account.password}`, line)
}

function ask(port: number, signIn: string, line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const stream = new EslStream()
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    socket.once('error', reject)
    socket.once('close', () => reject(new Error(`The switch did not answer: ${line}`)))
    socket.on('data', (chunk) => {
      for (const { head, body } of stream.read(chunk)) {
        const denied = head.includes('permission denied')
        if (!head.includes('api/response') && !denied) continue
        resolve(denied ? head : body)
        socket.destroy()
      }
    })
    socket.write(`${signIn}\n\napi ${line}\n\n`)
  })
}
