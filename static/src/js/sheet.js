/**
 * The record sheet by keyboard, and the page of those who follow it.
 *
 * Keys work only while no field has the focus, and not at all where the page says so.
 * `[data-key="a"]` holds what the key "a" presses, opens or goes to.
 */
const FIELD = 'input, textarea, select, [contenteditable]'
const TYPED = 'textarea, select, input:not([type=hidden])'

export function sheetKeys () {
  document.addEventListener('keydown', event => {
    if (!document.querySelector('[data-keys]')) return
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return
    if (event.key === 'Escape') return document.activeElement?.blur()
    if (event.target.closest?.(FIELD)) return
    const place = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`)
    if (!place) return
    event.preventDefault()
    press(place)
  })
}

/** Press a button, open a fold and go into it, or go to a field. */
function press (place) {
  const fold = place.querySelector('details')
  if (fold) {
    fold.open = !fold.open
    const inside = fold.open && fold.querySelector(TYPED)
    return (inside || fold.querySelector('summary')).focus()
  }
  const button = place.querySelector('button')
  if (button) return button.click()
  place.querySelector(TYPED)?.focus()
}

/** Say which case is open when another opens, and nothing in between. */
export function following () {
  document.body.addEventListener('htmx:afterSettle', () => {
    const said = document.querySelector('[data-follow]')?.dataset.follow
    const status = document.querySelector('[data-follow-status]')
    if (status && said && status.textContent !== said) status.textContent = said
  })
}
