using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;
using Aivors.Grains.Spread;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Placement;

namespace Aivors.Grains.Tenants;

/// <summary>Loads, decides, appends, answers. Reentrant, so that deliveries share a commit; it interleaves only where it awaits one.</summary>
[Reentrant, GrainType("tenant"), RandomPlacement]
internal sealed partial class TenantGrain(IJournal journal, JournalWriter writer, TenantSnapshots snapshots, JournalMetrics metrics,
    TenantMetrics tenants, HostedGrains hosted, IOptions<JournalOptions> options, TimeProvider time, ILogger<TenantGrain> log) : Grain, ITenantGrain
{
    private TenantState? _state;
    private Task? _reload;
    private bool _isCounted;
    private int _underWay;
    private TenantWatchers? _watchers;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        hosted.Add(GrainContext);
        tenants.OnActivated();
        _isCounted = true;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        hosted.Remove(GrainContext);
        if (_isCounted)
        {
            tenants.OnDeactivated();
        }

        if (_state is { } state && reason.ReasonCode != DeactivationReasonCode.ActivationFailed)
        {
            await snapshots.TryWriteAsync(this.GetGrainId(), state);
        }
    }

    public async Task<DeliveryResult> DeliverAsync(CallDelivery delivery)
    {
        if (_state is null)
        {
            // It may have been opened behind this activation, or could not be read when it began.
            await ReloadAsync(atLeast: 0);
        }

        if (_state is not { } state)
        {
            return DeliveryResult.Of(DeliveryStatus.Misrouted);
        }

        if (ChargingRule.Find(state.Record.Rule) is not { } rule)
        {
            LogNoRule(state.Record.TenantId, state.Record.Rule);
            return DeliveryResult.Of(DeliveryStatus.Unavailable);
        }

        // All tenants share the writer's queue: one that floods it must not turn the others away.
        if (_underWay >= options.Value.TenantInFlight)
        {
            return DeliveryResult.Of(DeliveryStatus.Overloaded);
        }

        _underWay++;
        try
        {
            var append = DeliveryDecider.Decide(this.GetPrimaryKey(), rule, delivery);
            var outcome = await writer.AppendAsync(append);
            _watchers?.HeadMoved(outcome?.SeqAfter ?? 0);
            return outcome is null ? DeliveryResult.Of(DeliveryStatus.Misrouted) : await TakeInAsync(outcome, state.Record);
        }
        catch (JournalOverloadedException)
        {
            return DeliveryResult.Of(DeliveryStatus.Overloaded);
        }
        catch (JournalUnavailableException)
        {
            return DeliveryResult.Of(DeliveryStatus.Unavailable);
        }
        catch (JournalRefusedException e)
        {
            return DeliveryResult.Of(DeliveryStatus.Refused, e.SqlState);
        }
        finally
        {
            _underWay--;
        }
    }

    public async Task<CommandResult> ExecuteAsync(TenantCommand command)
    {
        try
        {
            var outcome = await writer.ExecuteAsync(this.GetPrimaryKey(), command);
            tenants.OnCommitted(command, outcome);
            if (_state is null || !_state.Apply(outcome))
            {
                await ReloadAsync(outcome.SeqAfter);
            }

            _watchers?.HeadMoved(outcome.SeqAfter);
            return new CommandResult
            {
                Status = outcome.Status,
                Seq = outcome.SeqAfter,
                Repeated = outcome.Repeated,
                Credits = outcome.Tenant is { } tenant ? new TenantState(tenant, new LiveCalls([], [])).ToCredits() : null,
            };
        }
        catch (JournalOverloadedException)
        {
            return CommandResult.Of(CommandStatus.Overloaded);
        }
        catch (JournalUnavailableException)
        {
            return CommandResult.Of(CommandStatus.Unavailable);
        }
        catch (JournalRefusedException e)
        {
            LogRefused(this.GetPrimaryKey(), command.GetType().Name, e.SqlState);
            return CommandResult.Of(CommandStatus.Invalid);
        }
    }

    public async Task<TenantView?> GetViewAsync()
    {
        if (_state is null)
        {
            // It may have been opened since, through another activation.
            await ReloadAsync(atLeast: 0);
        }

        return _state?.ToView();
    }

    public Task<long> WatchAsync(ITenantWatcher watcher)
    {
        var head = _state?.Record.HeadSeq ?? 0;
        _watchers ??= new TenantWatchers(this.GetPrimaryKey(), time, log);
        _watchers.Add(watcher, head);
        return Task.FromResult(head);
    }

    public Task UnwatchAsync(ITenantWatcher watcher)
    {
        _watchers?.Remove(watcher);
        return Task.CompletedTask;
    }

    private async Task<DeliveryResult> TakeInAsync(DeliveryOutcome outcome, TenantRecord known)
    {
        tenants.OnCommitted(outcome);
        if (_state is null || !_state.Apply(outcome))
        {
            metrics.OnStale();
            LogStale(known.TenantId, outcome.SeqBefore);
            await ReloadAsync(outcome.SeqAfter);
        }

        if (outcome.Verdict is not { } verdict)
        {
            return DeliveryResult.Of(DeliveryStatus.Misrouted);
        }

        if (outcome.AlsoOf is { } other)
        {
            metrics.OnClaimedTwice();
            LogClaimedTwice(outcome.Call.CallId, known.TenantId, other);
        }

        return new DeliveryResult
        {
            Status = DeliveryStatus.Applied,
            Verdict = verdict,
            TenantId = known.TenantId,
            UserId = known.FirstUserId,
            Seq = outcome.SeqAfter,
            FactKind = outcome.Kind,
            Call = outcome.Call,
            Suspended = TenantStatus.IsSuspended((_state?.Record ?? known).Status),
            Credits = new CreditsView
            {
                BalanceSeconds = outcome.BalanceSeconds,
                GrantedSeconds = outcome.GrantedSeconds,
                ChargedSeconds = outcome.ChargedSeconds,
                LowBalanceSeconds = known.LowBalanceSeconds,
            },
        };
    }

    /// <summary>
    /// Reads anew, once for all that find the state stale at the same time. Whoever joins a reading that began before the own commit
    /// reads once more. A failure leaves the old state: it is only a view.
    /// </summary>
    private async Task ReloadAsync(long atLeast)
    {
        for (var tries = 0; tries < 2 && (_state is null || tries == 0 || _state.Record.HeadSeq < atLeast); tries++)
        {
            var reload = _reload ??= LoadAsync(CancellationToken.None);
            try
            {
                await reload;
            }
            catch (JournalUnavailableException e)
            {
                LogNotReloaded(e, this.GetPrimaryKey());
                return;
            }
            finally
            {
                if (_reload == reload)
                {
                    _reload = null;
                }
            }
        }
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var id = this.GetPrimaryKey();
        if (await journal.ReadTenantAsync(id, cancel) is not { } record)
        {
            return;
        }

        var live = await snapshots.TryReadAsync(this.GetGrainId(), record) ?? await journal.ReadLiveCallsAsync(id, time.GetUtcNow(), cancel);
        // A commit may have come in while this was read: never go back behind it.
        if (_state is null || _state.Record.HeadSeq <= record.HeadSeq)
        {
            _state = new TenantState(record, live);
        }
    }
}
