using Aivors.Testing;

[assembly: AssemblyFixture(typeof(Backends))]
