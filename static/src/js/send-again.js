/**
 * A form written where the signal is poor is sent until it arrives, and once.
 *
 * `<form data-send-again="address to go to when it is saved">` with a hidden `key` that
 * names this sending: the server writes one key once, so that trying again is safe.
 * What was typed stays in the page and nowhere else; the browser keeps nothing.
 */
import { within } from './within.js'

const PAUSE = 5000 // milliseconds between one attempt and the next
const PATIENCE = 20000 // milliseconds after which an attempt is given up

const WORDS = {
  sending: 'Saving …',
  connection: 'No connection. This is not saved yet. Keep this page open: ' +
    'it is sent by itself as soon as there is a connection.',
  busy: 'The service is busy. This is not saved yet. Keep this page open: trying again.',
  401: 'Not saved: you have been signed out. What you typed is still here. ' +
    'Sign in on another tab, then press the button again.',
  403: 'Not saved: you may not do this, or you have signed in again since you opened this ' +
    'page. What you typed is still here: copy it, then reload the page.',
  404: 'Not saved: this case is no longer shared with you. Copy what you typed if you need it.'
}

/** `start` brings to life a part of the page that the server answered with. */
export function sendAgain (scope, start) {
  for (const form of within(scope, 'form[data-send-again]:not([data-send-again-on])')) {
    form.dataset.sendAgainOn = ''
    new Sending(form, start)
  }
}

class Sending {
  constructor (form, start) {
    this.form = form
    this.start = start
    this.status = form.querySelector('[data-send-again-status]')
    this.sending = this.waiting = this.arrived = false
    form.addEventListener('submit', event => {
      event.preventDefault()
      this.send()
    })
    window.addEventListener('online', () => { if (this.waiting) this.send() })
    window.addEventListener('beforeunload', event => {
      if (this.waiting && !this.arrived) event.preventDefault()
    })
  }

  async send () {
    if (this.sending || this.arrived) return
    this.sending = true
    clearTimeout(this.timer)
    this.say(this.waiting ? WORDS.connection : WORDS.sending)
    try {
      await this.answered(await post(this.form))
    } catch {
      this.later(WORDS.connection)
    } finally {
      this.sending = false
    }
  }

  async answered (response) {
    if (response.type === 'opaqueredirect') {
      this.arrived = true
      window.location.assign(this.form.dataset.sendAgain)
    } else if (response.status === 422 || response.status === 409) {
      this.show(new DOMParser().parseFromString(await response.text(), 'text/html'))
    } else if (WORDS[response.status]) {
      this.waiting = false
      this.say(WORDS[response.status], true)
    } else {
      this.later(WORDS.busy)
    }
  }

  /** Put the server's page, with what is wrong, in the place of this one. */
  show (page) {
    this.arrived = true
    const main = page.querySelector('main')
    document.title = page.title
    document.querySelector('main').replaceWith(main)
    this.start(main)
    main.querySelector('.govuk-error-summary')?.focus()
  }

  later (words) {
    this.waiting = true
    this.say(words, true)
    this.timer = setTimeout(() => this.send(), PAUSE)
  }

  say (words, isTrouble = false) {
    if (!this.status) return
    this.status.classList.toggle('app-sending--trouble', isTrouble || this.waiting)
    if (this.status.textContent !== words) this.status.textContent = words
  }
}

function post (form) {
  const stop = new AbortController()
  setTimeout(() => stop.abort(), PATIENCE)
  return fetch(form.action, {
    method: 'POST',
    body: new URLSearchParams(new FormData(form)),
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'manual',
    signal: stop.signal,
    headers: { 'X-Requested-With': 'send-again' }
  })
}
