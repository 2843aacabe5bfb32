import type { ComboboxOption } from '@/shared/ui/Combobox'

/** "UTC+5:30"; empty for a zone that this browser does not know. */
export function offsetOf(zone: string, at: Date = new Date()): string {
  try {
    const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(at).find(part => part.type === 'timeZoneName')?.value ?? ''
    return name.replace('GMT', 'UTC')
  } catch {
    return ''
  }
}

/** All zones that the browser knows, and the one that is set; found by their names and their offsets. */
export function zoneOptions(stored: string): ComboboxOption[] {
  const known = new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), stored])
  return [...known].map(zone => ({ value: zone, label: zone.replaceAll('_', ' '), hint: offsetOf(zone) }))
}
