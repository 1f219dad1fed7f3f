using System.Text.RegularExpressions;

namespace FollowUpSync.Templates;

/// <summary>
/// What the owner noted, ready to be woven into a note. The rule: what was talked about ("topic: the move to Postgres",
/// "talked about the move to Postgres") becomes a topic; "send:" names what was promised, "why:" says why this job; facts such
/// as "address:" and "phone:" are taken where they are needed; "Dana: ..." goes to Dana alone; "private:" stays out; every
/// other remark goes in as the owner's own sentence.
/// </summary>
internal sealed partial record Remarks(ImmutableArray<string> Topics, ImmutableArray<string> Sentences, ImmutableArray<string> ToSend, ImmutableArray<string> Why)
{
    /// <summary>Nothing noted.</summary>
    public static Remarks None { get; } = new([], [], [], []);

    /// <summary>Sorts the remarks, oldest first.</summary>
    /// <param name="notes">As they were noted.</param>
    /// <param name="recipient">To whom the note goes, or null.</param>
    /// <param name="people">All who get a note of their own.</param>
    public static Remarks Of(ImmutableArray<string> notes, PersonName? recipient = null, IReadOnlyList<PersonName>? people = null)
    {
        Remarks remarks = None;
        foreach (string note in notes)
        {
            string text = PlainText.Remark(note);
            if (For(text, people ?? []) is var (person, own))
            {
                if (person.Full != recipient?.Full)
                {
                    continue;
                }

                text = own;
            }

            remarks = text.Any(char.IsLetterOrDigit) ? remarks.With(text) : remarks;
        }

        return remarks;
    }

    private Remarks With(string remark) =>
        Kept().IsMatch(remark) ? this
        : Promise().Match(remark) is { Success: true } promise && What(promise) is { } what ? this with { ToSend = ToSend.Add(what) }
        : Reason().Match(remark) is { Success: true } reason ? this with { Why = Why.Add(AsSentence(reason.Groups["what"].Value)) }
        : Topic().Match(remark) is { Success: true } topic && What(topic) is { } about ? this with { Topics = Topics.Add(about) }
        : this with { Sentences = Sentences.Add(AsSentence(remark)) };

    // "Dana: she liked the demo" is for Dana, by first or whole name.
    private static (PersonName Person, string Text)? For(string remark, IReadOnlyList<PersonName> people)
    {
        if (remark.IndexOf(':', StringComparison.Ordinal) is not (> 0 and var colon))
        {
            return null;
        }

        string name = remark[..colon].Trim();
        PersonName[] meant = [.. people.Where(p => name.Equals(p.Full, StringComparison.OrdinalIgnoreCase) || name.Equals(p.First, StringComparison.OrdinalIgnoreCase))];
        return meant is [var person] ? (person, remark[(colon + 1)..].Trim()) : null;
    }

    // Only a remark that is no more than that: "talked about X. Send the link!" is two sentences, the owner's own.
    private static string? What(Match match) => PlainText.Fact(match.Groups["what"].Value.TrimEnd('.', '!', ' '));

    private static string AsSentence(string remark)
    {
        string sentence = remark.TrimEnd(' ', ',', ';', ':', '-');
        sentence = char.ToUpperInvariant(sentence[0]) + sentence[1..];
        bool isEastAsian = sentence[^1] >= '\u3041';
        return char.IsLetterOrDigit(sentence[^1]) || sentence[^1] is ')' or '"' or '”' or '\'' ? sentence + (isEastAsian ? "。" : ".") : sentence;
    }

    [GeneratedRegex(@"^((topics?|thema|themen|sujet|temas?|argomento|onderwerp|temat|ämne|話題|话题|テーマ|主题)\s*[:：]|(we )?(talked|spoke|chatted) about|(we )?discussed)\s*(?<what>[^.!?;。]+)[.!。]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex Topic();

    [GeneratedRegex(@"^((to )?send|senden|schicken|envoyer|enviar|inviare|sturen|wysłać|skicka|送付|发送)\s*[:：]\s*(?<what>[^.!?;。]+)[.!。]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex Promise();

    [GeneratedRegex(@"^(why|warum|pourquoi|por qu[eéê]|perché|waarom|dlaczego|varför|動機|原因)\s*[:：]\s*(?<what>.*\w.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex Reason();

    [GeneratedRegex(@"^((private|privat|privé|privado|privato|privé|prywatne)\b|(address|phone|zone|language)\s*:)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex Kept();
}
