/** "1:30", "1:02:03" or "90" as seconds; null of nothing, undefined of anything else. Pure. */
export function secondsIn(text: string): number | null | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return null
  if (!/^\d{1,5}(:[0-5]?\d){0,2}$/.test(trimmed)) return undefined
  return trimmed.split(':').reduce((seconds, part) => seconds * 60 + Number(part), 0)
}
