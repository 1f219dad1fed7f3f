using System.Text.RegularExpressions;

namespace FollowUpSync.Templates;

/// <summary>
/// What the owner noted, ready to be woven into a note. The rule: what was talked about ("topic: the move to Postgres",
/// "talked about the move to Postgres") becomes a topic; every other remark goes in as the owner's own sentence;
/// one that begins with "private:" stays out.
/// </summary>
internal sealed partial record Remarks(ImmutableArray<string> Topics, ImmutableArray<string> Sentences)
{
    /// <summary>Sorts the remarks, oldest first.</summary>
    public static Remarks Of(ImmutableArray<string> notes)
    {
        ImmutableArray<string> remarks = [.. notes.Select(PlainText.Remark).Where(r => r.Any(char.IsLetterOrDigit) && !Private().IsMatch(r))];
        return new Remarks(
            [.. remarks.Select(TopicOf).OfType<string>()],
            [.. remarks.Where(r => TopicOf(r) is null).Select(AsSentence)]);
    }

    // Only a remark that is no more than a topic: "talked about X. Send the link!" is two sentences, the owner's own.
    private static string? TopicOf(string remark)
    {
        Match match = Topic().Match(remark);
        return match.Success && PlainText.Fact(match.Groups["what"].Value.TrimEnd('.', '!', ' ')) is { } what ? what : null;
    }

    private static string AsSentence(string remark)
    {
        string sentence = remark.TrimEnd(' ', ',', ';', ':', '-');
        sentence = char.ToUpperInvariant(sentence[0]) + sentence[1..];
        return char.IsLetterOrDigit(sentence[^1]) || sentence[^1] is ')' or '"' or '”' or '\'' ? sentence + "." : sentence;
    }

    [GeneratedRegex(@"^(topics?\s*:|(we )?(talked|spoke|chatted) about|(we )?discussed)\s+(?<what>[^.!?;]+)[.!]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex Topic();

    [GeneratedRegex(@"^private\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex Private();
}
