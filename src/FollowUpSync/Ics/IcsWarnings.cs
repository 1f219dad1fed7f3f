using FollowUpSync.Sync;

namespace FollowUpSync.Ics;

/// <summary>What was odd in one file. A file that is wrong in the same way a thousand times says so fifty times and then how often.</summary>
internal sealed class IcsWarnings(string file)
{
    private const int MostOfOneKind = 50;

    private readonly List<Warning> _warnings = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <param name="line">From 1; 0 where the whole file is meant.</param>
    public void Add(string code, int line, string message)
    {
        _counts.TryGetValue(code, out var count);
        _counts[code] = ++count;
        if (count <= MostOfOneKind) { _warnings.Add(new Warning(code, message, line == 0 ? file : $"{file}:{line}")); }
    }

    public ImmutableArray<Warning> ToImmutable()
    {
        if (_warnings.Count == 0) { return []; }
        var more = _counts.Where(c => c.Value > MostOfOneKind).OrderBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => new Warning(c.Key, $"And {c.Value - MostOfOneKind} more of this kind.", file));
        return [.. _warnings, .. more];
    }
}
