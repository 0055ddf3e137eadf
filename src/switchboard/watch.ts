import type { SeatId } from '../basics/ids.ts'
import type { SuperviseMode } from '../phone/switch-port.ts'

/** One supervisor's leg, in or on its way to a seat's conference. */
export type Watch = {
  readonly supervisor: SeatId
  readonly seat: SeatId
  readonly leg: string
  readonly job: string
  readonly born: number
  missed: number
  mode: SuperviseMode
  /** The mode last told of. */
  told?: SuperviseMode
  member?: number
  /** Orders for one watch go one after the other. */
  orders: Promise<unknown>
}
