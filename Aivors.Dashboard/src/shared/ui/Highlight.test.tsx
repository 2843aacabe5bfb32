import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Highlight, splitMarks } from './Highlight'

const [on, off] = ['\uE000', '\uE001']

test.each([
  ['nothing', [['nothing', false]]],
  [`a ${on}refund${off} now`, [['a ', false], ['refund', true], [' now', false]]],
  [`${on}a${off}${on}b${off}`, [['a', true], ['b', true]]],
  [`cut ${on}off`, [['cut ', false], ['off', true]]],
  [`stray${off} end`, [['stray end', false]]],
])('splits %j at its marks', (text, parts) => {
  expect(splitMarks(text).map(part => [part.text, part.marked])).toEqual(parts)
})

test('shows hostile text as text', () => {
  const { container } = render(<Highlight text={`<img src=x onerror=alert(1)> ${on}<b>${off}`} />)
  expect(container.querySelector('img, b')).toBeNull()
  expect(container.textContent).toBe('<img src=x onerror=alert(1)> <b>')
  expect(container.querySelector('mark')?.textContent).toBe('<b>')
})
