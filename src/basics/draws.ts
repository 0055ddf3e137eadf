import type { Random } from './seeded.ts'

/** A number around 0 with a spread of 1 (Box and Muller 1958). */
export function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** Gamma with this shape, from 0.5 on, and scale 1 (Marsaglia and Tsang 2000). */
function drawGamma(shape: number, random: Random): number {
  if (shape < 1) return drawGamma(shape + 1, random) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = drawNormal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v
  }
}

/** A share that is as likely as any other to have led to so many hits and misses (Beta with Jeffreys’ half of each). */
export function drawShare(hits: number, misses: number, random: Random): number {
  const a = drawGamma(hits + 0.5, random)
  return a / (a + drawGamma(misses + 0.5, random))
}

const exactUpTo = 30

/** How many tries it takes until so many have hit, each with this chance; above 30 by its mean and spread. */
export function drawTries(hits: number, chance: number, random: Random): number {
  if (hits <= 0) return 0
  if (chance >= 1) return hits
  if (hits > exactUpTo) {
    const mean = hits / chance
    const spread = Math.sqrt(hits * (1 - chance)) / chance
    return Math.max(hits, Math.round(mean + spread * drawNormal(random)))
  }
  let tries = 0
  for (let n = 0; n < hits; n++)
    tries += Math.max(1, Math.ceil(Math.log(1 - random()) / Math.log(1 - chance)))
  return tries
}
