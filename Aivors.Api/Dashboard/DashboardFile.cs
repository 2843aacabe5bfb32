using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Aivors.Api.Dashboard;

/// <summary>One file of the built dashboard with the compressed forms that lie beside it, held in memory.</summary>
/// <param name="Route">Where it is served, such as <c>/assets/index-4f1c.js</c>.</param>
internal sealed record DashboardFile(string Route, string ContentType, byte[] Bytes, byte[]? Brotli, byte[]? Gzip)
{
    private const string ForEver = "public, max-age=31536000, immutable";

    private const string AskEachTime = "no-cache";

    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    private readonly string _tag = Convert.ToHexStringLower(SHA256.HashData(Bytes))[..16];

    // The name of what lies under /assets holds a hash of its content, so it never changes.
    private string CacheControl => Route.StartsWith("/assets/", StringComparison.Ordinal) ? ForEver : AskEachTime;

    public static DashboardFile Read(string folder, string path)
    {
        var type = ContentTypes.TryGetContentType(path, out var known) ? known : "application/octet-stream";
        return new DashboardFile(
            "/" + Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'),
            type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type,
            File.ReadAllBytes(path),
            ReadIfThere(path + ".br"),
            ReadIfThere(path + ".gz"));
    }

    /// <summary>In the smallest form that the browser takes; 304 when it has it already.</summary>
    public IResult Serve(HttpContext http)
    {
        var taken = http.Request.GetTypedHeaders().AcceptEncoding;
        var (bytes, encoding) = Brotli is not null && Takes(taken, "br") ? (Brotli, "br")
            : Gzip is not null && Takes(taken, "gzip") ? (Gzip, "gzip")
            : (Bytes, null);
        var headers = http.Response.Headers;
        headers.CacheControl = CacheControl;
        headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        return TypedResults.Bytes(bytes, ContentType, entityTag: new EntityTagHeaderValue($"\"{_tag}{encoding}\""));
    }

    private static bool Takes(IList<StringWithQualityHeaderValue> taken, string encoding) =>
        taken.Any(value => value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && value.Quality != 0);

    private static byte[]? ReadIfThere(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;
}
