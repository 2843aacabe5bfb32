import { expect, test } from 'vitest'
import { localPath } from './localPath'
import { checkEmail, checkNewPassword, fieldOf } from './rules'

test.each([
  ['/calls?q=refund#a', '/calls?q=refund#a'],
  [undefined, '/'],
  ['https://evil.example/', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?returnTo=/x', '/'],
])('after signing in %s leads to %s', (returnTo, path) => {
  expect(localPath(returnTo)).toBe(path)
})

test.each([['ada@example.com', true], [' ada@example.com ', true], ['ada', false], ['a@b@c', false], ['a@-x.de', false], ['ä@example.com', false], ['', false]])('%j is an address: %s', (text, fits) => {
  expect(checkEmail(text) === null).toBe(fits)
})

test.each([['correct horse', true], ['short', false], ['aaaaaaaa', false], ['x'.repeat(129), false]])('%j may be a password: %s', (text, fits) => {
  expect(checkNewPassword(text) === null).toBe(fits)
})

test.each([
  ['This password is one of the most common ones. Please choose another.', 'password'],
  ['Please give a valid e-mail address.', 'email'],
  ['Please give your name: 1 to 200 characters.', 'name'],
  ['Wrong e-mail address or password.', null],
  ['The service is busy. Nothing was lost; please try again.', null],
])('%j stands beside %s', (sentence, field) => {
  expect(fieldOf(sentence)).toBe(field)
})
