import { KeyCap } from '../parts/key-cap.tsx'
import type { SayAnswer } from './question-page.tsx'
import { type HardWord, Marked, SayHints } from './say-hints.tsx'

type AskPanelProps = {
  readonly place: string
  readonly ifAsked: readonly SayAnswer[]
  readonly asked: readonly SayAnswer[]
  /** Neutral words for an answer that fits none of those listed. */
  readonly probes?: readonly string[]
  /** The language of the words, where it is not the page's. */
  readonly lang?: string | undefined
  readonly hard?: readonly HardWord[] | undefined
}

/** What to say when the person asks something: about this question first, then the truthful answers about the call. */
export function AskPanel({ place, ifAsked, asked, probes = [], lang, hard }: AskPanelProps) {
  if (ifAsked.length + asked.length + probes.length === 0) return null
  return (
    <details class="gh-ask" id={`ask-${place}`}>
      <summary class="gh-ask__open" data-key="a" aria-keyshortcuts="A">
        <span>If they ask a question</span>
        <KeyCap keyName="a" />
      </summary>
      <section class="gh-ask__panel" aria-label="What to say if they ask" tabindex={0}>
        <SayHints hard={hard} />
        <Probes probes={probes} lang={lang} hard={hard} />
        <Said heading="About this question" said={ifAsked} hard={hard} />
        <Said heading="About the call" said={asked} hard={hard} />
      </section>
    </details>
  )
}

type Hard = { readonly hard: readonly HardWord[] | undefined }

function Probes({
  probes,
  lang,
  hard,
}: Hard & { readonly probes: readonly string[]; readonly lang: string | undefined }) {
  if (probes.length === 0) return null
  return (
    <>
      <h2 class="gh-small-heading">If their answer fits none of these</h2>
      <ul class="gh-said" lang={lang}>
        {probes.map((probe) => (
          <li class="gh-said__one">
            <Marked text={probe} hard={hard} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Said({
  heading,
  said,
  hard,
}: Hard & { readonly heading: string; readonly said: readonly SayAnswer[] }) {
  if (said.length === 0) return null
  return (
    <>
      <h2 class="gh-small-heading">{heading}</h2>
      <dl class="gh-said">
        {said.map(({ asked, say }) => (
          <div class="gh-said__one">
            <dt>{asked}</dt>
            <dd>
              <Marked text={say} hard={hard} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
