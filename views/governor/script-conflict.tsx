/** One text that somebody saved in the meantime, or that is in the form: what it was, is, and would be. */
export type ConflictText = {
  readonly where: string
  readonly before: string
  readonly now: string
  readonly yours: string | undefined
}

export type ConflictProps = {
  readonly texts: readonly ConflictText[]
  /** The block that the form is about is no more. */
  readonly gone: boolean
}

/** Two governors changed one draft: both versions, so that neither is lost and neither wins unseen. */
export function ScriptConflict({ texts, gone }: ConflictProps) {
  return (
    <section class="gh-panel" aria-labelledby="conflict">
      <h2 class="gh-panel__heading" id="conflict">
        What changed in the meantime
      </h2>
      <p>
        {gone
          ? 'The part that you worked on is no longer in the draft. Your words are below; nothing of them is saved.'
          : 'Nothing of yours is lost: it stands in the form below, on the newest draft. Saving puts it there.'}
      </p>
      {texts.length === 0 && <p>No words are different: only their order, or what is chosen.</p>}
      {texts.map(({ where, before, now, yours }) => (
        <dl class="govuk-summary-list gh-conflict">
          <Row term="Where" text={where} />
          <Row term="Before" text={before} />
          <Row term="In the draft now" text={now} />
          {yours !== undefined && <Row term="Yours" text={yours} />}
        </dl>
      ))}
    </section>
  )
}

function Row({ term, text }: { term: string; text: string }) {
  return (
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key">{term}</dt>
      <dd class="govuk-summary-list__value">{text === '' ? 'No words' : text}</dd>
    </div>
  )
}
