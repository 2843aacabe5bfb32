export { CallsPage } from './CallsPage'
export { CallPage } from './CallPage'
