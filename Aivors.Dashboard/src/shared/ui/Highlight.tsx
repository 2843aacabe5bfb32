const opening = '\uE000'
const closing = '\uE001'

/** Splits a fragment at the marks that the Api puts around what was found. Pure. */
export function splitMarks(text: string): { text: string; marked: boolean }[] {
  return text.split(opening).flatMap((piece, index) => {
    if (index === 0) return [{ text: piece, marked: false }]
    const end = piece.indexOf(closing)
    return end < 0 ? [{ text: piece, marked: true }] : [{ text: piece.slice(0, end), marked: true }, { text: piece.slice(end + 1), marked: false }]
  }).map(part => ({ ...part, text: part.text.replaceAll(closing, '') })).filter(part => part.text !== '')
}

/** A found fragment with what matched marked. The text is a stranger's, and stays text. */
export function Highlight({ text, className }: { text: string; className?: string }) {
  return (
    <span dir="auto" className={className}>
      {splitMarks(text).map((part, index) => (part.marked ? <mark key={index}>{part.text}</mark> : part.text))}
    </span>
  )
}
