using Xunit.Sdk;
using Xunit.v3;

// Each test measures, and most fill this machine by themselves.
[assembly: Parallelization(Mode = ParallelMode.None)]
