namespace FollowUpSync.Templates;

/// <summary>The known name nearest to a mistyped one.</summary>
internal static class Nearest
{
    /// <summary>"did you mean `recipient.first`?", or, where nothing is near, where the names are listed.</summary>
    public static string Hint(string name, IEnumerable<string> known)
    {
        (string nearest, int steps) = known
            .Select(k => (k, Math.Min(Distance(name, k), Distance(name, k.Split('.', '/')[^1]) + 1)))
            .MinBy(k => k.Item2);
        return steps <= Math.Max(2, (name.Length + 1) / 2) ? $"did you mean `{nearest}`?" : "`templates list` shows what there is.";
    }

    // Levenshtein's distance, one row at a time.
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int changed = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
