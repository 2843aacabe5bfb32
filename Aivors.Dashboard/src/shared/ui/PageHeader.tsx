import type { ReactNode } from 'react'

type Props = { title: ReactNode; description?: ReactNode; actions?: ReactNode; back?: ReactNode }

/** The head of a page: its only h1, and what can be done with the whole of it. */
export function PageHeader({ title, description, actions, back }: Props) {
  return (
    <header className="mb-5">
      {back && <div className="mb-2 text-sm">{back}</div>}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-xl font-semibold tracking-tight text-balance break-words">{title}</h1>
          {description && <p className="mt-0.5 text-sm text-ink-2">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </header>
  )
}
