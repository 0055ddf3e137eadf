import { DeedButton } from '../parts/deed-button.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'
import { Tag } from '../parts/tag.tsx'
import { TextField } from '../parts/text-field.tsx'
import type { ChangedText, PartSeen, ReadingSeen, ScriptBlock } from './script-page.tsx'

/** How much of it this governor has marked as read, and the way to begin. */
export function HowFar({ reading, csrf }: { reading: ReadingSeen; csrf: string }) {
  const { begin, read, of, reasonsLeft } = reading
  return (
    <div class="gh-how-far">
      <p>
        <strong>
          {read} of {of}
        </strong>{' '}
        parts are marked as read by you
        {reasonsLeft > 0 ? `, and ${reasonsLeft} findings wait for a reason` : ''}. A part cannot be
        marked faster than its words can be read.
      </p>
      {begin && <DeedButton csrf={csrf} deed={begin} />}
    </div>
  )
}

/** At the end of each part: mark it as read, then say why a finding may stand. */
export function Marked({ part, csrf }: { part: PartSeen | undefined; csrf: string }) {
  if (part === undefined) return null
  return (
    <div class="gh-mark-read" id={`part-${part.id}`}>
      {part.read && <Tag text="Read" tone="good" />}
      {part.mark && <DeedButton csrf={csrf} deed={part.mark} />}
      {part.reasonAction !== undefined && (
        <SubmitForm action={part.reasonAction} csrf={csrf} label="Write the reason down">
          <input type="hidden" name="part" value={part.id} />
          <TextField
            field={{
              name: 'reason',
              label: 'Why this finding may stand',
              hint: 'One sentence. No name, number or address: it is kept under seal.',
            }}
            rows={2}
          />
        </SubmitForm>
      )}
    </div>
  )
}

/** The same words in another language, side by side. */
export function Versions({ versions }: Pick<ScriptBlock, 'versions'>) {
  return (
    <>
      {versions?.map(({ language, code, texts }) => (
        <table class="gh-versions">
          <caption class="govuk-visually-hidden">In {language}</caption>
          <thead>
            <tr>
              <th scope="col">These words</th>
              <th scope="col">{language}</th>
            </tr>
          </thead>
          <tbody>
            {texts.map(({ here, there }) => (
              <tr>
                <td>{here}</td>
                <td lang={code}>{there}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </>
  )
}

/** What changed since the version before, word by word; readable without colour. */
export function Changed({ texts }: { texts: readonly ChangedText[] }) {
  if (texts.length === 0) return null
  return (
    <div class="gh-changed">
      <p class="gh-changed__head">Changed since the version approved before</p>
      {texts.map((text) => (
        <Text text={text} />
      ))}
    </div>
  )
}

export function TakenOut({ texts }: { texts: readonly ChangedText[] }) {
  if (texts.length === 0) return null
  return (
    <section aria-labelledby="taken-out">
      <h2 class="govuk-heading-m gh-section" id="taken-out">
        Taken out since the version approved before
      </h2>
      <div class="gh-changed">
        {texts.map((text) => (
          <Text text={text} />
        ))}
      </div>
    </section>
  )
}

function Text({ text: { where, runs } }: { text: ChangedText }) {
  return (
    <p>
      <span class="gh-changed__where">{where}: </span>
      {runs.map(({ is, text }) =>
        is === 'same' ? text : is === 'added' ? <ins>{text}</ins> : <del>{text}</del>,
      )}
    </p>
  )
}
