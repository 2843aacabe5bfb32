using Aivors.Testing;

[assembly: AssemblyFixture(typeof(Backends))]

// Each of them uses all cores, or measures.
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]
