import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { newCommandKey } from '@/shared/api/client'
import { accountQuery, browserTimeZone } from '@/shared/session/account'
import { makeFormat } from '@/shared/format/format'
import { useNow } from '@/shared/format/useNow'
import { tenantKey } from '@/shared/viewed/tenantKey'
import { Button } from '@/shared/ui/Button'
import { Combobox } from '@/shared/ui/Combobox'
import { Notice } from '@/shared/ui/Notice'
import { toast } from '@/shared/ui/toast'
import { changeTimeZone } from './api/changeTimeZone'
import { Section } from './Section'
import { zoneOptions } from './zones'

export function TimeZoneSection({ timeZone: stored }: { timeZone: string }) {
  const client = useQueryClient()
  const [zone, setZone] = useState(stored)
  const [key] = useState(newCommandKey)
  const now = useNow(20_000)
  const options = useMemo(() => zoneOptions(stored), [stored])
  const save = useMutation({
    // A key for each choice: the same choice sent again does nothing twice.
    mutationFn: () => changeTimeZone(zone, `${key}:${zone.replaceAll(/[^A-Za-z0-9/_+-]/g, '')}`),
    onSuccess: async account => {
      client.setQueryData(accountQuery.queryKey, account)
      toast.positive('The time zone is saved.')
      await client.invalidateQueries({ queryKey: tenantKey(undefined) })
    },
  })
  const here = browserTimeZone()
  return (
    <Section title="Time zone" description="Where your days begin and end, on every page and in every export.">
      <div className="max-w-sm space-y-3">
        <div className="space-y-1.5">
          <p aria-hidden className="text-sm font-medium">Time zone</p>
          <Combobox label="Time zone" value={zone} onChange={next => next && setZone(next)} options={options} className="h-9 w-full" />
          <p className="text-xs text-ink-3">
            It is <span className="num">{makeFormat(zone).time(now)}</span> there now.
            {here !== zone && options.some(option => option.value === here) && (
              <> This device is in <button type="button" className="font-medium text-accent-ink underline-offset-4 hover:underline" onClick={() => setZone(here)}>{here.replaceAll('_', ' ')}</button>.</>
            )}
          </p>
        </div>
        {zone !== stored && <Notice>It decides on the day of calls from now on. Days that were counted already stay as they are.</Notice>}
        {save.error && <Notice tone="danger">{save.error.message}</Notice>}
        <Button variant="primary" busy={save.isPending} disabled={zone === stored} onClick={() => save.mutate()}>Save time zone</Button>
      </div>
    </Section>
  )
}
