import type { ReactNode } from 'react'
import { Logo } from '@/shared/ui/Logo'

/** The page around sign-in and sign-up. */
export function AuthFrame({ title, lead, children, foot }: { title: string; lead: ReactNode; children: ReactNode; foot: ReactNode }) {
  return (
    <main id="main" className="flex min-h-dvh flex-col items-center justify-center px-4 py-10">
      <div className="w-full max-w-sm">
        <Logo className="mb-8 justify-center" />
        <div className="rounded-2xl border border-line bg-surface p-6 shadow-card sm:p-8">
          <h1 className="text-lg font-semibold tracking-tight">{title}</h1>
          <div className="mt-1 mb-6 text-sm text-ink-2">{lead}</div>
          {children}
        </div>
        <p className="mt-6 text-center text-sm text-ink-2">{foot}</p>
      </div>
    </main>
  )
}
