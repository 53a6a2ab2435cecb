import { within } from './within.js'

/** Keep a repeating part's count of rows true, so that the server reads each of them. */
export function countRows (scope) {
  for (const root of within(scope, '[data-module="moj-add-another"]:not([data-counted])')) {
    const total = root.querySelector('input[name$="-TOTAL_FORMS"]')
    if (!total) continue
    root.dataset.counted = ''
    const count = () => {
      total.value = root.querySelectorAll('.moj-add-another__item').length
      root.dispatchEvent(new Event('change', { bubbles: true }))
    }
    root.addEventListener('moj-add-another:add-item', count)
    root.addEventListener('moj-add-another:remove-item', count)
  }
}
