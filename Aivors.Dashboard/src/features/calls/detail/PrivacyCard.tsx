import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormat } from '@/shared/format/useFormat'
import { Button } from '@/shared/ui/Button'
import { Card } from '@/shared/ui/Card'
import { ConfirmDialog } from '@/shared/ui/ConfirmDialog'
import { toast } from '@/shared/ui/toast'
import { useViewedUser } from '@/shared/viewed/ViewedUser'
import { eraseCall } from '../api/eraseCall'
import { callKey, type CallDetail } from '../api/getCall'

/** What is personal in the call: that it is gone, or the way to have it go. */
export function PrivacyCard({ call }: { call: CallDetail }) {
  const format = useFormat()
  const { userId } = useViewedUser()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  if (call.erasedAt !== null) {
    return (
      <Card title="Personal data">
        <p className="text-ink-2">Numbers, transcript, summary and links were erased on <time dateTime={call.erasedAt}>{format.dateTime(call.erasedAt)}</time>. What the call cost stays.</p>
      </Card>
    )
  }
  const erase = async () => {
    await eraseCall(call.callId)
    toast.positive('The call was erased.')
    await client.invalidateQueries({ queryKey: callKey(userId, call.callId) })
  }
  return (
    <Card title="Personal data">
      <p className="text-ink-2">Numbers, transcript, summary and links can be erased. The call stays in the lists with its length and its cost.</p>
      <p className="mt-3"><Button variant="danger" onClick={() => setAsking(true)}>Erase personal data</Button></p>
      <ConfirmDialog open={asking} onOpenChange={setAsking} title="Erase this call's personal data?" action="Erase" danger onConfirm={erase}>
        <p>The caller&apos;s and the called number, the transcript, the summary, the analysis, the recording&apos;s link and the raw data are gone for good. This cannot be undone.</p>
        <p className="mt-2">Retell keeps its own copy; delete it there too.</p>
      </ConfirmDialog>
    </Card>
  )
}
