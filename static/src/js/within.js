/** Elements matching `selector` in `scope`, the scope itself included. */
export function within (scope, selector) {
  const found = Array.from(scope.querySelectorAll(selector))
  if (scope instanceof Element && scope.matches(selector)) found.unshift(scope)
  return found
}
