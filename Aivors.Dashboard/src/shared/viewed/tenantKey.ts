/**
 * Query keys of a tenant's data: `tenantKey(viewed.userId, 'calls', filters)`. Everything of a tenant begins alike, so that live
 * facts and the leaving of a view find it.
 */
export const tenantKey = (userId: string | undefined, ...rest: readonly unknown[]) => ['tenant', userId ?? 'own', ...rest] as const
