/** Characters, at least and at most: long enough that guesses at the door are hopeless, short enough to hash at once. */
const length = { least: 12, most: 128 } as const

/** Long enough, and still among the first that anybody tries. */
const known = [
  ...['password', 'letmein', 'welcome', 'qwerty', 'qwertyuiop', 'administrator', 'iloveyou'],
  ...['gatehouse', 'governor', 'supervisor', 'auditor', 'prison', 'changeme', 'trial'],
]

/** Why this cannot be a password of somebody's own, or undefined. `username` may not be what it is made of. */
export function passwordFault(password: string, username: string): string | undefined {
  if (password.length < length.least) return `Use ${length.least} characters or more.`
  if (password.length > length.most) return `Use ${length.most} characters or fewer.`
  const bare = password.toLowerCase().replace(/[^a-z]/g, '')
  const name = username.toLowerCase().replace(/[^a-z]/g, '')
  const tooEasy = [...known, name].some((word) => bare === word || isOnly(bare, word))
  if (tooEasy || new Set(password).size < 5)
    return 'That is easy to guess. Three or four words that do not belong together are good.'
  return undefined
}

/** Why this cannot be a PIN of somebody's own, or undefined. */
export function pinFault(pin: string): string | undefined {
  if (!/^\d{6}$/.test(pin)) return 'Enter six digits.'
  const steps = new Set([...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at])))
  const [only] = steps
  if (steps.size === 1 && Math.abs(only ?? 9) <= 1)
    return 'That is easy to guess. Choose six digits that do not follow each other.'
  return undefined
}

/** The same word again and again, or nothing but digits and marks. */
function isOnly(text: string, word: string): boolean {
  return text === '' || (word !== '' && text.split(word).join('') === '')
}
