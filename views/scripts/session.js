/**
 * Shows in time that the sign-in will end, and stays signed in without leaving the page: a half-written form is not
 * lost by it. Counts at the box's own speed and reads no clock of the seat's.
 */
;(() => {
  let shownAt = performance.now()
  const warning = () => document.getElementById('session-ends')

  function tick() {
    const part = warning()
    if (!part) return
    const speed = Number(document.getElementById('live')?.dataset.speed ?? 1)
    const gone = ((performance.now() - shownAt) / 1000) * speed
    const early = gone < Number(part.dataset.warnIn)
    if (part.hidden !== early) part.hidden = early
  }

  async function stay(form) {
    const body = new URLSearchParams(new FormData(form))
    const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' })
    // A yes leads back to a page. Anything else is shown as the page that it is.
    if (answer.type !== 'opaqueredirect') return form.submit()
    const part = warning()
    if (!part) return
    part.dataset.warnIn = part.dataset.again
    shownAt = performance.now()
    tick()
    document.getElementById('main')?.focus({ preventScroll: true })
  }

  document.addEventListener(
    'submit',
    (event) => {
      if (!event.target.closest?.('#session-ends')) return
      event.preventDefault()
      event.stopImmediatePropagation()
      // When the box cannot be reached the warning stays, and can be pressed again.
      stay(event.target).catch(() => undefined)
    },
    true,
  )
  document.addEventListener('gatehouse:shown', () => {
    shownAt = performance.now()
    tick()
  })
  setInterval(tick, 250)
})()
