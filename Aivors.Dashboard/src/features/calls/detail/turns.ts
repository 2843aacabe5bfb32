import type { Schema } from '@/shared/api/client'

export type Turn = Schema<'ConversationTurn'>

export type Said = { type: 'said'; turn: Turn; /** Nobody else spoke in between: the name need not stand there again. */ goesOn: boolean }
export type Tool = { type: 'tool'; call: Turn | null; result: Turn | null }
export type Note = { type: 'note'; turn: Turn }
export type Item = Said | Tool | Note

const voices = new Set(['agent', 'user', 'transfer_target'])

/** A conversation as it is shown: each tool's call together with its result, wherever that came. Pure. */
export function itemsOf(conversation: readonly Turn[]): Item[] {
  const called = new Map<string, Tool>()
  const items: Item[] = []
  for (const turn of conversation) {
    if (turn.kind === 'tool_call') {
      const tool: Tool = { type: 'tool', call: turn, result: null }
      if (turn.toolCallId) called.set(turn.toolCallId, tool)
      items.push(tool)
    } else if (turn.kind === 'tool_result') {
      const open = turn.toolCallId ? called.get(turn.toolCallId) : undefined
      if (open && !open.result) open.result = turn
      else items.push({ type: 'tool', call: null, result: turn })
    } else if (voices.has(turn.kind)) {
      const before = items.at(-1)
      items.push({ type: 'said', turn, goesOn: before?.type === 'said' && before.turn.kind === turn.kind })
    } else items.push({ type: 'note', turn })
  }
  return items
}

export const timeOf = (item: Item): number | null => (item.type === 'tool' ? item.call?.atSeconds ?? item.result?.atSeconds ?? null : item.turn.atSeconds)

/** Which of the items is heard at a time: the last that had begun. -1 before all. Pure. */
export function heardAt(items: readonly Item[], seconds: number): number {
  return items.findLastIndex(item => {
    const at = timeOf(item)
    return item.type === 'said' && at !== null && at <= seconds + 0.05
  })
}

/** JSON as it is easily read; what is none, as it is. Pure. */
export function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
