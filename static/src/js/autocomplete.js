import accessibleAutocomplete from 'accessible-autocomplete'

import { within } from './within.js'

/** Turn a long `<select data-autocomplete>` into a box one can type in. */
export function autocomplete (scope) {
  for (const select of within(scope, 'select[data-autocomplete]:not([data-enhanced])')) {
    select.dataset.enhanced = ''
    enhance(select)
  }
}

function enhance (select) {
  const id = select.id
  const described = textOf(select.getAttribute('aria-describedby'))
  accessibleAutocomplete.enhanceSelectElement({
    selectElement: select,
    defaultValue: select.value ? undefined : '',
    autoselect: false,
    confirmOnBlur: false,
    showAllValues: true,
    tNoResults: () => 'Nothing found',
    tAssistiveHint: () => `${described} When results appear use the up and down arrows ` +
      'to look through them and enter to select.',
    onConfirm: text => choose(select, text)
  })
  const input = document.getElementById(id)
  input.addEventListener('blur', () => choose(select, input.value))
}

/** Words that match no option choose nothing: an old choice must not be sent instead. */
function choose (select, text) {
  if (text === undefined) return
  const options = Array.from(select.options)
  const wanted = options.find(option => option.text.trim() === text.trim())
  select.selectedIndex = wanted ? options.indexOf(wanted) : options.findIndex(o => !o.value)
  select.dispatchEvent(new Event('change', { bubbles: true }))
}

function textOf (ids) {
  return (ids || '').split(' ')
    .map(id => document.getElementById(id)?.textContent.trim())
    .filter(Boolean).join('. ')
}
