/**
 * A second press of a button never sends the same form twice.
 *
 * The button stays enabled, so that its name and value are sent; the second submit is
 * refused instead. A form whose answer is a download opts out with data-resubmit.
 */
const RELEASE_AFTER = 15000 // milliseconds: a request that died must not lock the form

export function submitOnce () {
  document.addEventListener('submit', event => {
    const form = event.target
    if (form.method !== 'post' || 'resubmit' in form.dataset || isHtmx(form)) return
    if (form.dataset.sent) {
      event.preventDefault()
      return
    }
    if (event.defaultPrevented) return
    form.dataset.sent = 'true'
    setTimeout(() => release(form), RELEASE_AFTER)
  })
  // Going back may bring the page from memory, its forms still marked as sent.
  window.addEventListener('pageshow', () => {
    document.querySelectorAll('form[data-sent]').forEach(release)
  })
}

function release (form) {
  delete form.dataset.sent
}

function isHtmx (form) {
  return ['hx-post', 'hx-put', 'hx-patch', 'hx-delete'].some(name => form.hasAttribute(name))
}
