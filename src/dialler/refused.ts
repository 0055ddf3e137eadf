/** What was asked cannot be: said in words to whoever asks. Anything else that is thrown stays inside. */
export class Refused extends Error {}
