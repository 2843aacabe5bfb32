using Aivors.Testing;
using Aivors.Testing.Stack;

[assembly: AssemblyFixture(typeof(Backends))]
[assembly: AssemblyFixture(typeof(RunningStack))]
