/** A charging rule in words. Pure. */
export function ruleSentence(rule: string): string {
  if (rule.startsWith('minute-up')) return 'Talk time, rounded up to the minute.'
  if (rule.startsWith('second')) return 'Talk time to the second.'
  return 'Charged by the rule'
}
