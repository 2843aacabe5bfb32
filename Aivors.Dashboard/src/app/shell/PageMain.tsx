import type { ReactNode } from 'react'

/** The part of the page that changes; takes the focus when it does. */
export const PageMain = ({ children }: { children: ReactNode }) => (
  <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[96rem] flex-1 px-4 py-5 sm:px-6 sm:py-6 lg:px-8">{children}</main>
)
