import { Download, LoaderCircle, Pause, Play, RotateCw } from 'lucide-react'
import { duration } from '@/shared/format/format'
import { Button } from '@/shared/ui/Button'
import { Card } from '@/shared/ui/Card'
import { IconButton } from '@/shared/ui/IconButton'
import { Notice } from '@/shared/ui/Notice'
import type { Player } from './usePlayer'

const rates = [1, 1.25, 1.5, 2]

export function PlayerBar({ player }: { player: Player }) {
  const { state, at, length, rate, address } = player
  const runs = state === 'playing' || state === 'loading'
  const faster = rates[(rates.indexOf(rate) + 1) % rates.length]!
  return (
    <Card aria-label="Recording" className="sticky top-2 z-10">
      <div className="-my-1 flex items-center gap-3">
        <IconButton
          variant="primary"
          size="lg"
          className="rounded-full"
          label={runs ? 'Pause' : 'Play the recording'}
          icon={state === 'loading' ? <LoaderCircle className="animate-spin" /> : runs ? <Pause /> : <Play />}
          onClick={runs ? player.pause : player.play}
        />
        <span className="w-10 text-right text-xs text-ink-2 num">{duration(at)}</span>
        <input
          type="range"
          aria-label="Position in the recording"
          aria-valuetext={`${duration(at)} of ${duration(length)}`}
          min={0}
          max={Math.max(1, Math.ceil(length))}
          step={0.1}
          value={Math.min(at, Math.max(1, length))}
          onChange={event => player.move(Number(event.target.value))}
          className="h-5 min-w-0 flex-1 cursor-pointer accent-accent"
        />
        <span className="w-10 text-xs text-ink-2 num">{duration(length)}</span>
        <Button size="sm" variant="ghost" aria-label={`Speed ${rate}×`} className="w-12 num" onClick={() => player.setRate(faster)}>{rate}×</Button>
        <Button size="sm" variant="ghost" asChild className="hidden sm:inline-flex">
          <a href={address ?? undefined} target="_blank" rel="noopener noreferrer" aria-label="Open the recording in a new tab"><Download aria-hidden /></a>
        </Button>
      </div>
      {state === 'failed' && (
        <Notice tone="warning" className="mt-3" action={<Button size="sm" onClick={player.play}><RotateCw aria-hidden />Try again</Button>}>
          The recording cannot be played. Its link has probably expired: Retell keeps recordings for a limited time only.
        </Notice>
      )}
    </Card>
  )
}
