const before = 32

/** The fragment from shortly before its first match on, so that a narrow column shows it; cut between words where it can be. Pure. */
export function nearMatch(fragment: string): string {
  const match = fragment.indexOf('\uE000')
  if (match <= before) return fragment
  const space = fragment.indexOf(' ', match - before)
  return `…${fragment.slice(space >= 0 && space < match ? space + 1 : match)}`
}
