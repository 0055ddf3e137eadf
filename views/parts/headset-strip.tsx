/**
 * Tells how the headset is, and tests it at sign-in. It stands outside the refreshed part and hidden: the headset's own
 * script shows what applies, so without that script nothing stands in the way.
 */
export function HeadsetStrip({ calls }: { calls: number }) {
  return (
    <section id="headset" class="gh-headset" aria-label="Headset" data-calls={String(calls)} hidden>
      <div class="gh-headset__line">
        <p class="gh-headset__words" role="status" data-sound="words" />
        <label class="gh-headset__level" data-sound="level">
          Your voice
          <meter min="0" max="1" low={0.12} optimum={0.5} value="0" data-sound="meter" />
        </label>
        <button
          type="button"
          class="govuk-button govuk-button--secondary gh-headset__button"
          aria-pressed="false"
          data-sound="mute"
        >
          Mute
        </button>
        <button
          type="button"
          class="govuk-button govuk-button--secondary gh-headset__button"
          data-sound="again"
        >
          Try again
        </button>
        <details class="gh-headset__choose" data-sound="choose">
          <summary>Choose microphone and speaker</summary>
          <Device name="microphone" label="Microphone" />
          <Device name="speaker" label="Speaker" />
        </details>
      </div>
      <div class="gh-headset__test" data-sound="test">
        <p>You should hear your own words a moment after you say them.</p>
        <button type="button" class="govuk-button gh-headset__button" data-sound="pass">
          I can hear myself
        </button>
        <button
          type="button"
          class="govuk-button govuk-button--secondary gh-headset__button"
          data-sound="fail"
        >
          I cannot hear myself
        </button>
      </div>
    </section>
  )
}

/** A list to choose from, as everywhere on an agent's page: nothing here can be typed into (P6). */
function Device({ name, label }: { name: string; label: string }) {
  return (
    <fieldset class="gh-headset__device">
      <legend>{label}</legend>
      <div data-sound={name} />
    </fieldset>
  )
}
