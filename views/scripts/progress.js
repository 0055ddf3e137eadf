/** Keeps the bar of an import where the box says it is, and loads the page again when it is over. */
;(() => {
  const panel = document.getElementById('progress')
  const bar = document.getElementById('bar')
  const said = document.getElementById('said')
  if (!panel || !bar || !said) return

  async function look() {
    try {
      const answer = await fetch(panel.dataset.ask, { cache: 'no-store' })
      if (!answer.ok) return location.reload()
      const seen = await answer.json()
      if (seen.over) return location.reload()
      bar.max = Math.max(1, seen.of)
      bar.value = seen.read
      said.textContent = seen.said
    } catch {
      // The box is away for a moment: it is asked again.
    }
    setTimeout(look, 1000)
  }

  setTimeout(look, 1000)
})()
