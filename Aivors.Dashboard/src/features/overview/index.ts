export { OverviewPage } from './OverviewPage'
