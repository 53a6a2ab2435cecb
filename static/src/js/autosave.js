/**
 * Unsaved work is kept as a draft on the server.
 *
 * `<form data-autosave-url="…">` posts its fields there ten seconds after a change and
 * when the page is hidden or left. The form's `[data-autosave-status]` says how it went.
 * Files are not sent. Answers expected: any 2xx; 409 when someone else saved meanwhile.
 * `data-autosave-pause` is another pause in milliseconds, `data-autosave-said` another word
 * for "Draft saved". Where the form has a `count`, each sending is numbered, the last press
 * too; an `X-Version` in the answer is the `version` from which the form goes on. With
 * `data-autosave-first` the page's other forms are sent only after this one is saved.
 */
import { within } from './within.js'

const PAUSE = 10000 // milliseconds between a change and its saving
const KEEPALIVE_LIMIT = 60000 // bytes a browser lets outlive its page

const WORDS = {
  401: 'Not saved: you have been signed out. What you typed is still here: ' +
    'copy it, then sign in again.',
  403: 'Not saved: you may not change this, or you have signed in again since you opened ' +
    'it. What you typed is still here: copy it, then reload the page.',
  409: 'Not saved as a draft: someone else has saved this since you opened it. ' +
    'What you typed is still here; save to see both versions.',
  429: 'Not saved yet: the service is busy. What you typed is still here; trying again.',
  connection: 'Not saved: no connection. What you typed is still here; trying again.',
  other: 'Not saved: something went wrong. What you typed is still here; trying again.'
}

// Trying these again by itself would change nothing.
const FINAL = [401, 403, 409]

export function autosave (scope) {
  for (const form of within(scope, 'form[data-autosave-url]:not([data-autosave-on])')) {
    form.dataset.autosaveOn = ''
    new Draft(form)
  }
}

class Draft {
  constructor (form) {
    this.form = form
    this.status = form.querySelector('[data-autosave-status]')
    this.changes = this.saved = this.parting = 0
    this.failed = this.refused = this.sending = this.submitted = false
    form.addEventListener('input', () => this.changed())
    form.addEventListener('change', () => this.changed())
    form.addEventListener('submit', event => {
      number(form)
      // After every other listener: a press refused as a second one changes nothing.
      setTimeout(() => { this.submitted ||= !event.defaultPrevented })
    })
    window.addEventListener('pageshow', () => { this.submitted = false })
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.save({ leaving: true })
    })
    window.addEventListener('pagehide', () => this.save({ leaving: true }))
    window.addEventListener('online', () => this.save())
    if ('autosaveFirst' in form.dataset) {
      document.addEventListener('submit', event => this.first(event), true)
    }
    window.addEventListener('beforeunload', event => {
      if (this.failed && this.unsaved && !this.submitted) event.preventDefault()
    })
  }

  /** Another form of the page waits until what was typed here is saved. */
  async first (event) {
    const { target, submitter } = event
    if (target === this.form || !this.unsaved) return
    event.preventDefault()
    await this.request
    await this.save()
    if (!this.unsaved && target.isConnected) target.requestSubmit(submitter)
  }

  get unsaved () {
    return this.changes > this.saved && this.form.isConnected
  }

  changed () {
    this.changes += 1
    this.later()
  }

  later () {
    const pause = this.failed ? PAUSE : Number(this.form.dataset.autosavePause ?? PAUSE)
    this.timer ??= setTimeout(() => {
      this.timer = undefined
      this.save()
    }, pause)
  }

  async save ({ leaving = false } = {}) {
    if (!this.unsaved || this.submitted) return
    // The last words are sent even while an earlier save is on its way, but once.
    if (leaving ? this.parting === this.changes : this.sending) return this.later()
    this.request = this.deliver(this.changes, leaving)
    await this.request
  }

  async deliver (sent, leaving) {
    if (leaving) this.parting = sent
    this.sending = true
    try {
      const response = await send(this.form, leaving)
      if (this.submitted) return
      if (response.ok && !response.redirected) this.kept(sent, response.headers.get('X-Version'))
      else this.lost(response.redirected ? 401 : response.status)
    } catch {
      this.lost('connection')
    } finally {
      this.sending = false
    }
    if (this.unsaved && !this.refused) this.later()
  }

  kept (sent, version) {
    if (version) this.form.elements.version.value = version
    this.saved = Math.max(this.saved, sent)
    this.failed = this.refused = false
    const time = new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
    this.say(`${this.form.dataset.autosaveSaid ?? 'Draft saved'} at ${time}`)
  }

  lost (why) {
    this.failed = true
    this.refused = FINAL.includes(why)
    this.say(WORDS[why] ?? WORDS.other)
  }

  say (words) {
    if (!this.status) return
    this.status.classList.toggle('app-autosave--failed', this.failed)
    if (this.status.textContent !== words) this.status.textContent = words
  }
}

/** Number this sending, so that what arrives out of order is known as old. */
function number (form) {
  const count = form.elements.count
  if (count) count.value = Number(count.value) + 1
}

function send (form, leaving) {
  number(form)
  const fields = Array.from(new FormData(form)).filter(([, value]) => !(value instanceof File))
  const body = new URLSearchParams(fields)
  return fetch(form.dataset.autosaveUrl, {
    method: 'POST',
    body,
    credentials: 'same-origin',
    headers: { 'X-Requested-With': 'autosave' },
    keepalive: leaving && body.toString().length < KEEPALIVE_LIMIT
  })
}
