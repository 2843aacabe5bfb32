import { useQuery } from '@tanstack/react-query'
import { shortId } from '@/shared/admin/TenantLink'
import { tenantQuery } from '@/shared/admin/tenant'
import { useUser } from '@/shared/session/session'

const isId = (text: string) => /^[0-9a-f-]{36}$/i.test(text)

/** Who did it: oneself, a user of the tenant by name, else what the log says. */
export function Actor({ actor, tenantId }: { actor: string; tenantId: string | null }) {
  const me = useUser()
  const { data } = useQuery({ ...tenantQuery(tenantId ?? ''), staleTime: 5 * 60_000, enabled: tenantId !== null && isId(actor) && actor !== me._id })
  if (actor === me._id) return <span>You</span>
  const name = data?.users.find(user => user.userId === actor)?.name
  if (name) return <span dir="auto">{name}</span>
  return isId(actor) ? <code className="font-mono text-xs" title={actor}>{shortId(actor)}</code> : <span>{actor}</span>
}
