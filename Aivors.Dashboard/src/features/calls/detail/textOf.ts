const isPlain = (value: unknown) => value === null || typeof value !== 'object'

/** Any JSON as a line of text, or several where it is deep. Pure. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (Array.isArray(value) && value.every(isPlain)) return value.length === 0 ? '–' : value.map(textOf).join(', ')
  return typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value)
}
