import { keepRecent } from '../basics/keep-recent.ts'

/**
 * The small words that no sentence of a language can do without. Enough to see that a text is not in the language it
 * is said to be in; not enough to tell Danish from Norwegian, and nothing hangs on that.
 */
const smallWords = {
  en: 'am going too ask please choose the a an of to and in is are was were you your do does did have has it that this for with on how what which when who why would could from by as at be or not if we they i my their will can about me us please there thank very good poor yes no all than so say read one any more most less been them his her some next last',
  cy: 'y yr yn a ac o i ar ei eich chi mae yw oes sydd beth pa pwy ble pryd sut faint am gan gyda wedi oedd bod ddim nid ni hyn hwn hon neu ond mewn iawn os na eu ein yw’r da dim un mwy rhan diolch hwyl',
  French:
    'le la les un une des du de et est sont vous votre vos avez êtes pour dans que qui quel quelle quels combien où quand avec sur pas ne se ce cette chez il elle nous mon aux',
  German:
    'der die das ein eine und ist sind sie ihr ihre haben nicht wie wo wann was wer welche welcher mit von zu für auf im in den dem des bei wir es oder auch wieviel viel',
  Spanish:
    'el la los las un una y es son su sus usted tiene para en que qué cuál cuánto cuándo dónde quién con por no se de del al está hay como más cuántos',
  Italian:
    'il lo la gli le un una e è sono suo sua ha per in che cosa quale quanto quando dove chi con non si di del della dei nel casa lei come più',
  Portuguese:
    'o a os as um uma e é são seu sua tem para em que qual quanto quando onde quem com não se de do da dos das no na você mais quantos',
  Dutch:
    'de het een en is zijn uw u heeft hebt voor in dat wat welke hoeveel wanneer waar wie met niet op van aan bij er wij ook hoe hebben naar',
  Polish:
    'i w na z do jest są pan pani pana państwo czy co jak gdzie kiedy kto ile nie się to ten ta ma jaki jaka jakie o po za ze dla od pański',
  Romanian:
    'și în la cu de pe este sunt dumneavoastră aveți pentru ce care cât când unde cine nu se un o al ale din sau mai vă acasă',
  Turkish:
    've bir bu ne nasıl nerede kim kaç için mi mı değil var yok ile siz sizin evde daha çok olarak',
} as const

export type NamedLanguage = keyof typeof smallWords

const sets = Object.entries(smallWords).map(
  ([name, words]) => [name as NamedLanguage, new Set(words.split(' '))] as const,
)

/**
 * The language that a text is most likely in, or undefined when it is too short to tell or reads like several. A text
 * of fewer than four words tells nothing.
 */
export function languageOf(text: string): NamedLanguage | undefined {
  return (known.get(text) ?? known.set(text, { is: mostLikely(text) })).is
}

const known = keepRecent<{ readonly is: NamedLanguage | undefined }>(2_000_000)

function mostLikely(text: string): NamedLanguage | undefined {
  const words = text.toLowerCase().match(/[\p{L}’']+/gu) ?? []
  if (words.length < 4) return undefined
  const counts = sets
    .map(([name, set]) => ({ name, hits: words.filter((word) => set.has(word)).length }))
    .sort((a, b) => b.hits - a.hits)
  const [best, second] = counts
  if (best === undefined || best.hits < 2 || best.hits < words.length * 0.2) return undefined
  return best.hits > (second?.hits ?? 0) ? best.name : undefined
}
