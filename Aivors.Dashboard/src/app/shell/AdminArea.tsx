import { Outlet } from '@tanstack/react-router'
import { PageMain } from './PageMain'

export const AdminArea = () => <PageMain><Outlet /></PageMain>
