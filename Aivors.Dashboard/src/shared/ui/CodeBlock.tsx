import { cn } from './cn'
import { CopyButton } from './CopyButton'

/** Text to copy, or raw data; as it is, never coloured by way of HTML. */
export function CodeBlock({ code, label, className }: { code: string; label: string; className?: string }) {
  return (
    <div className={cn('relative overflow-hidden rounded-lg border border-line bg-subtle', className)}>
      <div className="absolute top-1.5 right-1.5"><CopyButton text={code} label={`Copy ${label}`} /></div>
      {/* Scrolls sideways, so the keyboard must reach it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} role="region" aria-label={label} className="max-h-96 overflow-auto p-3 pr-12 font-mono text-xs leading-relaxed" dir="ltr"><code>{code}</code></pre>
    </div>
  )
}

/** An address or an id in one line, to copy. */
export function CopyLine({ text, label }: { text: string; label: string }) {
  return (
    <div className="flex items-center gap-1 rounded-md border border-line bg-subtle py-1 pr-1 pl-3">
      <code className="min-w-0 flex-1 truncate font-mono text-xs" title={text}>{text}</code>
      <CopyButton text={text} label={`Copy ${label}`} />
    </div>
  )
}
