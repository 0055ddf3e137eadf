import { err, ok, type Result } from '../basics/result.ts'
import { callBackEnd } from './call-back-plan.ts'
import { extensionActions, inlineActions, type Route } from './dialplan.ts'

export type OriginateCommand = {
  readonly given: Map<string, string>
  readonly profile: 'seats' | 'carrier'
  readonly gateway: string | undefined
  readonly dialled: string
  readonly host: string
  readonly route: Route
}

/**
 * Reads what follows `originate`. The error is the word FreeSWITCH answers after `-ERR`. The switch cuts the line at its
 * blanks before it looks at any bracket: a value with one in it must stand in quotation marks.
 */
export function readOriginate(text: string): Result<OriginateCommand, string> {
  if (/ /.test(/^\{[^}]*\}/.exec(text.trim())?.[0].replace(/'[^']*'/g, '') ?? ''))
    return err('USAGE')
  const shape = /^(?:\{(?<given>[^}]*)\})?(?<url>\S+)\s+(?<target>.+)$/.exec(text.trim())?.groups
  if (shape === undefined) return err('USAGE')
  const { given = '', url = '', target = '' } = shape
  const end = readUrl(url)
  const route = readTarget(target)
  if (end === undefined || route === undefined) return err('DESTINATION_OUT_OF_ORDER')
  return ok({ given: readVariables(given), ...end, route })
}

function readUrl(url: string) {
  const trunk = /^sofia\/gateway\/(?<gateway>[^/]+)\/(?<dialled>[^@]+)$/.exec(url)?.groups
  if (trunk !== undefined) {
    const { gateway, dialled = '' } = trunk
    return { profile: 'carrier', gateway, dialled, host: '127.0.0.1:5070' } as const
  }
  const seat = /^sofia\/seats\/(?<dialled>[^@%]+)[@%](?<host>.+)$/.exec(url)?.groups
  if (seat === undefined) return undefined
  const { dialled = '', host = '' } = seat
  return { profile: 'seats', gateway: undefined, dialled, host } as const
}

/** `&app(data)`, or `extension dialplan context`. */
function readTarget(target: string): Route | undefined {
  const app = /^&(?<app>[a-z_]+)(?:\((?<data>.*)\))?/.exec(target)?.groups
  if (app !== undefined) {
    const actions = [{ app: app['app'] ?? '', data: app['data'] ?? '' }]
    return { extension: undefined, actions }
  }
  return readTransfer(target.split(/\s+/))
}

/** Where `uuid_transfer` and `originate` send a leg: `extension XML gatehouse`, or `app:data inline`. */
export function readTransfer(words: readonly string[]): Route | undefined {
  const [extension = '', dialplan = 'XML', context = 'gatehouse'] = words
  if (dialplan.toLowerCase() === 'inline')
    return { extension: undefined, actions: inlineActions(extension) }
  const actions =
    context === 'call-back-ends' ? callBackEnd(extension) : extensionActions(extension)
  return actions && { extension, actions }
}

function readVariables(text: string): Map<string, string> {
  const given = new Map<string, string>()
  for (const pair of text.match(/[^,=]+=(?:'[^']*'|[^,]*)/g) ?? []) {
    const at = pair.indexOf('=')
    given.set(pair.slice(0, at).trim(), pair.slice(at + 1).replace(/^'|'$/g, ''))
  }
  return given
}
