using FollowUpSync.Planning;
using Scriban.Syntax;

namespace FollowUpSync.Templates;

/// <summary>Finds every name in a template that stands for nothing, and every construct that is not allowed, wherever it stands.</summary>
internal sealed class TemplateNames : ScriptVisitor
{
    private static readonly ImmutableArray<string> Loop = ["for", "while", "tablerow"];

    private readonly string _file;
    private readonly HashSet<string> _own = [];
    private readonly List<Problem> _problems = [];
    private bool _collecting = true;

    private TemplateNames(string file) => _file = file;

    /// <summary>All problems, from top to bottom.</summary>
    public static ImmutableArray<Problem> Check(ScriptPage page, string file)
    {
        TemplateNames names = new(file);

        // Twice: a name may be used above the line that a person gave it on.
        names.Visit(page);
        names._collecting = false;
        names.Visit(page);
        return [.. names._problems.OrderBy(p => p.Line).ThenBy(p => p.Column)];
    }

    public override void Visit(ScriptAssignExpression node)
    {
        Own(node.Target);
        base.Visit(node);
    }

    public override void Visit(ScriptForStatement node)
    {
        Own(node.Variable);
        base.Visit(node);
    }

    public override void Visit(ScriptCaptureStatement node)
    {
        Own(node.Target);
        base.Visit(node);
    }

    public override void Visit(ScriptFunction node)
    {
        Own(node.NameOrDoToken);
        foreach (ScriptParameter parameter in node.Parameters?.ToArray() ?? [])
        {
            Own(parameter.Name);
        }

        base.Visit(node);
    }

    public override void Visit(ScriptVariableGlobal node) => Use(node, node.BaseName);

    public override void Visit(ScriptMemberExpression node)
    {
        if (TemplateSandbox.PathOf(node) is { } path)
        {
            Use(node, path);
        }
        else
        {
            base.Visit(node);
        }
    }

    public override void Visit(ScriptBinaryExpression node)
    {
        // A list times a milliard is a milliard entries; no note multiplies.
        if (node.Operator == ScriptBinaryOperator.Multiply)
        {
            Forbid(node, "`*`");
        }

        base.Visit(node);
    }

    public override void Visit(ScriptImportStatement node) => Forbid(node, "`import`");

    private void Own(ScriptNode? target)
    {
        if (target is not null && TemplateSandbox.PathOf(target) is { } path)
        {
            _own.Add(path.Split('.')[0]);
        }
    }

    private void Use(ScriptNode node, string path)
    {
        string root = path.Split('.')[0];
        bool isKnown = TemplateValues.Find(path) is not null
            || TemplateSandbox.FunctionNames.Contains(path)
            || _own.Contains(root)
            || Loop.Contains(root)
            || path.EndsWith(".size", StringComparison.Ordinal) && TemplateValues.Find(path[..^".size".Length]) is not null
            || (TemplateValues.IsGroup(path) && node is ScriptVariable);
        if (!_collecting && !isKnown)
        {
            IEnumerable<string> candidates = TemplateValues.All.Select(v => v.Name).Concat(TemplateSandbox.FunctionNames).Concat(_own);
            _problems.Add(NoteTemplate.At(node.Span, "FUS302", $"There is no `{path}`; {Nearest.Hint(path, candidates)}", _file));
        }
    }

    private void Forbid(ScriptNode node, string what)
    {
        if (!_collecting)
        {
            _problems.Add(NoteTemplate.At(node.Span, "FUS308", $"{what} is not allowed in a template.", _file));
        }
    }
}
