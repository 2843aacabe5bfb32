export { TenantsPage } from './TenantsPage'
export { TenantPage } from './TenantPage'
