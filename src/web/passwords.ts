import argon2 from 'argon2'
import { openLane } from '../basics/lane.ts'

/** Argon2id, 64 MiB, three passes. One hash at a time for agents and one for staff, so that signing in never starves the disk. */
export type Passwords = {
  hash(secret: string): Promise<string>
  /** Takes the same time whether the account exists or not: without a hash it checks against a made-up one. */
  verify(door: 'staff' | 'seat', hash: string | undefined, secret: string): Promise<boolean>
  /** A key of 32 bytes, as slowly made as a hash. The same secret and salt (16 bytes) make the same key. */
  key(secret: string, salt: Uint8Array): Promise<Uint8Array>
}

const liveCost = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 } as const

/** `cost` is the live box's own, but in tests about something else: memory in KiB, passes, lanes of one hash. */
export function openPasswords(
  cost: Readonly<Record<keyof typeof liveCost, number>> = liveCost,
): Passwords {
  const lanes = { staff: openLane(), seat: openLane() }
  let nobody: Promise<string> | undefined
  return {
    hash: (secret) => lanes.staff(() => argon2.hash(secret, cost)),
    verify: (door, hash, secret) =>
      lanes[door](async () => {
        nobody ??= argon2.hash('nobody', cost)
        const sound = await argon2.verify(hash ?? (await nobody), secret).catch(() => false)
        return hash !== undefined && sound
      }),
    key: (secret, salt) =>
      lanes.staff(() => argon2.hash(secret, { ...cost, salt: Buffer.from(salt), raw: true })),
  }
}
