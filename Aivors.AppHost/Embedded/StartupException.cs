namespace Aivors.AppHost.Embedded;

/// <summary>Something that a person has to mend; its message is the one line that says what and how.</summary>
internal sealed class StartupException(string message, Exception? inner = null) : Exception(message, inner);
