using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>
/// Reads rules from JSON: <c>{"on":"submit","call":1,"throttle":2}</c>. The members are the methods of the rule in camel case; times are in
/// seconds, and a method without arguments takes true.
/// </summary>
internal static class FaultScript
{
    private const string Target = "on";

    private static readonly Dictionary<string, Action<FaultRules, JsonElement>> Targets = new(StringComparer.Ordinal)
    {
        ["submit"] = (rules, json) => Read(rules.OnSubmit(), json, FaultJsonMembers.Submit),
        ["poll"] = (rules, json) => Read(rules.OnPoll(), json, FaultJsonMembers.Poll),
        ["taskDetails"] = (rules, json) => Read(rules.OnTaskDetails(), json, FaultJsonMembers.TaskDetails),
        ["download"] = (rules, json) => Read(rules.OnDownload(), json, FaultJsonMembers.Download),
        ["anyRequest"] = (rules, json) => Read(rules.OnAnyRequest(), json, FaultJsonMembers.AnyRequest),
        ["generation"] = (rules, json) => Read(rules.OnGeneration(), json, FaultJsonMembers.Generation),
        ["outgoing"] = (rules, json) => Read(rules.OnOutgoing(), json, FaultJsonMembers.Outgoing),
    };

    /// <summary>Adds one rule or an array of rules. If one of them is wrong, none is added.</summary>
    /// <returns>The number of rules.</returns>
    /// <exception cref="FormatException">The JSON does not describe rules; the message names what is wrong and what is allowed.</exception>
    public static int AddTo(FaultRules rules, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            JsonElement[] script = document.RootElement.ValueKind == JsonValueKind.Array
                ? [.. document.RootElement.EnumerateArray()]
                : [document.RootElement];

            // They are tried on a set of their own first, because a rule is active as soon as it is created.
            Add(new FaultRules(seed: 0), script);
            Add(rules, script);
            return script.Length;
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The faults are not JSON: {exception.Message}", exception);
        }
    }

    private static void Add(FaultRules rules, JsonElement[] script)
    {
        for (int index = 0; index < script.Length; index++)
        {
            try
            {
                Add(rules, script[index]);
            }
            catch (Exception exception) when (exception is FormatException or InvalidOperationException or ArgumentException
                or KeyNotFoundException)
            {
                throw new FormatException($"Rule {index + 1}: {exception.Message}", exception);
            }
        }
    }

    private static void Add(FaultRules rules, JsonElement rule)
    {
        string? target = rule.ValueKind == JsonValueKind.Object && rule.TryGetProperty(Target, out JsonElement on)
            && on.ValueKind == JsonValueKind.String ? on.GetString() : null;
        if (target is null || !Targets.TryGetValue(target, out Action<FaultRules, JsonElement>? read))
        {
            throw new FormatException($"a rule must be an object whose member \"{Target}\" is one of {string.Join(", ", Targets.Keys)}.");
        }

        read(rules, rule);
    }

    /// <summary>Applies the selectors, then the effects.</summary>
    private static void Read<TRule>(TRule rule, JsonElement json, IReadOnlyDictionary<string, Action<TRule, JsonElement>> effects)
        where TRule : FaultRule<TRule>
    {
        Dictionary<string, Action<TRule, JsonElement>> selectors = FaultJsonMembers.SelectorsOf<TRule>();
        foreach (JsonProperty member in json.EnumerateObject())
        {
            if (member.Name != Target && !selectors.ContainsKey(member.Name) && !effects.ContainsKey(member.Name))
            {
                throw new FormatException(
                    $"\"{member.Name}\" is unknown. Known here: {string.Join(", ", selectors.Keys.Concat(effects.Keys))}.");
            }
        }

        Apply(rule, json, selectors);
        Apply(rule, json, effects);
    }

    private static void Apply<TRule>(TRule rule, JsonElement json, IReadOnlyDictionary<string, Action<TRule, JsonElement>> actions)
    {
        foreach (JsonProperty member in json.EnumerateObject())
        {
            // The value false omits a method, as a missing member does.
            if (member.Value.ValueKind != JsonValueKind.False && actions.TryGetValue(member.Name, out Action<TRule, JsonElement>? apply))
            {
                try
                {
                    apply(rule, member.Value);
                }
                catch (Exception exception) when (exception is FormatException or InvalidOperationException or ArgumentException
                    or KeyNotFoundException)
                {
                    throw new FormatException($"\"{member.Name}\" cannot be {member.Value.GetRawText()}: {exception.Message}", exception);
                }
            }
        }
    }
}
