export { QuarantinePage } from './QuarantinePage'
