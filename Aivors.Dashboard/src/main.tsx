import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from '@/app/App'
import { followTheme } from '@/shared/theme/theme'
import '@/app/styles.css'

followTheme()
createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>)
