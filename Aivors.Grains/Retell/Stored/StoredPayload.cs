namespace Aivors.Grains.Retell.Stored;

/// <summary>The stored call object, for those who may not see all of it.</summary>
public static class StoredPayload
{
    /// <summary>Without what Retell bills for the call, at any depth; an empty object when the rest cannot be told from it.</summary>
    public static byte[] WithoutCost(byte[] payload) =>
        CompactJson.Render(payload, static field => field is Field.Cost or Field.CombinedCost) ?? "{}"u8.ToArray();
}
