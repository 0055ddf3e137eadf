import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { err, ok, type Result } from '../basics/result.ts'
import { entities } from './html-entities.ts'
import type { ReaderFault } from './questionnaire-fault.ts'

/** An element as it stands in the file: its children in their order, and the words of its own. */
export type XmlElement = {
  readonly name: string
  /** Line of its first sign, from 1. */
  readonly line: number
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** All words in it, those of its children among them, in order; put together when they are asked for. */
  readonly text: string
}

const longest = 8 * 1024 * 1024
const mostTags = 400_000
const deepest = 60

// No entities: the five that XML itself has are put back below, and a file that declares its own is refused.
const parser = new XMLParser({
  preserveOrder: true,
  captureMetaData: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  processEntities: false,
  htmlEntities: false,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  cdataPropName: '#cdata',
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: deepest,
})
const whereabouts = XMLParser.getMetaDataSymbol() as unknown as symbol

/**
 * The root element of an XML file, or why it is not read. Declarations of any kind (a document type, entities, files
 * elsewhere) are refused before anything is parsed, so that nothing can unfold or be fetched. Nothing throws.
 */
export function readXml(text: string): Result<XmlElement, ReaderFault> {
  if (text.length > longest || countOf(text, '<') > mostTags) return err(tooBig)
  const declared = declarationIn(text)
  if (declared !== undefined) return err(declaration(lineAt(text, declared)))
  const valid = validity(text)
  if (valid !== undefined) return err(broken(valid))
  try {
    const roots = elementsOf(parser.parse(text), lines(text))
    const [root] = roots
    return root === undefined || roots.length > 1 ? err(broken('the end')) : ok(root)
  } catch {
    return err(broken('an element that no questionnaire has'))
  }
}

/** The first child of that name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name)
}

export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name)
}

/** Where a declaration begins, outside comments and quoted words; undefined when there is none. */
function declarationIn(text: string): number | undefined {
  let at = text.indexOf('<!')
  while (at >= 0) {
    const close = text.startsWith('<!--', at)
      ? '-->'
      : text.startsWith('<![CDATA[', at)
        ? ']]>'
        : ''
    if (close === '') return at
    const end = text.indexOf(close, at + 4)
    if (end < 0) return undefined
    at = text.indexOf('<!', end)
  }
  return undefined
}

/** Where the file stops being XML, or undefined. */
function validity(text: string): string | undefined {
  try {
    const found = XMLValidator.validate(text)
    if (found === true) return undefined
    return /unclosed|^Invalid '\[/i.test(found.err.msg)
      ? 'the end of the file'
      : `line ${found.err.line}`
  } catch {
    return 'the beginning'
  }
}

type Lines = (index: number) => number

/** Elements come in their order, so the lines are counted once. */
function lines(text: string): Lines {
  let at = 0
  let line = 1
  return (index) => {
    for (
      let next = text.indexOf('\n', at);
      next >= 0 && next < index;
      next = text.indexOf('\n', at)
    ) {
      line += 1
      at = next + 1
    }
    return line
  }
}

function elementsOf(nodes: unknown, lineOf: Lines): XmlElement[] {
  return listOf(nodes).flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@' && !key.startsWith('#'))
    if (name === undefined) return []
    const start: unknown = Object(Reflect.get(node, whereabouts)).startIndex
    const line = lineOf(typeof start === 'number' ? start : 0)
    return [
      {
        name,
        line,
        attributes: attributesOf(node[':@']),
        children: elementsOf(node[name], lineOf),
        get text() {
          return wordsIn(node[name])
        },
      },
    ]
  })
}

function wordsIn(nodes: unknown): string {
  return listOf(nodes)
    .flatMap((node) =>
      Object.entries(node).map(([key, value]) => {
        if (key === '#text') return entities(String(value))
        if (key === '#cdata')
          return listOf(value)
            .map((one) => String(one['#text'] ?? ''))
            .join('')
        return key === ':@' ? '' : wordsIn(value)
      }),
    )
    .join('')
}

function attributesOf(values: unknown): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(Object(values)).map(([name, value]) => [name, entities(String(value))]),
  )
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value : []
}

function countOf(text: string, sign: string): number {
  let count = 0
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) count += 1
  return count
}

function lineAt(text: string, index: number): number {
  return countOf(text.slice(0, index), '\n') + 1
}

const tooBig: ReaderFault = {
  code: 'too-big',
  what: 'The file is far longer than any questionnaire.',
  whatToDo: 'Check that it is the right file, and export the questionnaire without its answers.',
}

function declaration(line: number): ReaderFault {
  return {
    code: 'tricks',
    where: `line ${line}`,
    what: 'It declares things of its own (a document type, entities or other files), which can make a small file unfold into a vast one or reach for others.',
    whatToDo: 'Export the questionnaire again from the program it comes from, and bring that copy.',
  }
}

function broken(where: string): ReaderFault {
  return {
    code: 'not-xml',
    where,
    what: 'The file breaks off or is not XML.',
    whatToDo: 'Export the questionnaire again and bring that copy.',
  }
}
