using System.Globalization;

namespace Aivors.Reliability.Faults;

/// <summary>The table, as docs/reliability.md has it.</summary>
internal static class FaultReport
{
    public static string Header => """
        | fault | what | it bit | calls | acked | lost | twice | unexpected | wrong tenant | wrong price | recovered | 503 | no answer | 2xx in 4 s | p99 ms | max ms | first ack s | drained s | |
        |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
        """;

    public static string Line(FaultOutcome o) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {o.Fault.Id} | {o.Fault.Name} | {o.Proof} | {o.Judgement?.Sent} | {o.Judgement?.Acknowledged} | {o.Judgement?.Lost} | {o.Judgement?.Duplicated} | {o.Judgement?.Unexpected} | {o.Judgement?.WrongTenant} | {o.Judgement?.WrongPrice} | {o.Judgement?.Recovered} | {o.Failed} | {o.Unknown} | {o.FastShare:0.00} % | {o.P99:0} | {o.Max:0} | {o.RecoverySeconds:0.0} | {o.DrainSeconds:0.0} | {(o.IsVoid ? "VOID" : o.Complaint ?? "ok")} |");
}
