/** The first letters of a name's first and last word; whole characters, so that no emoji is cut in two. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const first = (word: string | undefined) => (word ? [...new Intl.Segmenter().segment(word)][0]?.segment ?? '' : '')
  return (first(words[0]) + (words.length > 1 ? first(words.at(-1)) : '')).toUpperCase() || '?'
}
