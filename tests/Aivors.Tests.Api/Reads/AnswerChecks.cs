using System.Text.Json;

namespace Aivors.Tests.Api.Reads;

/// <summary>What a part of an answer must hold.</summary>
internal static class AnswerChecks
{
    public static void AssertHas(JsonElement element, params string[] names) =>
        Assert.All(names, name => Assert.True(element.TryGetProperty(name, out _), $"{name} is missing in {element}"));

    public static void AssertNumbers(JsonElement element, params (string Name, decimal Value)[] numbers) =>
        Assert.All(numbers, number => Assert.Equal((number.Name, number.Value), (number.Name, element.GetProperty(number.Name).GetDecimal())));
}
