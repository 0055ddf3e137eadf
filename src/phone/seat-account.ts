import type { SeatId } from '../basics/ids.ts'

/**
 * What a seat's browser needs to be that seat's phone, for one opening of the seat: random, and gone when the seat is
 * closed or the shift ends. A secret: it is in no fact, log or error.
 */
export type SeatAccount = {
  readonly seat: SeatId
  /** The user part of the seat's address, `seat01`. */
  readonly user: string
  readonly password: string
  /** The box's own call carries this word, so that the browser can tell it from any other. */
  readonly proof: string
}

/** Gives the account of a seat that is open, for the seat's own browser alone. */
export type SeatAccounts = { of(seat: SeatId): Promise<SeatAccount | undefined> }

/** The realm of every seat's address, `seat01@gatehouse`. */
export const seatDomain = 'gatehouse'

/** Who calls a seat, and in which header the proof stands. */
export const boxCalling = { name: 'Gatehouse', user: '0000', proofHeader: 'X-Gatehouse-Call' }
