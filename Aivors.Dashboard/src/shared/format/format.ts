// Everything through Intl: numbers and dates look as the reader's locale wants them, days are the tenant's.

export type Instant = string | number | Date

export const none = '–'

/** Made once for a locale (undefined: the browser's) and a time zone; formatters are dear to make. */
export function makeFormat(timeZone: string, locale?: string | string[]) {
  const zone = isTimeZone(timeZone) ? timeZone : undefined
  const date = (options: Intl.DateTimeFormatOptions, at: string | undefined = zone) => new Intl.DateTimeFormat(locale, { timeZone: at, ...options })
  const number = (options: Intl.NumberFormatOptions = {}) => new Intl.NumberFormat(locale, options)
  const dates = {
    day: date({ day: 'numeric', month: 'short', year: 'numeric' }),
    time: date({ hour: 'numeric', minute: '2-digit' }),
    both: date({ day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }),
    full: date({ dateStyle: 'full', timeStyle: 'medium' }),
    // A tenant's day such as 2026-11-26 is a name, not an instant: it is read and shown in UTC.
    dayName: date({ day: 'numeric', month: 'short' }, 'UTC'),
    dayLong: date({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }, 'UTC'),
    weekday: date({ weekday: 'short' }, 'UTC'),
    hour: date({ hour: 'numeric' }, 'UTC'),
    hourLong: date({ hour: 'numeric', minute: '2-digit' }, 'UTC'),
  }
  const numbers = {
    plain: number(),
    compact: number({ notation: 'compact', maximumFractionDigits: 1 }),
    percent: number({ style: 'percent', maximumFractionDigits: 0 }),
    percentFine: number({ style: 'percent', maximumFractionDigits: 1 }),
    signed: number({ signDisplay: 'exceptZero' }),
    signedPercent: number({ style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' }),
    bytes: (unit: string) => number({ style: 'unit', unit, maximumFractionDigits: 1 }),
  }
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const safely = <T>(value: T | null | undefined, show: (value: T) => string) => (value === null || value === undefined ? none : show(value))

  return {
    timeZone: zone,
    date: (at: Instant | null | undefined) => safely(at, value => dates.day.format(new Date(value))),
    time: (at: Instant | null | undefined) => safely(at, value => dates.time.format(new Date(value))),
    dateTime: (at: Instant | null | undefined) => safely(at, value => dates.both.format(new Date(value))),
    /** For titles: to the second, with the weekday. */
    full: (at: Instant | null | undefined) => safely(at, value => dates.full.format(new Date(value))),
    /** "2026-11-26" as "26 Nov". */
    day: (day: string | null | undefined) => safely(day, value => dates.dayName.format(new Date(`${value}T00:00Z`))),
    dayLong: (day: string | null | undefined) => safely(day, value => dates.dayLong.format(new Date(`${value}T00:00Z`))),
    /** 1 is Monday. */
    weekday: (weekday: number) => dates.weekday.format(new Date(Date.UTC(2024, 0, weekday))),
    hour: (hour: number) => dates.hour.format(new Date(Date.UTC(2024, 0, 1, hour))),
    hourLong: (hour: number) => dates.hourLong.format(new Date(Date.UTC(2024, 0, 1, hour))),
    /** "3 minutes ago", "in 2 days". */
    ago: (at: Instant | null | undefined, now = Date.now()) => safely(at, value => {
      const [amount, unit] = nearest((new Date(value).getTime() - now) / 1000)
      return relative.format(amount, unit)
    }),
    number: (value: number | null | undefined) => safely(value, numbers.plain.format),
    compact: (value: number | null | undefined) => safely(value, numbers.compact.format),
    signed: (value: number | null | undefined) => safely(value, numbers.signed.format),
    /** 0.734 as "73%". */
    percent: (share: number | null | undefined) => safely(share, numbers.percent.format),
    percentFine: (share: number | null | undefined) => safely(share, numbers.percentFine.format),
    signedPercent: (share: number | null | undefined) => safely(share, numbers.signedPercent.format),
    minutes: (value: number | null | undefined) => safely(value, minutes => number({ style: 'unit', unit: 'minute' }).format(minutes)),
    bytes: (value: number | null | undefined) => safely(value, amount => {
      const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte']
      const power = Math.min(units.length - 1, amount > 0 ? Math.floor(Math.log10(amount) / 3) : 0)
      return numbers.bytes(units[power]!).format(amount / 1000 ** power)
    }),
    duration,
  }
}

export type Format = ReturnType<typeof makeFormat>

/** Seconds as a clock: 0:07, 12:34, 1:02:03. */
export function duration(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return none
  const whole = Math.max(0, Math.floor(seconds))
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

function nearest(seconds: number): [number, Intl.RelativeTimeFormatUnit] {
  const size = Math.abs(seconds)
  if (size < 45) return [Math.round(seconds), 'second']
  if (size < 45 * 60) return [Math.round(seconds / 60), 'minute']
  if (size < 22 * 3600) return [Math.round(seconds / 3600), 'hour']
  if (size < 26 * 86400) return [Math.round(seconds / 86400), 'day']
  if (size < 320 * 86400) return [Math.round(seconds / (30.44 * 86400)), 'month']
  return [Math.round(seconds / (365.25 * 86400)), 'year']
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat(undefined, { timeZone: name })
    return name !== ''
  } catch {
    return false
  }
}
