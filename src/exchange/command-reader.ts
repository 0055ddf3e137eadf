/** One command from a client: the line, and the headers under it. */
export type Command = { readonly line: string; readonly headers: Readonly<Record<string, string>> }

/** Cuts a client's stream into commands at the blank lines, wherever the chunks happen to break. */
export class CommandReader {
  #held = ''

  read(chunk: string): Command[] {
    this.#held += chunk.replaceAll('\r', '')
    const blocks = this.#held.split('\n\n')
    this.#held = blocks.pop() ?? ''
    return blocks
      .map((block) => block.replace(/^\n+/, ''))
      .filter(Boolean)
      .map(toCommand)
  }
}

function toCommand(block: string): Command {
  const [line = '', ...rest] = block.split('\n')
  const headers: Record<string, string> = {}
  for (const header of rest) {
    const at = header.indexOf(':')
    if (at > 0) headers[header.slice(0, at)] = header.slice(at + 1).trim()
  }
  return { line: line.trim(), headers }
}
