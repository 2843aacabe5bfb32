namespace Aivors.AppHost.Embedded.Demo;

/// <summary>Who the demo client is.</summary>
internal static class DemoAccount
{
    public const string Name = "Green Valley Dental";
    public const string Email = "demo@aivors.local";
    public const string ReceptionAgent = "agent_demo_reception";
    public const string OutboundAgent = "agent_demo_outbound";
    public const int Minutes = 1500;
}
