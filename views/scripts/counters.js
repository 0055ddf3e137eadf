/** Counts seconds on the page at the box's own speed, from the figure the server wrote. Reads no clock of the seat's. */
;(() => {
  let shownAt = performance.now()
  let toldDue = false

  function clock(seconds) {
    const whole = Math.max(0, Math.floor(seconds))
    const rest = String(whole % 60).padStart(2, '0')
    return `${Math.floor(whole / 60)}:${rest}`
  }

  // The trial's clock in the header. After midnight the time alone is shown: the day was another.
  function timeOfDay(seconds, text) {
    const minutes = Math.floor(seconds / 60)
    const two = (number) => String(number).padStart(2, '0')
    const time = `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`
    return seconds < 86_400 ? `${time}${text.slice(5)}` : time
  }

  function write(element, text) {
    if (element.textContent !== text) element.textContent = text
  }

  // What the page waits for has come: it fetches itself once and the box says what is next.
  function tellDue() {
    if (toldDue) return
    toldDue = true
    document.dispatchEvent(new CustomEvent('gatehouse:due'))
  }

  function tick() {
    const speed = Number(document.getElementById('live')?.dataset.speed ?? 1)
    const gone = ((performance.now() - shownAt) / 1000) * speed
    for (const element of document.querySelectorAll('[data-elapsed]')) {
      write(element, clock(Number(element.dataset.elapsed) + gone))
    }
    for (const element of document.querySelectorAll('[data-clock]')) {
      write(element, timeOfDay(Number(element.dataset.clock) + gone, element.textContent))
    }
    for (const element of document.querySelectorAll('[data-remaining]')) {
      const left = Number(element.dataset.remaining) - gone
      write(element, clock(Math.ceil(left)))
      if (left <= 0) tellDue()
    }
  }

  document.addEventListener('gatehouse:shown', () => {
    shownAt = performance.now()
    toldDue = false
    tick()
  })
  setInterval(tick, 250)
})()
