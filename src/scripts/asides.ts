/**
 * The text without what may be put between any two words of a question and changes nothing of what it asks: hedges and
 * manners ("let us say", "if you do not mind"), a few words between two commas, dashes or brackets, and words that say
 * only how or how much ("currently", "nice"). First the text itself; the same ones once.
 */
export function withoutAsides(text: string): readonly string[] {
  // A pause is no end of a sentence: `Do you have a... safe?`
  const plain = text
    .replace(/\.{2,}|…/g, ' ')
    .replace(hedges, ' ')
    .replace(/,(?:\s*,)+/g, ',')
  return [...new Set([text, plain, apart(text), apart(plain), bare(apart(plain))])]
}

/** `Is there, as my colleague would put it, an alarm?`: what stands between two signs, if it is short. */
function apart(text: string): string {
  return text
    .replace(/\((?:[^()?!.]{1,60})\)/g, ' ')
    .replace(/(\s[–—-]\s|[–—])(?:[^–—?!.]{1,60}?)(\s[–—-]\s|[–—])/g, ' ')
    .replace(/,\s*(?:[^\s,?!.]+\s+){0,11}[^\s,?!.]+\s*,/g, ' ')
}

/** `Do you have a nice safe?` is `Do you have a safe?`. Whatever else ends in -ly stays. */
function bare(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}-])\p{L}+(?![\p{L}\p{N}-])/gu, (word) => {
    const heard = word.toLowerCase()
    const how = /^[a-z]{2,}ly$/.test(heard) && !otherwise.has(heard)
    return how || degrees.has(heard) ? '' : word
  })
}

const degrees = new Set(
  'still ever also very quite rather nice new old big small current usual average typical certain particular'.split(
    ' ',
  ),
)
const otherwise = new Set(
  'family only reply apply supply rely early daily weekly monthly yearly hourly nightly fly july likely friendly elderly jelly ally rally belly holly silly lovely costly'.split(
    ' ',
  ),
)

const said = [
  'um|umm|er|erm|uh',
  '(?:roughly|broadly|generally|strictly|honestly) speaking',
  'you know|i mean|mind you|you see|so to speak|as it were|as you might say|if you like|if you will',
  'sort of|kind of|more or less|in a way|in a manner of speaking|so to say',
  "let(?:'s|’s| us)(?: just)? say|shall we say|would you say|i wonder|i suppose|i take it|i dare say",
  "if you (?:do not|don[’']t|would not|wouldn[’']t) mind(?: (?:me|my))?(?: asking| saying| telling me)?",
  'if (?:i|we) may(?: ask)?|if (?:i|we) might ask|may (?:i|we) ask|might (?:i|we) ask|can (?:i|we) ask',
  'perhaps|maybe|possibly|probably|presumably|actually|really|basically|essentially|simply|honestly|frankly',
  'roughly|approximately|broadly|generally|typically',
  'in general|in fact|as a rule|on the whole|by and large|at all|by any chance',
  'for example|for instance|by the way|incidentally|please|kindly|of course|obviously',
  'out of (?:interest|curiosity)|as far as you know|to your knowledge|to the best of your knowledge',
].join('|')
const hedges = new RegExp(`(?<![\\p{L}\\p{N}])(?:${said})(?![\\p{L}\\p{N}])`, 'giu')

/**
 * What somebody is asked to agree with or to choose says of them what a question would ask: "I am usually in during the
 * day" is "are you usually in during the day". The same ones once, and none where a text says nothing of anybody.
 */
export function asAsked(text: string): readonly string[] {
  if (!/\b(i|my|me|we|our|us|myself|ourselves|mine|ours|you are)\b/i.test(text)) return []
  // Manners are the agent's own: "if you do not mind my asking".
  const turned = text
    .replace(hedges, ' ')
    .replace(/\b(?:i am|i['’]m|we are|we['’]re)\b/gi, 'you are')
    .replace(/\b(?:am i)\b/gi, 'are you')
    .replace(/\b(?:i|we|me|us)\b/gi, 'you')
    .replace(/\b(?:my|our)\b/gi, 'your')
    .replace(/\b(?:mine|ours)\b/gi, 'yours')
    .replace(/\b(?:myself|ourselves)\b/gi, 'yourself')
  return [turned, turned.replace(/\byou (are|were|have|will|do)\b/gi, '$1 you')]
}
