export { RetellAgentConnect, type RetellAgentConnectProps } from './RetellAgentConnect'
export type { AgentStatus, ConnectedAgent } from './agents'
