// The Api's own rules (Aivors.Api/Auth), so that a field says what is wrong before anything is sent. The Api decides.

export const passwordLengthMin = 8
export const passwordLengthMax = 128
const nameLengthMax = 200

type Check = (value: string) => string | null

export const checkName: Check = value => (value.trim() === '' ? 'Please give your name.'
  : value.trim().length > nameLengthMax ? `At most ${nameLengthMax} characters.` : null)

export const checkEmail: Check = value => {
  const address = value.trim()
  return address === '' ? 'Please give your e-mail address.'
    : /^[!-~]{1,64}@[!-~]+$/.test(address) && address.split('@').length === 2 && !/[<>()[\]\\,;:"]/.test(address)
      && !/@[.-]|\.\.|[.-]$/.test(address) && address.length <= 254 ? null : 'This is not an e-mail address.'
}

/** For a password that is being chosen. */
export const checkNewPassword: Check = value => {
  if (value === '') return 'Please choose a password.'
  if (value.length < passwordLengthMin) return `At least ${passwordLengthMin} characters.`
  if (value.length > passwordLengthMax) return `At most ${passwordLengthMax} characters.`
  return value === value.charAt(0).repeat(value.length) ? 'This repeats one character. Please choose another.' : null
}

/** For one that is known to the person. */
export const checkPassword: Check = value => (value === '' ? 'Please give your password.' : null)

/** Which field a sentence of the Api is about; null when about none of them. */
export function fieldOf(message: string): 'name' | 'email' | 'password' | null {
  if (/wrong e-mail address or password/i.test(message)) return null
  if (/password/i.test(message)) return 'password'
  if (/e-mail|address/i.test(message)) return 'email'
  return /\bname\b/i.test(message) ? 'name' : null
}
