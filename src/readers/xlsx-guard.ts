import { entities } from './html-entities.ts'
import type { ReaderFault } from './questionnaire-fault.ts'
import type { Parts } from './xlsx-parts.ts'

const mostSheets = 20
const mostRows = 20_000
const mostCells = 300_000
/** Of all named ranges together: filters and print areas of honest forms. */
const mostNamed = 500_000

/** What in an unpacked workbook must not reach the parser: code, links out, tricks, and sizes no form has. */
export function guardWorkbook(parts: Parts): ReaderFault | undefined {
  if (!parts.has('xl/workbook.xml') || !parts.has('[Content_Types].xml'))
    return {
      code: 'not-a-workbook',
      what: 'This is a zip file, but not an .xlsx workbook.',
      whatToDo: 'Save the questionnaire as .xlsx (Excel workbook) and bring that file.',
    }
  const names = [...parts.keys()]
  if (names.some(isPathTrick))
    return {
      code: 'path-tricks',
      what: 'A part of this workbook is named so that it would land outside of where it is unpacked.',
      whatToDo:
        'No spreadsheet program writes that. Copy the words into a new workbook, and bring that.',
    }
  if (names.some((name) => /vbaProject|macrosheets|\.bin$|activeX/i.test(name)))
    return {
      code: 'macros',
      what: 'This workbook holds macros or other programs.',
      whatToDo: 'Save it as .xlsx, which holds none, and bring that copy.',
    }
  if (names.some((name) => /externalLinks|connections\.xml|embeddings\//i.test(name)))
    return {
      code: 'links-out',
      what: 'This workbook draws on other files.',
      whatToDo: 'Break the links (Data, Edit links), save it again, and bring that copy.',
    }
  return tricks(parts) ?? sizes(parts)
}

/** Nothing is ever unpacked to a disk here; whoever names a part like this means harm all the same. */
function isPathTrick(name: string): boolean {
  return /(^|\/)\.\.(\/|$)|^\/|^[a-z]:/i.test(name)
}

function tricks(parts: Parts): ReaderFault | undefined {
  for (const [name, body] of parts) {
    if (!/\.(xml|rels)$/i.test(name)) continue
    if (body.includes('<!DOCTYPE') || body.includes('<!ENTITY') || hasZeroBytes(body))
      return {
        code: 'tricks',
        where: `part ${name}`,
        what: 'It holds declarations or signs that no spreadsheet program writes.',
        whatToDo: 'Copy the words into a new workbook, save it as .xlsx, and bring that.',
      }
  }
  return undefined
}

/** Also refuses UTF-16, in which a declaration would not be seen. */
function hasZeroBytes(body: Buffer): boolean {
  return body.includes(0)
}

function sizes(parts: Parts): ReaderFault | undefined {
  const sheets = [...parts].filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/i.test(name))
  if (sheets.length > mostSheets)
    return large(`It has ${sheets.length} sheets; a questionnaire has at most ${mostSheets}.`)
  const rows = sheets.reduce((sum, [, body]) => sum + countOf(body, '<row'), 0)
  if (rows > mostRows) return large(`It has ${rows} rows; a questionnaire has at most ${mostRows}.`)
  const cells = sheets.reduce((sum, [, body]) => sum + countOf(body, '<c '), 0)
  if (cells > mostCells)
    return large(`It has ${cells} cells; a questionnaire has at most ${mostCells}.`)
  if (sheets.some(([, body]) => hasFarRow(body.toString('latin1'))))
    return large('It has a row beyond the last one that a spreadsheet can have.')
  return bigName(asRead(parts.get('xl/workbook.xml')?.toString('utf8') ?? ''))
}

/** Every `r` is looked at, wherever it stands: nobody writes the number of a row or a cell in entities. */
function hasFarRow(sheet: string): boolean {
  return /\br\s*=\s*(?:"|')(?:0*(?:[2-9]\d{6}|\d{8,})|[^"'<]{0,20}&)/.test(sheet)
}

/** As the parser will put it together: entities, comments and quoted pieces hide nothing. */
function asRead(text: string): string {
  return entities(text.replace(/<!--[\s\S]*?-->|<!\[CDATA\[|\]\]>/g, ''))
}

/** A named range is unfolded cell by cell when it is read, so a vast one would stop the box. */
function bigName(workbook: string): ReaderFault | undefined {
  let cells = 0
  for (const [, text] of workbook.matchAll(/<definedName\b[^<>]*>([^<]*)/g))
    for (const [, left, top, right, bottom] of (text ?? '').matchAll(
      /\$?([A-Z]{1,9})\$?(\d+):\$?([A-Z]{1,9})\$?(\d+)/gi,
    )) {
      const wide = columnNumber(right) - columnNumber(left) + 1
      const high = Number(bottom) - Number(top) + 1
      cells += (Math.abs(wide) + 1) * (Math.abs(high) + 1)
      if (cells > mostNamed)
        return large(`A named range in it covers ${left}${top} to ${right}${bottom}.`)
    }
  return undefined
}

function columnNumber(letters = 'A'): number {
  return [...letters.toUpperCase()].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0)
}

function countOf(body: Buffer, what: string): number {
  let count = 0
  for (let at = body.indexOf(what); at >= 0; at = body.indexOf(what, at + what.length)) count += 1
  return count
}

function large(what: string): ReaderFault {
  return {
    code: 'too-big',
    what,
    whatToDo: 'Copy the rows that are used into a new workbook, save it, and bring that.',
  }
}
