using Aivors.Grains.Journal;
using Aivors.Grains.Journal.Postgres.Calls;
using Aivors.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Aivors.Tests.Postgres.Readers;

/// <summary>The search index brought up to date as a silo would, when a test says so.</summary>
internal static class CallIndexing
{
    /// <summary>A new indexer each time, as after a restart. True: there is more to do.</summary>
    public static async Task<bool> IndexAsync(TestDatabase database)
    {
        using var indexer = new CallIndexer(database.Writer, Options.Create(new JournalOptions()), TimeProvider.System, NullLogger<CallIndexer>.Instance);
        return await indexer.IndexAsync(CancellationToken.None);
    }
}
