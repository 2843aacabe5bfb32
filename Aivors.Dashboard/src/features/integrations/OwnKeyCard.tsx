import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useFormat } from '@/shared/format/useFormat'
import { Button } from '@/shared/ui/Button'
import { Card } from '@/shared/ui/Card'
import { ConfirmDialog } from '@/shared/ui/ConfirmDialog'
import { ErrorState } from '@/shared/ui/ErrorState'
import { Field } from '@/shared/ui/Field'
import { PasswordInput } from '@/shared/ui/Input'
import { Notice } from '@/shared/ui/Notice'
import { Skeleton } from '@/shared/ui/Skeleton'
import { toast } from '@/shared/ui/toast'
import { dropPreviousKey } from './api/dropPreviousKey'
import { forgetKeys } from './api/forgetKeys'
import { workspaceQuery } from './api/getWorkspace'
import { storeKey } from './api/storeKey'

export function OwnKeyCard() {
  const client = useQueryClient()
  const format = useFormat()
  const { data: workspace, error, refetch } = useQuery(workspaceQuery)
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const [forgetting, setForgetting] = useState(false)
  const keep = (next: typeof workspace) => client.setQueryData(workspaceQuery.queryKey, next)
  const store = useMutation({
    mutationFn: storeKey,
    onSuccess: next => {
      keep(next)
      setText('')
      toast.positive('The API key is stored.')
    },
    onError: failure => setWrong(failure.message),
  })
  const drop = useMutation({ mutationFn: dropPreviousKey, onSuccess: keep, onError: toast.failure })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (store.isPending) return
    if (text.trim() === '') setWrong('Please give the API key.')
    else store.mutate(text.trim())
  }
  if (!workspace) return <Card title="Your Retell API key">{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton className="h-24" />}</Card>
  return (
    <Card title="Your Retell API key" description="For a Retell workspace of your own: it proves that your agents are yours, and checks their webhooks.">
      <div className="space-y-4">
        {workspace.hasKey && (
          <div className="flex items-center gap-3">
            <KeyRound className="size-4 shrink-0 text-ink-3" aria-hidden />
            <p className="min-w-0 flex-1 text-sm">A key is stored: <code className="font-mono text-xs">••••{workspace.keyHint}</code></p>
            <Button size="sm" variant="ghost" onClick={() => setForgetting(true)}>Forget key</Button>
          </div>
        )}
        {workspace.previousKeyUntil && (
          <Notice tone="warning" action={<Button size="sm" busy={drop.isPending} onClick={() => drop.mutate()}>Give it up now</Button>}>
            Webhooks that are signed with the key before are taken until {format.dateTime(workspace.previousKeyUntil)}.
          </Notice>
        )}
        <form noValidate onSubmit={onSubmit} className="space-y-3">
          <Field label={workspace.hasKey ? 'New API key' : 'API key'} error={wrong} hint="The one with the webhook badge, in Retell under Settings, API keys. It is kept encrypted and never shown again.">
            {wiring => <PasswordInput {...wiring} value={text} autoComplete="off" spellCheck={false} placeholder="key_…" onChange={event => { setText(event.target.value); setWrong(null) }} />}
          </Field>
          <Button type="submit" busy={store.isPending}>{workspace.hasKey ? 'Replace key' : 'Store key'}</Button>
        </form>
      </div>
      <ConfirmDialog
        open={forgetting}
        onOpenChange={setForgetting}
        title="Forget the API key?"
        action="Forget key"
        danger
        onConfirm={async () => {
          keep(await forgetKeys())
          toast.positive('The API key is forgotten.')
        }}
      >
        Webhooks that your workspace sends directly are refused from then on. Your agents stay connected.
      </ConfirmDialog>
    </Card>
  )
}
