using Aivors.Testing.Stack;

[assembly: AssemblyFixture(typeof(RunningStack))]
