import ExcelJS from 'exceljs'

export type Rows = readonly (readonly unknown[])[]

/** An .xlsx workbook with these sheets, first row the headings. */
export async function makeWorkbook(sheets: Readonly<Record<string, Rows>>): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name)
    for (const row of rows) sheet.addRow([...row])
  }
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** A form with these rows under type, name, label and any further headings, and one list of yes and no. */
export function makeForm(
  headings: readonly string[],
  rows: Rows,
  choices?: Rows,
): Promise<Uint8Array> {
  return makeWorkbook({
    survey: [['type', 'name', 'label', ...headings], ...rows],
    choices: choices ?? [
      ['list_name', 'name', 'label'],
      ['yesno', 'yes', 'Yes'],
      ['yesno', 'no', 'No'],
    ],
    settings: [
      ['form_title', 'form_id'],
      ['A form', 'a_form'],
    ],
  })
}
