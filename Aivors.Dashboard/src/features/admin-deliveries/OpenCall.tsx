import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '@/shared/ui/Button'
import { toast } from '@/shared/ui/toast'
import { callOwnerQuery } from './api/getCallOwner'

/** Whose call it is gets asked on the click only: the answer is the client's data, and the look at it is audited. */
export function OpenCall({ callId }: { callId: string }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const open = async () => {
    setBusy(true)
    try {
      const owner = await client.fetchQuery(callOwnerQuery(callId))
      await navigate({ to: `/view/${owner}/calls/${encodeURIComponent(callId)}` })
    } catch (error) {
      toast.failure(error)
      setBusy(false)
    }
  }
  return <Button busy={busy} onClick={() => void open()}>Open the call as the client</Button>
}
