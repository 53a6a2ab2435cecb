/**
 * Everything the pages' scripts add. Each piece is an enhancement: without it the
 * same page works as plain links and forms. Nothing is kept in the browser.
 */
import {
  Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, Radios,
  ServiceNavigation, SkipLink
} from 'govuk-frontend'
import { AddAnother, Alert, FilterToggleButton } from '@ministryofjustice/frontend'

import { autosave } from './autosave.js'
import { autocomplete } from './autocomplete.js'
import { connection } from './connection.js'
import { forgetPath } from './forget-path.js'
import { countRows } from './rows.js'
import { sendAgain } from './send-again.js'
import { following, sheetKeys } from './sheet.js'
import { submitOnce } from './submit-once.js'
import { showCurrentTab } from './tabs.js'
import { within } from './within.js'

const parts = [
  [AddAnother], [Alert], [Button], [CharacterCount], [Checkboxes], [ErrorSummary],
  [FilterToggleButton, { startHidden: false }], [NotificationBanner], [Radios],
  [ServiceNavigation], [SkipLink]
]

/** Bring one part of the page to life; a piece already alive is left alone. */
function start (scope) {
  for (const [Part, config] of parts) {
    const name = Part.moduleName
    for (const root of within(scope, `[data-module="${name}"]:not([data-${name}-init])`)) {
      new Part(root, config)
    }
  }
  autocomplete(scope)
  autosave(scope)
  countRows(scope)
  sendAgain(scope, start)
  showCurrentTab(scope)
}

forgetPath()
if (document.body.classList.contains('govuk-frontend-supported')) {
  submitOnce()
  connection()
  sheetKeys()
  following()
  start(document)
  document.body.addEventListener('htmx:load', event => {
    if (event.detail.elt !== document.body) start(event.detail.elt)
  })
}
