/** Where to go after signing in. Only a path of this site: an address from elsewhere would make a phisher's link of the sign-in. */
export function localPath(returnTo: string | undefined): string {
  if (!returnTo || !/^\/(?![/\\])/.test(returnTo) || /[\u0000-\u001f\\]/.test(returnTo)) return '/'
  const { origin, pathname, search, hash } = new URL(returnTo, window.location.origin)
  return origin === window.location.origin && !pathname.startsWith('/sign-') ? pathname + search + hash : '/'
}
