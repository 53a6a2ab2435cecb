/**
 * Tells people when a part of the page could not be fetched or sent.
 *
 * An expired session answers with a whole sign-in page, which must never be put into
 * a table row over somebody's unsaved words.
 */
const WORDS = {
  connection: 'No connection. What you typed is still here. This page will catch up by itself.',
  signedOut: 'You have been signed out. What you typed is still here: copy it if you need it, ' +
    'then sign in again.',
  403: 'You may not do that. Nothing was changed.',
  404: 'That is no longer there. Reload the page to see how things are now.',
  429: 'The service is busy. Wait a moment, then try again.',
  other: 'Something went wrong and nothing was changed. Try again.'
}

export function connection () {
  const status = document.getElementById('connection')
  if (!status) return
  const say = words => {
    if (status.textContent !== words) status.textContent = words
  }
  document.body.addEventListener('htmx:sendError', () => say(WORDS.connection))
  document.body.addEventListener('htmx:timeout', () => say(WORDS.connection))
  document.body.addEventListener('htmx:responseError', event => {
    say(WORDS[event.detail.xhr.status] ?? WORDS.other)
  })
  document.body.addEventListener('htmx:beforeSwap', event => {
    const { xhr, boosted } = event.detail
    if (!boosted && /^\s*<!doctype html/i.test(xhr.responseText)) {
      event.detail.shouldSwap = false
      say(xhr.status < 400 ? WORDS.signedOut : WORDS[xhr.status] ?? WORDS.other)
    } else if (xhr.status < 400) {
      say('')
    }
  })
}
