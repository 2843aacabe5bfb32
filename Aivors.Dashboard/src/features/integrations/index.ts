export { IntegrationsPage } from './IntegrationsPage'
