/** One key hides everything on a supervisor's page from whoever walks up behind. It stays hidden through a reload. */
;(() => {
  const remembered = 'gatehouse.blanked'
  const panel = document.getElementById('blank')
  const allowed = () => document.querySelector('#live [data-blank]') !== null

  function show(blanked) {
    sessionStorage.setItem(remembered, blanked ? 'yes' : 'no')
    document.documentElement.classList.toggle('gh-blanked', blanked)
    panel.hidden = !blanked
    if (blanked) document.getElementById('unblank').focus()
    else document.getElementById('main')?.focus({ preventScroll: true })
  }

  document.addEventListener('keydown', (event) => {
    if (
      event.key.toLowerCase() !== 'b' ||
      event.ctrlKey ||
      event.altKey ||
      event.metaKey ||
      event.repeat
    )
      return
    if (event.target.matches?.('input:not([type=radio], [type=checkbox]), textarea, select')) return
    if (!panel.hidden) show(false)
    else if (allowed()) show(true)
  })
  document.addEventListener('click', (event) => {
    if (event.target.closest?.('#unblank')) show(false)
    else if (event.target.closest?.('[data-blank]')) show(true)
  })
  if (sessionStorage.getItem(remembered) === 'yes' && allowed()) show(true)
})()
