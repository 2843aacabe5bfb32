using System.Text;
using Aivors.Api.Http;

namespace Aivors.Api.Exports;

/// <summary>
/// A CSV file that is written as it is read, a batch of rows at a time, so that it takes the same memory whatever its length. When the
/// client hangs up, reading stops; when reading fails, the connection is broken off, so that no half of a file passes for a whole one.
/// </summary>
/// <param name="name">The file's name, of plain letters.</param>
/// <param name="header">The names of the columns.</param>
/// <param name="batches">The rows, in batches that fit in memory.</param>
internal sealed class CsvExport(string name, IReadOnlyList<string> header, Func<CancellationToken, IAsyncEnumerable<IEnumerable<IEnumerable<string?>>>> batches)
    : IResult
{
    public const string ContentType = "text/csv; charset=utf-8";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var gate = httpContext.RequestServices.GetRequiredService<ExportGate>();
        if (!gate.TryEnter())
        {
            await ExportGate.Full.WriteAsync(httpContext);
            return;
        }

        try
        {
            await WriteAsync(httpContext.Response, httpContext.RequestAborted);
        }
        finally
        {
            gate.Leave();
        }
    }

    private async Task WriteAsync(HttpResponse response, CancellationToken hungUp)
    {
        await using var rows = batches(hungUp).GetAsyncEnumerator(hungUp);
        // The first batch before the first byte: what fails by then is answered as any other failure.
        var more = await rows.MoveNextAsync();
        response.ContentType = ContentType;
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.csv\"";
        // Excel takes a file without the mark for the machine's own code page.
        await response.BodyWriter.WriteAsync(Encoding.UTF8.Preamble.ToArray(), hungUp);
        await response.WriteAsync(CsvRows.Render([header]), hungUp);
        while (more)
        {
            await response.WriteAsync(CsvRows.Render(rows.Current), hungUp);
            more = await rows.MoveNextAsync();
        }
    }
}
