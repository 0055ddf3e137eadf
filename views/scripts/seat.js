/**
 * A seat's page is for reading and pressing alone (P6): nothing is marked, copied, dragged, printed or saved from it,
 * and nothing is dropped or pasted into it. Whoever takes this away in the browser's tools gains nothing that they
 * could not read from the screen.
 */
;(() => {
  const atSeat = () => document.body.classList.contains('gh-body--seat')
  const stop = (event) => {
    if (atSeat()) event.preventDefault()
  }
  const marks = [
    'selectstart',
    'copy',
    'cut',
    'paste',
    'dragstart',
    'dragover',
    'drop',
    'contextmenu',
  ]
  for (const kind of marks) document.addEventListener(kind, stop)

  // Mark all, copy, save, print, see the source, find: with Control or with the key of another make.
  const chords = new Set(['a', 'c', 'x', 'v', 's', 'p', 'u', 'f', 'g', 'o'])
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey) if (chords.has(event.key.toLowerCase())) stop(event)
  })
})()
