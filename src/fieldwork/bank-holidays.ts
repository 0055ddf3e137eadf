type Nation = 'England and Wales' | 'Scotland' | 'Northern Ireland'

const all: readonly Nation[] = ['England and Wales', 'Scotland', 'Northern Ireland']
const notScotland: readonly Nation[] = ['England and Wales', 'Northern Ireland']

type Holiday = { readonly name: string; readonly in: readonly Nation[] }

/**
 * Bank holidays as published by the government, and the feast days themselves where the holiday moves to a weekday.
 * A number does not say where its owner lives, so a holiday in one nation holds dialling back everywhere (D15).
 */
export const bankHolidays: Readonly<Record<string, Holiday>> = {
  '2026-01-01': { name: 'New Year’s Day', in: all },
  '2026-01-02': { name: '2 January', in: ['Scotland'] },
  '2026-03-17': { name: 'St Patrick’s Day', in: ['Northern Ireland'] },
  '2026-04-03': { name: 'Good Friday', in: all },
  '2026-04-06': { name: 'Easter Monday', in: notScotland },
  '2026-05-04': { name: 'Early May bank holiday', in: all },
  '2026-05-25': { name: 'Spring bank holiday', in: all },
  '2026-06-15': { name: 'World Cup bank holiday', in: ['Scotland'] },
  '2026-07-12': { name: 'Battle of the Boyne', in: ['Northern Ireland'] },
  '2026-07-13': { name: 'Battle of the Boyne (substitute day)', in: ['Northern Ireland'] },
  '2026-08-03': { name: 'Summer bank holiday', in: ['Scotland'] },
  '2026-08-31': { name: 'Summer bank holiday', in: notScotland },
  '2026-11-30': { name: 'St Andrew’s Day', in: ['Scotland'] },
  '2026-12-25': { name: 'Christmas Day', in: all },
  '2026-12-26': { name: 'Boxing Day', in: all },
  '2026-12-28': { name: 'Boxing Day (substitute day)', in: all },
  '2027-01-01': { name: 'New Year’s Day', in: all },
  '2027-01-02': { name: '2 January', in: ['Scotland'] },
  '2027-01-04': { name: '2 January (substitute day)', in: ['Scotland'] },
  '2027-03-17': { name: 'St Patrick’s Day', in: ['Northern Ireland'] },
  '2027-03-26': { name: 'Good Friday', in: all },
  '2027-03-29': { name: 'Easter Monday', in: notScotland },
  '2027-05-03': { name: 'Early May bank holiday', in: all },
  '2027-05-31': { name: 'Spring bank holiday', in: all },
  '2027-07-12': { name: 'Battle of the Boyne', in: ['Northern Ireland'] },
  '2027-08-02': { name: 'Summer bank holiday', in: ['Scotland'] },
  '2027-08-30': { name: 'Summer bank holiday', in: notScotland },
  '2027-11-30': { name: 'St Andrew’s Day', in: ['Scotland'] },
  '2027-12-25': { name: 'Christmas Day', in: all },
  '2027-12-26': { name: 'Boxing Day', in: all },
  '2027-12-27': { name: 'Christmas Day (substitute day)', in: all },
  '2027-12-28': { name: 'Boxing Day (substitute day)', in: all },
  '2028-01-01': { name: 'New Year’s Day', in: all },
  '2028-01-02': { name: '2 January', in: ['Scotland'] },
  '2028-01-03': { name: 'New Year’s Day (substitute day)', in: all },
  '2028-01-04': { name: '2 January (substitute day)', in: ['Scotland'] },
  '2028-03-17': { name: 'St Patrick’s Day', in: ['Northern Ireland'] },
  '2028-04-14': { name: 'Good Friday', in: all },
  '2028-04-17': { name: 'Easter Monday', in: notScotland },
  '2028-05-01': { name: 'Early May bank holiday', in: all },
  '2028-05-29': { name: 'Spring bank holiday', in: all },
  '2028-07-12': { name: 'Battle of the Boyne', in: ['Northern Ireland'] },
  '2028-08-07': { name: 'Summer bank holiday', in: ['Scotland'] },
  '2028-08-28': { name: 'Summer bank holiday', in: notScotland },
  '2028-11-30': { name: 'St Andrew’s Day', in: ['Scotland'] },
  '2028-12-25': { name: 'Christmas Day', in: all },
  '2028-12-26': { name: 'Boxing Day', in: all },
}

/** The last date this table knows about: after it nothing is dialled, because nobody knows what day it is. */
export const bankHolidaysKnownUntil = '2028-12-31'

/** Whether a local date (`2026-12-25`) is a bank holiday anywhere in the United Kingdom. */
export function isBankHoliday(date: string): boolean {
  return Object.hasOwn(bankHolidays, date)
}
