// node scripts/once.mjs <stamp> <command...>: runs the command and then touches the stamp. Builds side by side, even of other
// processes, take turns, and who finds the stamp renewed while it waited does nothing.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

const [stamp, ...command] = process.argv.slice(2)
const lock = '.aivors-lock'
const abandonedMs = 10 * 60_000
const startedAt = Date.now()
const changedAt = path => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

for (;;) {
  try {
    mkdirSync(lock)
    break
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (Date.now() - changedAt(lock) > abandonedMs) rmSync(lock, { recursive: true, force: true })
    await setTimeout(200)
  }
}

let code = 0
try {
  if (changedAt(stamp) < startedAt) {
    code = spawnSync(command[0], command.slice(1), { stdio: 'inherit', shell: process.platform === 'win32' }).status ?? 1
    if (code === 0) writeFileSync(stamp, '')
  }
} finally {
  rmSync(lock, { recursive: true, force: true })
}
process.exit(code)
