/** The time zone of one's own tenant. */
export const useTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone
