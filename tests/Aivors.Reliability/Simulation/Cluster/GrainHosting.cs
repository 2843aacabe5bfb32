using System.Reflection;
using System.Runtime.CompilerServices;

namespace Aivors.Reliability.Simulation.Cluster;

/// <summary>Gives a grain, made with <c>new</c>, the identity and the factory that Orleans would give it.</summary>
internal static class GrainHosting
{
    public static T Host<T>(T grain, GrainId id, IGrainFactory grains) where T : Grain
    {
        ContextOf(grain) = Stub<IGrainContext>.Of(method => method == "get_GrainId" ? id : null);
        RuntimeOf(grain) = Stub<IGrainRuntime>.Of(method => method == "get_GrainFactory" ? grains : null);
        return grain;
    }

    /// <summary>A factory that knows tenants and agents.</summary>
    public static IGrainFactory Factory(Func<Guid, ITenantGrainProxy> tenants, Func<string, IAgentGrainProxy> agents) =>
        Stub<IGrainFactory>.Of((_, arguments) => arguments[0] is Guid id ? tenants(id) : agents((string)arguments[0]!));

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<GrainContext>k__BackingField")]
    private static extern ref IGrainContext ContextOf(Grain grain);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<Runtime>k__BackingField")]
    private static extern ref IGrainRuntime RuntimeOf(Grain grain);

    /// <summary>An interface of which only some members are ever asked.</summary>
    internal class Stub<T> : DispatchProxy where T : class
    {
        private Func<string, object?[], object?> _answer = (_, _) => null;

        public static T Of(Func<string, object?> answer) => Of((method, _) => answer(method));

        public static T Of(Func<string, object?[], object?> answer)
        {
            var stub = Create<T, Stub<T>>();
            ((Stub<T>)(object)stub)._answer = answer;
            return stub;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            // A context is compared by whoever keeps it in a table.
            targetMethod!.Name == nameof(Equals) ? ReferenceEquals(this, args![0]) : _answer(targetMethod.Name, args ?? []) ?? throw new NotSupportedException($"{typeof(T).Name}.{targetMethod.Name}");
    }
}
