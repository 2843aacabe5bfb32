export { DeliveriesPage } from './DeliveriesPage'
