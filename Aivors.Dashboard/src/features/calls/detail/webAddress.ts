/** An address that may be opened or played: https only. Whatever else a webhook brought stays text. Pure. */
export function webAddress(text: string | null | undefined): string | null {
  if (!text || !URL.canParse(text)) return null
  const url = new URL(text)
  return url.protocol === 'https:' ? url.href : null
}
