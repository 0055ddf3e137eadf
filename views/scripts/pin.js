/**
 * The PIN pad: digit buttons and number keys, dots that show how many. Digits are kept here, never in the page,
 * and put into the hidden field only as the form is sent; so a refresh of the page in between loses none.
 */
;(() => {
  let typed = ''

  const padOf = (target) => target.closest?.('[data-pin]') ?? undefined
  const lengthOf = (form) => Number(form.dataset.pin)
  const waiting = (form) => form.querySelector('[data-rub]').disabled

  function show(form) {
    form.querySelectorAll('[data-dot]').forEach((dot, index) => {
      dot.classList.toggle('gh-pin__dot--full', index < typed.length)
    })
    form.querySelector('[data-pin-count]').textContent =
      `${typed.length} of ${lengthOf(form)} digits entered`
    form.querySelector('[data-enter]').disabled = waiting(form) || typed.length !== lengthOf(form)
  }

  function press(form, digit) {
    if (waiting(form) || typed.length >= lengthOf(form)) return
    typed += digit
    show(form)
  }

  function rub(form) {
    typed = typed.slice(0, -1)
    show(form)
  }

  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('[data-digit], [data-rub]')
    const form = button && padOf(button)
    if (!form) return
    if (button.hasAttribute('data-rub')) rub(form)
    else press(form, button.dataset.digit)
  })

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return
    if (event.target.matches?.('input:not([type=hidden]), textarea, select')) return
    const form = document.querySelector('#live [data-pin]')
    if (!form || form.closest('details:not([open])')) return
    if (/^[0-9]$/.test(event.key)) press(form, event.key)
    else if (event.key === 'Backspace') rub(form)
    // A digit pressed by mouse keeps the focus; Enter then means "send", not the same digit again.
    else if (event.key === 'Enter' && event.target.matches('[data-digit]')) {
      form.querySelector('[data-enter]').click()
    } else return
    event.preventDefault()
  })

  document.addEventListener(
    'submit',
    (event) => {
      const form = padOf(event.target)
      if (!form) return
      form.querySelector('input[name=pin]').value = typed
      typed = ''
    },
    true,
  )

  document.addEventListener('gatehouse:shown', () => {
    const forms = document.querySelectorAll('#live [data-pin]')
    if (forms.length === 0) typed = ''
    for (const form of forms) show(form)
  })
})()
