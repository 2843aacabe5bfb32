export type ToastTone = 'neutral' | 'positive' | 'danger'

export type Toast = { id: number; tone: ToastTone; text: string; action?: { label: string; run: () => void } }

const kept = 4
let shown: Toast[] = []
let next = 1
const listeners = new Set<() => void>()

function change(toasts: Toast[]) {
  shown = toasts
  listeners.forEach(listener => listener())
}

function add(tone: ToastTone, text: string, action?: Toast['action']) {
  change([...shown, { id: next++, tone, text, action }].slice(-kept))
}

/** Short news that need no answer; `action` is for undo. */
export const toast = {
  show: (text: string, action?: Toast['action']) => add('neutral', text, action),
  positive: (text: string, action?: Toast['action']) => add('positive', text, action),
  danger: (text: string, action?: Toast['action']) => add('danger', text, action),
  failure: (error: unknown) => add('danger', error instanceof Error ? error.message : 'Something went wrong.'),
}

export const toasts = {
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  current: () => shown,
  dismiss: (id: number) => change(shown.filter(one => one.id !== id)),
}
