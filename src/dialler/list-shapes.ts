import * as v from 'valibot'
import { numberFaults } from '../fieldwork/phone-number.ts'
import type { ListReport } from '../readers/list-report.ts'
import { roughCount } from './sample-shapes.ts'

// What crosses the socket about a list: rough counts and a day, and nowhere a number.

export const day = v.pipe(v.string(), v.isoDate())

const faults = Object.keys(numberFaults) as (keyof typeof numberFaults)[]
export const listReport = v.strictObject({
  rows: roughCount,
  numbers: roughCount,
  invalid: v.strictObject(
    Object.fromEntries(faults.map((fault) => [fault, roughCount])) as Record<
      (typeof faults)[number],
      typeof roughCount
    >,
  ),
}) satisfies v.GenericSchema<unknown, ListReport>
