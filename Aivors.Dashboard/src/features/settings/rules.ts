// The Api's own rules, so that a field says what is wrong before anything is sent. The Api decides.

export const checkName = (value: string): string | null => (value.trim() === '' ? 'Please give your name.'
  : value.trim().length > 200 ? 'At most 200 characters.' : null)

export const checkNewPassword = (value: string, current: string): string | null => {
  if (value === '') return 'Please choose a password.'
  if (value.length < 8) return 'At least 8 characters.'
  if (value.length > 128) return 'At most 128 characters.'
  if (value === current) return 'This is the password that you have now.'
  return value === value.charAt(0).repeat(value.length) ? 'This repeats one character. Please choose another.' : null
}
