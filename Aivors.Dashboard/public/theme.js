// Runs before the first paint, so that a dark page never flashes white. Kept apart because the page's policy allows no inline script.
(function () {
  var wish = null
  try {
    wish = localStorage.getItem('aivors.theme')
  } catch {
    // Storage may be blocked; then the system decides.
  }
  var dark = wish === 'dark' || (wish !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.classList.toggle('dark', dark)
})()
