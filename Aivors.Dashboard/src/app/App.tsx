import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import { makeQueryClient } from '@/shared/api/queryClient'
import { Toaster } from '@/shared/ui/Toaster'
import { TooltipProvider } from '@/shared/ui/Tooltip'
import { makeRouter } from './router/router'
import { useSessionNews } from './router/useSessionNews'

export function App() {
  const [client] = useState(makeQueryClient)
  const [router] = useState(() => makeRouter(client))
  useSessionNews(router, client)
  return (
    <QueryClientProvider client={client}>
      <TooltipProvider>
        <RouterProvider router={router} />
        <Toaster />
      </TooltipProvider>
    </QueryClientProvider>
  )
}
