import { within } from './within.js'

/** On a phone the tabs scroll sideways: bring the current one into sight. */
export function showCurrentTab (scope) {
  for (const current of within(scope, '.app-tabs__link[aria-current]')) {
    const list = current.closest('.app-tabs__list')
    list.scrollLeft = current.parentElement.offsetLeft - list.offsetLeft - 24
  }
}
