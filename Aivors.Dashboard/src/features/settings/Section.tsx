import { type ReactNode, useId } from 'react'

type Props = { title: string; description: ReactNode; children: ReactNode }

/** One thing that can be set: what it is at the side, its controls beside it. */
export function Section({ title, description, children }: Props) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="grid gap-x-10 gap-y-4 py-7 md:grid-cols-[15rem_minmax(0,1fr)]">
      <div>
        <h2 id={id} className="text-sm font-semibold">{title}</h2>
        <p className="mt-1 text-sm text-pretty text-ink-2">{description}</p>
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  )
}
