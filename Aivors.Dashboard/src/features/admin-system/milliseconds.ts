import { none } from '@/shared/format/format'

const fine = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 })

/** Pure. */
export const milliseconds = (value: number | null) => (value === null ? none : `${fine.format(value)} ms`)
