// Exit code 0 when this Node can build the dashboard (package.json, engines); what is older may not even read this file.
const [major, minor] = process.versions.node.split('.').map(Number)
process.exit((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22 ? 0 : 1)
