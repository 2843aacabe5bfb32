import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { isAdmin, useUser } from '@/shared/session/session'
import { useShortcuts, type Shortcut } from '@/shared/keyboard/shortcuts'
import { pagesFor } from './navigation'

export function useNavigationShortcuts() {
  const admin = isAdmin(useUser())
  const navigate = useNavigate()
  useShortcuts(useMemo<Shortcut[]>(() => pagesFor(admin).map(({ keys, label, path }) => ({
    keys, label: `Go to ${label}`, group: 'Go to', run: () => void navigate({ to: path }),
  })), [admin, navigate]))
}
