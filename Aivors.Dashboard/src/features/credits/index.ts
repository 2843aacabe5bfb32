export { CreditsPage } from './CreditsPage'
