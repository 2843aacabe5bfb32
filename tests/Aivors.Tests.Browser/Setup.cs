using Aivors.Testing.Stack;
using Aivors.Tests.Browser.Driving;

[assembly: AssemblyFixture(typeof(RunningStack))]
[assembly: AssemblyFixture(typeof(Chromium))]
