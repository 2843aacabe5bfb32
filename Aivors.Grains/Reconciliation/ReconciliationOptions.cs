using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Aivors.Grains.Reconciliation;

/// <summary>Section <c>Reconciliation</c>, of the silos.</summary>
public sealed class ReconciliationOptions
{
    public const string Section = "Reconciliation";

    /// <summary>How often each workspace is compared; 0 turns it off, and only runs on demand and backfills remain.</summary>
    [Range(0, 1440)]
    public int IntervalMinutes { get; set; } = 15;

    /// <summary>How far a run looks back behind what is reconciled: calls run up to 2 h, and are told of at their end.</summary>
    [Range(0, 2880)]
    public int OverlapMinutes { get; set; } = 180;

    /// <summary>How long a call must be over before it counts as missing or extra: until then its webhooks may still be on their way.</summary>
    [Range(0, 120)]
    public int GraceMinutes { get; set; } = 5;

    /// <summary>How many days before an agent's connection its calls are fetched as history; 0: none.</summary>
    [Range(0, 3650)]
    public int HistoryDays { get; set; } = 30;

    /// <summary>Pages of 100 calls in one pass; then the run goes on in a later one.</summary>
    [Range(1, 10_000)]
    public int PagesPerPass { get; set; } = 100;

    /// <summary>Calls and agents asked for one by one in one pass.</summary>
    [Range(1, 100_000)]
    public int FetchesPerPass { get; set; } = 1000;

    /// <summary>How long one pass may take; then the run goes on in a later one.</summary>
    [Range(1, 3600)]
    public int SecondsPerPass { get; set; } = 240;

    /// <summary>How long runs are kept after their end.</summary>
    [Range(1, 3650)]
    public int KeepDays { get; set; } = 90;

    internal TimeSpan Interval => TimeSpan.FromMinutes(IntervalMinutes);

    internal TimeSpan Overlap => TimeSpan.FromMinutes(OverlapMinutes);

    internal TimeSpan Grace => TimeSpan.FromMinutes(GraceMinutes);
}

internal sealed class ReconciliationOptionsValidator : IValidateOptions<ReconciliationOptions>
{
    public ValidateOptionsResult Validate(string? name, ReconciliationOptions options)
    {
        (string Name, int Value, int Least, int Most)[] ranges =
        [
            (nameof(options.IntervalMinutes), options.IntervalMinutes, 0, 1440),
            (nameof(options.OverlapMinutes), options.OverlapMinutes, 0, 2880),
            (nameof(options.GraceMinutes), options.GraceMinutes, 0, 120),
            (nameof(options.HistoryDays), options.HistoryDays, 0, 3650),
            (nameof(options.PagesPerPass), options.PagesPerPass, 1, 10_000),
            (nameof(options.FetchesPerPass), options.FetchesPerPass, 1, 100_000),
            (nameof(options.SecondsPerPass), options.SecondsPerPass, 1, 3600),
            (nameof(options.KeepDays), options.KeepDays, 1, 3650),
        ];
        var wrong = ranges.Where(r => r.Value < r.Least || r.Value > r.Most)
            .Select(r => $"Reconciliation:{r.Name} must be from {r.Least} to {r.Most} (environment variable Reconciliation__{r.Name}).")
            .ToArray();
        return wrong.Length > 0 ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
    }
}
