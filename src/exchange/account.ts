/** What one account of the switch's directory may ask and hear: the words that its `esl-allowed-…` parameters list. */
export type Account = {
  /** `name@domain`. */
  readonly user: string
  readonly mayAsk: readonly string[]
  readonly mayHear: readonly string[]
}

/** The account that the appliance gives the box on a real switch, word for word as its `accounts.xml` has it. */
export const boxAccount: Account = {
  user: 'switchboard@gatehouse',
  mayAsk: [
    ...['bgapi', 'originate', 'show', 'conference', 'uuid_exists', 'uuid_kill', 'uuid_transfer'],
    'reloadxml',
  ],
  mayHear: [
    ...['CHANNEL_PROGRESS', 'CHANNEL_PROGRESS_MEDIA', 'CHANNEL_ANSWER', 'CHANNEL_HANGUP_COMPLETE'],
    ...['BACKGROUND_JOB', 'HEARTBEAT', 'CUSTOM', 'conference::maintenance', 'sofia::gateway_state'],
    ...['sofia::register', 'sofia::unregister', 'sofia::register_failure'],
    ...['sofia::notify_watched_header', 'gatehouse::never-again'],
  ],
}

/** Whether the account may ask this: the switch also looks at what `bgapi` is given. */
export function mayAsk(account: Account, line: string): boolean {
  const [command = '', ...rest] = line.trim().split(/\s+/)
  if (!account.mayAsk.includes(command)) return false
  return command !== 'bgapi' || mayAsk(account, rest.join(' '))
}

/** The words of a subscription up to the first that the account may not hear, and whether all were allowed. */
export function heardBy(account: Account, words: readonly string[]) {
  const denied = words.findIndex((word) => !account.mayHear.includes(word))
  return denied < 0 ? { words, whole: true } : { words: words.slice(0, denied), whole: false }
}
