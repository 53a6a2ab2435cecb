/**
 * htmx notes the page's address in the browser's storage. The address of a page may be
 * that of a case, and nothing about a case is kept in a browser: the note is removed as
 * soon as it is made. Without it htmx goes by the address bar, which says the same.
 */
const NOTE = 'htmx-current-path-for-history'
const NOTED = ['htmx:pushedIntoHistory', 'htmx:replacedInHistory', 'htmx:historyRestore']

function forget () {
  try {
    sessionStorage.removeItem(NOTE)
  } catch {
    // Where storage is switched off, nothing was noted.
  }
}

export function forgetPath () {
  forget()
  for (const event of NOTED) document.body.addEventListener(event, forget)
}
