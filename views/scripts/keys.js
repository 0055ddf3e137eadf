/**
 * The keyboard: whatever carries data-key is chosen or pressed by that key, Enter presses what carries data-enter.
 * A number pressed a second time continues, so that an interview can be done with the number keys alone.
 * Keys can be turned off at the seat, for people whose speech or hands would press them by mistake.
 */
;(() => {
  const remembered = 'gatehouse.keys'
  let sending = false
  let sentAt = 0

  const off = () => sessionStorage.getItem(remembered) === 'off'
  const blanked = () => document.documentElement.classList.contains('gh-blanked')
  const typing = (target) =>
    target.matches?.(
      'textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])',
    )

  function findKey(key) {
    const wanted = key.toLowerCase()
    for (const element of document.querySelectorAll('#live [data-key]')) {
      if (element.dataset.key === wanted && !element.disabled) return element
    }
    return undefined
  }

  function choose(element) {
    if (element.type === 'radio' && element.checked) {
      element.form?.querySelector('[data-enter]')?.click()
      return
    }
    // An opened panel leaves the focus where it was, so that Enter still goes on with the block.
    if (!element.matches('summary')) element.focus()
    element.click()
  }

  function onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return
    if (blanked() || typing(event.target)) return
    if (event.key === 'Enter') {
      if (event.target.matches('a, button, summary')) return
      const next = document.querySelector('#live [data-enter]:not(:disabled)')
      if (next) {
        event.preventDefault()
        next.click()
      }
      return
    }
    if (off()) return
    const element = findKey(event.key)
    if (!element) return
    event.preventDefault()
    choose(element)
  }

  /** "None of these" stands alone; every other answer takes it off again. */
  function onChange(event) {
    const box = event.target
    if (box.type !== 'checkbox' || !box.checked || !box.form) return
    const alone = box.hasAttribute('data-alone')
    for (const other of box.form.querySelectorAll('input[type=checkbox]')) {
      if (other !== box && other.name === box.name && (alone || other.hasAttribute('data-alone'))) {
        other.checked = false
      }
    }
  }

  // A second press while the first is on its way would be refused as out of place, so it is dropped here.
  function onSubmit(event) {
    if (sending && performance.now() - sentAt < 10_000) {
      event.preventDefault()
      event.stopImmediatePropagation()
      return
    }
    sending = true
    sentAt = performance.now()
  }
  const done = () => {
    sending = false
  }

  function showToggle() {
    for (const button of document.querySelectorAll('[data-keys-toggle]')) {
      button.hidden = false
      button.setAttribute('aria-pressed', String(!off()))
      button.textContent = off() ? 'Keys off' : 'Keys on'
    }
  }

  document.addEventListener('keydown', onKey)
  document.addEventListener('change', onChange)
  document.addEventListener('submit', onSubmit, true)
  document.addEventListener('htmx:finally:request', done)
  document.addEventListener('invalid', done, true)
  window.addEventListener('pageshow', done)
  document.addEventListener('click', (event) => {
    if (!event.target.closest?.('[data-keys-toggle]')) return
    sessionStorage.setItem(remembered, off() ? 'on' : 'off')
    showToggle()
  })
  document.addEventListener('gatehouse:shown', showToggle)
  showToggle()
})()
