/**
 * Keeps the page at what the box says. One EventSource a page tells only a version number; the page then fetches
 * itself again and the part #live is morphed in place, so focus and half-chosen answers stay.
 *
 * The bundled SSE extension is not used: it never tries again when its first connection fails, waits up to a
 * minute between later tries, and cannot see a connection that is open but silent.
 */
;(() => {
  const silentFor = 25_000
  const reopenAfter = 2_000
  let source
  let sourceUrl
  let latest
  let lastHeard = performance.now()
  let openedAt = 0
  let wasOpen = false
  let catchUps = 0
  let busySince
  let timer

  const live = () => document.getElementById('live')
  const version = () => Number(live()?.dataset.version)

  function heard() {
    lastHeard = performance.now()
    showLost(false)
  }

  function showLost(lost) {
    show('connection', lost)
  }

  function show(id, shown) {
    const banner = document.getElementById(id)
    if (banner && banner.hidden === shown) banner.hidden = !shown
  }

  // Another page took this one's place. It comes back when somebody is at it, and not by itself: two pages would take
  // each other's place for ever.
  let isElsewhere = false
  function beElsewhere(elsewhere) {
    if (isElsewhere === elsewhere) return
    isElsewhere = elsewhere
    show('elsewhere', elsewhere)
    lastHeard = performance.now()
    connect()
  }

  // A browser has six lines to one box: a page behind another must not hold one, or the seventh waits for ever. Where a
  // headset is connected, it does: the headset hears by it that the box was started again.
  const letsGo = () => document.hidden && live()?.dataset.headset === undefined

  function connect() {
    const url = letsGo() || isElsewhere ? undefined : live()?.dataset.stream
    if (url === sourceUrl && source && source.readyState !== EventSource.CLOSED) return
    source?.close()
    source = undefined
    sourceUrl = url
    if (!url) return
    openedAt = performance.now()
    source = new EventSource(url)
    source.addEventListener('changed', (event) => {
      heard()
      latest = Number(event.data)
      catchUps = 0
      if (latest !== version()) soon(60)
    })
    source.addEventListener('ping', heard)
    source.addEventListener('elsewhere', () => beElsewhere(true))
    source.addEventListener('open', () => {
      heard()
      // It may be another box than before: whoever has something of the last one asks again.
      if (wasOpen) document.dispatchEvent(new CustomEvent('gatehouse:back'))
      wasOpen = true
    })
  }

  // A burst of changes becomes one fetch: the first one waits a moment for the rest.
  function soon(ms) {
    if (timer !== undefined) return
    timer = setTimeout(() => {
      timer = undefined
      void refresh()
    }, ms)
  }

  // Longer than a request may take: one that has not come back by then never will, and the page must not wait for it.
  const givenUpAfter = 20_000
  const isBusy = () => busySince !== undefined && performance.now() - busySince < givenUpAfter

  async function refresh() {
    // A change that was heard of before the page gave way to one that follows nothing, as after signing out.
    if (isBusy() || !live()?.dataset.stream) return
    const since = performance.now()
    busySince = since
    try {
      await htmx.ajax('GET', location.pathname + location.search, {
        source: live(),
        target: live(),
        select: '#live',
        swap: 'outerMorph show:none',
      })
    } finally {
      if (busySince === since) busySince = undefined
    }
    catchUp()
  }

  // A slow answer may have been made before the change we heard of. Three tries, then wait for the next word.
  function catchUp() {
    if (latest === undefined || !(version() < latest) || catchUps >= 3) return
    catchUps += 1
    soon(250)
  }

  function afterSwap(before) {
    const part = live()
    if (!part) return
    if (part.dataset.view !== before) {
      const start = part.querySelector('[data-start]') ?? part.querySelector('main')
      start?.focus({ preventScroll: true })
      window.scrollTo(0, 0)
    }
    connect()
    document.dispatchEvent(new CustomEvent('gatehouse:shown'))
  }

  // A refusal must stay long enough to be read, and the room changes many times meanwhile: a refresh puts it back.
  const readableFor = 10_000
  const refusals = {
    '.gh-notice--error': (said) => document.getElementById('main')?.prepend(said),
    '.gh-pin__error': (said) => document.querySelector('#live [data-pin]')?.before(said),
    '.gh-strip--error': (said) => document.querySelector('#live .gh-answer-form')?.before(said),
  }
  let refusal

  function keepRefusal(source) {
    const kind = Object.keys(refusals).find((one) => document.querySelector(`#live ${one}`))
    if (source !== live()) {
      const said = kind && document.querySelector(`#live ${kind}`).cloneNode(true)
      // It has been said aloud once; put back, it is only to be seen.
      said?.removeAttribute('role')
      refusal = said && { kind, said, view: live()?.dataset.view, at: performance.now() }
    } else if (refusal && !kind && refusal.view === live()?.dataset.view) {
      if (performance.now() - refusal.at < readableFor)
        refusals[refusal.kind](refusal.said.cloneNode(true))
    }
  }

  let viewBefore = live()?.dataset.view
  document.addEventListener('htmx:before:swap', (event) => {
    const { text = '', response } = event.detail.ctx
    // An answer without the part to swap (a proxy's error, an empty body) must not wipe the page.
    if (!text.includes('id="live"')) {
      event.preventDefault()
      showLost(true)
      return
    }
    // A deed may lead to an ordinary page, which then loads as one: downloads and files work there.
    if (response?.raw.redirected && !/id="live"[^>]*data-stream=/.test(text)) {
      event.preventDefault()
      location.assign(response.raw.url)
      return
    }
    viewBefore = live()?.dataset.view
  })
  document.addEventListener('htmx:after:swap', (event) => {
    showLost(false)
    keepRefusal(event.detail.ctx.sourceElement)
    afterSwap(viewBefore)
  })
  // A refusal is shown where the press was made. The address it was sent to has no page to come back to.
  document.addEventListener('htmx:before:history:update', (event) => {
    if (!event.detail.response?.raw.redirected) event.preventDefault()
  })
  document.addEventListener('htmx:before:request', (event) => {
    if (event.detail.ctx.sourceElement !== live()) busySince = performance.now()
  })
  document.addEventListener('htmx:finally:request', (event) => {
    if (event.detail.ctx.request.method === 'GET' && event.detail.ctx.sourceElement === live())
      return
    busySince = undefined
    catchUp()
  })
  document.addEventListener('htmx:error', () => showLost(true))
  document.addEventListener('gatehouse:due', () => soon(1_000))
  // Only forms are sent by htmx. A link goes where it goes.
  document.addEventListener(
    'click',
    (event) => {
      if (event.target.closest?.('#live a[href]')) event.stopPropagation()
    },
    true,
  )

  window.addEventListener('focus', () => beElsewhere(false))
  for (const somebody of ['pointerdown', 'keydown'])
    document.addEventListener(somebody, () => beElsewhere(false), true)

  document.addEventListener('visibilitychange', () => {
    lastHeard = performance.now()
    connect()
  })

  setInterval(() => {
    if (!live()?.dataset.stream || letsGo() || isElsewhere) return
    const now = performance.now()
    const silent = now - lastHeard > silentFor
    const closed = source?.readyState !== EventSource.OPEN
    if (silent || (closed && now - lastHeard > reopenAfter * 2)) showLost(true)
    if ((silent || closed) && now - openedAt > (closed ? reopenAfter : silentFor)) {
      source?.close()
      connect()
    }
  }, 1_000)

  connect()
})()
