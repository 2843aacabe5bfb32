import type { Format } from '@/shared/format/format'
import type { Delta } from '@/shared/ui/Stat'

/** Which direction is good news; null: neither. */
export type Good = 'up' | 'down' | null

const told = (difference: number, text: string, good: Good, against: string): Delta => {
  const direction = difference > 0 ? 'up' : difference < 0 ? 'down' : 'flat'
  return { text, direction, tone: direction === 'flat' || !good ? 'neutral' : direction === good ? 'positive' : 'danger', against }
}

/** A count beside the one before, as a share of it; with nothing before there is nothing to compare with. Pure. */
export function countChange(format: Format, now: number, before: number, against: string, good: Good = null): Delta | null {
  return before === 0 ? null : told(now - before, format.signedPercent((now - before) / before), good, against)
}

/** A rate beside the one before, in points: 70% after 65% is "+5 pts". Pure. */
export function rateChange(format: Format, now: number | null, before: number | null, against: string, good: Good = null): Delta | null {
  if (now === null || before === null) return null
  const points = Math.round(now * 100) - Math.round(before * 100)
  return told(points, `${format.signed(points)} ${Math.abs(points) === 1 ? 'pt' : 'pts'}`, good, against)
}
