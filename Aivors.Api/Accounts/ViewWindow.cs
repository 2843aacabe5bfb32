namespace Aivors.Api.Accounts;

/// <summary>
/// Tells an admin's first look at a tenant from the next ones, so that a page that asks ten times is one line in the audit log.
/// For this process alone, and in bounded memory.
/// </summary>
/// <remarks>When more looks are remembered than there is room for, the oldest are forgotten: they are audited once more, never less.</remarks>
internal sealed class ViewWindow(TimeProvider time, int viewsMax = ViewWindow.ViewsMax)
{
    /// <summary>So many admins and tenants are remembered at once.</summary>
    public const int ViewsMax = 10_000;

    /// <summary>So long a look counts as the same one.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private readonly HashSet<(Guid Admin, Guid Tenant)> _views = [];
    // In the order in which they were entered, so the oldest are found without a search.
    private readonly Queue<((Guid Admin, Guid Tenant) View, DateTimeOffset At)> _order = new();

    /// <summary>True for the first look within the window, which then begins.</summary>
    public bool TryEnter(Guid adminId, Guid tenantId)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            while (_order.TryPeek(out var oldest) && now - oldest.At >= Length)
            {
                Forget();
            }

            if (!_views.Add((adminId, tenantId)))
            {
                return false;
            }

            if (_views.Count > viewsMax)
            {
                Forget();
            }

            _order.Enqueue(((adminId, tenantId), now));
            return true;
        }
    }

    private void Forget() => _views.Remove(_order.Dequeue().View);
}
