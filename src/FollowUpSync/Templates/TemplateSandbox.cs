using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace FollowUpSync.Templates;

/// <summary>
/// Where a template runs: it sees the values and a handful of text functions, no clock, file, type or other template;
/// it is stopped after so many steps, which is the same on every machine, where a time limit would not be.
/// </summary>
internal sealed class TemplateSandbox : TemplateContext
{
    private const int MostSteps = 20_000;
    private const int LongestOutput = 20_000;

    private static readonly ScriptObject Functions = BuildFunctions();

    private int _steps;

    public TemplateSandbox(ScriptObject values)
        : base(Functions)
    {
        LoopLimit = 1_000;
        RecursiveLimit = 20;
        ObjectRecursionLimit = 10;
        LimitToString = LongestOutput;
        OutputLimit = LongestOutput;
        OnStringLimit = ScriptLimitBehavior.Throw;
        OnOutputLimit = ScriptLimitBehavior.Throw;
        RegexTimeOut = TimeSpan.FromMilliseconds(100);
        NewLine = "\n";
        PushGlobal(values);
    }

    /// <summary>The first value that was to be written and is not known.</summary>
    public string? Missing { get; private set; }

    /// <summary>The functions, by full name: <c>string.upcase</c>.</summary>
    public static ImmutableArray<string> FunctionNames { get; } =
        [.. Functions.SelectMany(group => ((ScriptObject)group.Value!).Keys.Select(name => $"{group.Key}.{name}")).Order(StringComparer.Ordinal)];

    /// <inheritdoc />
    public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        if (++_steps > MostSteps)
        {
            throw new ScriptRuntimeException(CurrentSpan, $"The template takes more than {MostSteps} steps.");
        }

        object? value = base.Evaluate(scriptNode, aliasReturnedFunction);
        if (value is string { Length: > LongestOutput })
        {
            throw new ScriptRuntimeException(CurrentSpan, $"The template makes a text of more than {LongestOutput} characters.");
        }

        Missing ??= scriptNode switch
        {
            ScriptExpressionStatement { Expression: { } written and not ScriptAssignExpression } when value is null => MissingIn(written),
            ScriptInterpolatedExpression { Expression: { } written } when value is null => MissingIn(written),
            ScriptBinaryExpression { Operator: ScriptBinaryOperator.Add } sum => MissingOperand(sum.Left) ?? MissingOperand(sum.Right),
            _ => null,
        };
        return value;
    }

    /// <summary><c>recipient.first</c> for that expression; null for any that is not a plain value.</summary>
    public static string? PathOf(ScriptNode node) =>
        node switch
        {
            ScriptVariable variable => variable.BaseName,
            ScriptMemberExpression { Target: { } target, Member: { } member } when PathOf(target) is { } path => $"{path}.{member.BaseName}",
            _ => null,
        };

    // "Dear " + recipient.first: the sum is not null, but it has a hole.
    private string? MissingOperand(ScriptExpression? operand) =>
        operand is ScriptVariable or ScriptMemberExpression && base.Evaluate(operand, false) is null ? PathOf(operand) : null;

    // Of a plain value its own name; of a call the missing value that went in, for a function may well return nothing.
    private string? MissingIn(ScriptNode expression) =>
        PathOf(expression)
        ?? Enumerable.Range(0, expression.ChildrenCount)
            .Select(expression.GetChildren)
            .Where(child => child is not null)
            .Select(child => child is ScriptExpression part && PathOf(part) is { } path
                ? TemplateValues.Find(path) is not null && base.Evaluate(part, true) is null ? path : null
                : MissingIn(child!))
            .FirstOrDefault(path => path is not null);

    private static ScriptObject BuildFunctions()
    {
        ScriptObject text = [];
        text.Import("upcase", new Func<string?, string?>(s => s?.ToUpperInvariant()));
        text.Import("downcase", new Func<string?, string?>(s => s?.ToLowerInvariant()));
        text.Import("capitalize", new Func<string?, string?>(s => s is { Length: > 0 } ? char.ToUpperInvariant(s[0]) + s[1..] : s));
        text.Import("strip", new Func<string?, string?>(s => s?.Trim()));
        text.Import("contains", new Func<string?, string?, bool>((s, part) => s?.Contains(part ?? "", StringComparison.OrdinalIgnoreCase) ?? false));
        text.Import("starts_with", new Func<string?, string?, bool>((s, part) => s?.StartsWith(part ?? "", StringComparison.OrdinalIgnoreCase) ?? false));
        text.Import("ends_with", new Func<string?, string?, bool>((s, part) => s?.EndsWith(part ?? "", StringComparison.OrdinalIgnoreCase) ?? false));
        text.Import("size", new Func<string?, int>(s => s?.Length ?? 0));

        ScriptObject list = [];
        list.Import("size", new Func<ScriptArray?, int>(a => a?.Count ?? 0));
        list.Import("first", new Func<ScriptArray?, object?>(a => a is [var first, ..] ? first : null));
        list.Import("last", new Func<ScriptArray?, object?>(a => a is [.., var last] ? last : null));
        list.Import("join", new Func<ScriptArray?, string?, string?>((a, mark) => a is null ? null : string.Join(mark ?? "", a)));

        // A template that assigned to a shared function would change it for every other.
        text.IsReadOnly = list.IsReadOnly = true;
        return new ScriptObject { ["string"] = text, ["array"] = list, IsReadOnly = true };
    }
}
