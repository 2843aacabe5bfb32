import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { newCommandKey } from '@/shared/api/client'
import { accountQuery } from '@/shared/session/account'
import { useViewedUser } from '@/shared/viewed/ViewedUser'
import { Button } from '@/shared/ui/Button'
import { Card } from '@/shared/ui/Card'
import { Field } from '@/shared/ui/Field'
import { Input } from '@/shared/ui/Input'
import { toast } from '@/shared/ui/toast'
import { outlookQuery } from './api/getOutlook'
import { setThreshold } from './api/setThreshold'

const most = 100_000

export function ThresholdCard({ minutes: stored }: { minutes: number }) {
  const { userId } = useViewedUser()
  const client = useQueryClient()
  const [text, setText] = useState(String(stored))
  const [key] = useState(newCommandKey)
  const [wrong, setWrong] = useState<string | null>(null)
  const save = useMutation({
    mutationFn: (minutes: number) => setThreshold(userId, minutes, `${key}:${minutes}`),
    onSuccess: ({ lowBalanceMinutes }) => {
      client.setQueryData(outlookQuery(userId).queryKey, before => before && { ...before, lowBalanceMinutes })
      void client.invalidateQueries({ queryKey: outlookQuery(userId).queryKey })
      if (!userId) void client.invalidateQueries({ queryKey: accountQuery.queryKey })
      toast.positive(lowBalanceMinutes === 0 ? 'You are not warned any more.' : `You are warned below ${lowBalanceMinutes} credits.`)
    },
    onError: error => setWrong(error.message),
  })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (save.isPending) return
    const minutes = Number(text)
    if (!/^\d+$/.test(text.trim()) || minutes > most) setWrong('A whole number from 0 to 100,000.')
    else save.mutate(minutes)
  }
  return (
    <Card title="Low balance" description="Below this, pages and webhooks’ answers warn you.">
      <form noValidate onSubmit={onSubmit} className="space-y-3">
        <Field label="Warn below" error={wrong} hint="Whole credits. With 0 you are never warned.">
          {wiring => (
            <div className="flex items-center gap-2">
              <Input
                {...wiring}
                inputMode="numeric"
                autoComplete="off"
                className="w-28 num"
                value={text}
                onChange={event => { setText(event.target.value); setWrong(null) }}
              />
              <span className="text-sm text-ink-2">credits</span>
              <Button type="submit" variant="primary" className="ml-auto h-9" busy={save.isPending} disabled={text.trim() === String(stored)}>Save</Button>
            </div>
          )}
        </Field>
      </form>
    </Card>
  )
}
