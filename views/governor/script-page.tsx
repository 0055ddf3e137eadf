import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { Decision } from '../parts/decision.tsx'
import type { Deed } from '../parts/deed.ts'
import { LinkList, type Way } from '../parts/link-list.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Summary, type SummaryRow } from '../parts/summary.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'
import { type Finding, FindingCard } from './finding-card.tsx'
import { Changed, HowFar, Marked, TakenOut, Versions } from './reading-parts.tsx'

/** One part that an approver reads: a block or a finding, by its key. */
export type PartSeen = {
  readonly id: string
  readonly key: string
  readonly read: boolean
  /** Marks it as read; absent when it is. */
  readonly mark?: Deed | undefined
  /** Where the reason for a finding is sent that has none yet. */
  readonly reasonAction?: string | undefined
}

/** How far the approver has come. */
export type ReadingSeen = {
  /** Undefined once reading has begun. */
  readonly begin: Deed | undefined
  readonly read: number
  readonly of: number
  readonly reasonsLeft: number
  readonly parts: ReadonlyMap<string, PartSeen>
}

export type ChangedText = {
  readonly where: string
  readonly runs: readonly { readonly is: 'same' | 'added' | 'taken-out'; readonly text: string }[]
}

export type ScriptBlock = {
  readonly id: string
  /** `questions/age`: finds what the approver has marked. */
  readonly key?: string | undefined
  /** The same block in other languages, text by text. */
  readonly versions?:
    | readonly {
        readonly language: string
        readonly code: string
        readonly texts: readonly { readonly here: string; readonly there: string }[]
      }[]
    | undefined
  /** What changed in it since the version before, word by word. */
  readonly changed?: readonly ChangedText[] | undefined
  /** "Opening", "Single choice", "Statement". */
  readonly kind: string
  readonly read: string
  readonly direction?: string | undefined
  /** "Asked only if q2 is Yes". */
  readonly when?: string | undefined
  readonly answers?: readonly string[] | undefined
  /** Where its words are changed, while the script is a draft. */
  readonly edit?: string | undefined
  /** Read in place of `read` from the second rank on. */
  readonly thenRead?: string | undefined
  /** Neutral words for an answer that fits none of those listed. */
  readonly probes?: readonly string[] | undefined
  readonly ifAsked?: readonly { readonly asked: string; readonly say: string }[] | undefined
}

export type ScriptPageProps = {
  readonly chrome: Chrome
  readonly title: string
  readonly version: string
  readonly state: string
  readonly tone: Tone
  readonly back: string
  /** Of exactly the words below, in hex. */
  readonly sha256: string
  readonly facts: readonly SummaryRow[]
  /** The picture of the way through, and the newer version where there is one. */
  readonly links: readonly Way[]
  /** The same questionnaire for other programs. */
  readonly downloads: readonly Way[]
  readonly findings: readonly Finding[]
  readonly parts: readonly { readonly heading: string; readonly blocks: readonly ScriptBlock[] }[]
  /** Set for a governor who may approve it. */
  readonly reading?: ReadingSeen | undefined
  /** What the version before had and this one has not. */
  readonly takenOut?: readonly ChangedText[] | undefined
  /** "the version approved before"; undefined when there was none. */
  readonly comparedWith?: string | undefined
  /** Propose, approve, refuse, retire: each with its refusal when it is not this governor's to press. */
  readonly deeds: readonly Deed[]
}

/** Every word of a questionnaire in the order it is read, with what was found in it and who may approve it. */
export function ScriptPage(props: ScriptPageProps) {
  return (
    <Layout chrome={props.chrome} title="Questionnaire" view="script">
      <PageHeading
        text={props.title}
        over={`Version ${props.version}`}
        back={{ href: props.back, text: 'Questionnaires' }}
      >
        <Tag text={props.state} tone={props.tone} />
      </PageHeading>
      <div class="gh-panel">
        <Summary
          rows={[
            ...props.facts,
            { term: 'SHA-256', text: <span class="gh-hash">{props.sha256}</span> },
          ]}
        />
      </div>
      <LinkList links={props.links} look="gh-downloads" />
      <Decision csrf={props.chrome.csrf} deeds={props.deeds}>
        {props.reading && <HowFar reading={props.reading} csrf={props.chrome.csrf} />}
      </Decision>
      <Findings findings={props.findings} reading={props.reading} csrf={props.chrome.csrf} />
      <TakenOut texts={props.takenOut ?? []} />
      {props.parts.map(({ heading, blocks }) => (
        <section>
          <h2 class="govuk-heading-m gh-section">{heading}</h2>
          {blocks.length === 0 && <p class="gh-empty">No words here.</p>}
          {blocks.map((block) => (
            <Block
              block={block}
              part={block.key === undefined ? undefined : props.reading?.parts.get(block.key)}
              csrf={props.chrome.csrf}
            />
          ))}
        </section>
      ))}
      <section aria-labelledby="take-away">
        <h2 class="govuk-heading-m gh-section" id="take-away">
          For other programs
        </h2>
        <LinkList links={props.downloads} look="gh-downloads" />
      </section>
    </Layout>
  )
}

type FindingsProps = {
  readonly findings: readonly Finding[]
  readonly reading: ReadingSeen | undefined
  readonly csrf: string
}

function Findings({ findings, reading, csrf }: FindingsProps) {
  return (
    <section aria-labelledby="findings">
      <h2 class="govuk-heading-m gh-section" id="findings">
        What the check found
      </h2>
      {findings.length === 0 && (
        <p class="gh-empty">The check found nothing against this wording.</p>
      )}
      {findings.map((finding, n) => (
        <>
          <FindingCard finding={finding} />
          <Marked part={reading?.parts.get(`finding/${n + 1}`)} csrf={csrf} />
        </>
      ))}
    </section>
  )
}

type BlockProps = {
  readonly block: ScriptBlock
  readonly part: PartSeen | undefined
  readonly csrf: string
}

function Block({ block, part, csrf }: BlockProps) {
  return (
    <article
      class={`gh-script-block${part?.read ? ' gh-script-block--read' : ''}`}
      id={`block-${block.id}`}
    >
      <div class="gh-script-block__head">
        <h3 class="gh-script-block__id">{block.id}</h3>
        <span>{block.kind}</span>
        {block.when !== undefined && <span>{block.when}</span>}
        {block.edit !== undefined && (
          <a class="govuk-link" href={block.edit}>
            Change<span class="govuk-visually-hidden"> the words of {block.id}</span>
          </a>
        )}
      </div>
      <p class="gh-script-block__read">{block.read}</p>
      {block.thenRead !== undefined && (
        <p class="gh-script-block__read">Then, rank by rank: {block.thenRead}</p>
      )}
      {block.direction !== undefined && (
        <p class="gh-script-block__note">Not read out: {block.direction}</p>
      )}
      {block.ifAsked?.map(({ asked, say }) => (
        <p class="gh-script-block__note">
          If asked “{asked}”: {say}
        </p>
      ))}
      {block.probes?.map((probe) => (
        <p class="gh-script-block__note">If no answer fits: {probe}</p>
      ))}
      {block.answers && block.answers.length > 0 && (
        <ul class="gh-script-block__answers">
          {block.answers.map((answer) => (
            <li>{answer}</li>
          ))}
        </ul>
      )}
      <Versions versions={block.versions} />
      <Changed texts={block.changed ?? []} />
      <Marked part={part} csrf={csrf} />
    </article>
  )
}
