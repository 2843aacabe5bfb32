using Aivors.Testing.Stack;
using Aivors.Tests.Browser.Driving;

namespace Aivors.Tests.Browser;

public sealed class DrivingTests(Chromium chromium, RunningStack stack)
{
    [Fact]
    public async Task A_visitor_reaches_the_stack()
    {
        await using var visitor = await Visitor.OpenAsync(chromium, (await stack.ApiAsync()).Address);
        await visitor.GoAsync("/");
        visitor.AssertNoFaults();
    }
}
