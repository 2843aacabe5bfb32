using Aivors.ServiceDefaults;

namespace Aivors.Tests.Unit.Api;

public sealed class RedisReportTests
{
    [Theory]
    [InlineData("# Server\r\nredis_version:7.4.1\r\nredis_mode:standalone\r\n\r\n# Memory\r\nused_memory:1048576\r\nused_memory_human:1.00M\r\n", "7.4.1", 1048576L)]
    [InlineData("# Server\nredis_version:7.4.3\ngarnet_version:1.0.63\n", "Garnet 1.0.63", null)]
    [InlineData("used_memory:many\n", "unknown", null)]
    [InlineData("", "unknown", null)]
    public void Version_and_memory_are_read_from_what_the_server_tells(string info, string version, long? memory) =>
        Assert.Equal(new RedisFacts(version, memory), RedisReport.Read(info));
}
