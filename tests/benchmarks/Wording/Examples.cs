using System.Text.Json;
using FollowUpSync.Graph;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Tests.Interviews;
using NodaTime;

namespace Fitting;

/// <summary>A labelled entry as the regression sees it.</summary>
/// <param name="Set">The labelled set it comes from.</param>
/// <param name="IsInterview">Its label.</param>
/// <param name="Phrases">The points of the written evidence.</param>
/// <param name="IsOpposed">Some of it speaks against an interview.</param>
/// <param name="Signs">The keys of its signs, each once.</param>
/// <param name="Names">What the keys stand for.</param>
internal sealed record Example(string Set, bool IsInterview, double Phrases, bool IsOpposed, ulong[] Signs, Dictionary<ulong, (WordingKind Kind, string Words)> Names);

internal static class Examples
{
    /// <summary>The labelled sets (*.jsonl) and the hand-written cases (cases.txt) of a folder.</summary>
    public static List<Example> Read(string folder)
    {
        List<Example> examples = [];
        foreach (string file in Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            foreach (string line in File.ReadLines(file))
            {
                using JsonDocument document = JsonDocument.Parse(line);
                JsonElement root = document.RootElement;
                var owner = new Candidate(root.GetProperty("owner").GetProperty("name").GetString(), [root.GetProperty("owner").GetProperty("email").GetString()!]);
                CalendarEntry entry = GraphMapping.ToEntry(root.GetProperty("event"), "set", DateTimeZone.Utc);
                JsonElement label = root.GetProperty("label");
                examples.Add(Of(Path.GetFileNameWithoutExtension(file), label.GetProperty("isInterview").GetBoolean(), entry, owner, Names(label)));
            }
        }

        foreach (LabelledCase one in LabelledCase.Read(Path.Combine(folder, "cases.txt")))
        {
            examples.Add(Of("cases", one.IsInterview, one.Entry, one.Owner, []));
        }

        return examples;
    }

    private static Example Of(string set, bool isInterview, CalendarEntry entry, Candidate candidate, IEnumerable<string?> names)
    {
        var text = new EntryText(entry);
        var owner = new Owner(candidate, entry);
        Role? role = RoleFinder.Find(text);
        Evidence? evidence = Judgement.IsWorthALook(text, owner) ? Judgement.Of(text, owner, role) : null;
        HashSet<string> own = [.. names.Append(candidate.Name).Append(candidate.Addresses[0])
            .Concat(entry.Attendees.Append(entry.Organizer ?? new Participant(null, null)).SelectMany(a => (string?[])[a.Name, a.Address]))
            .SelectMany(n => (n ?? "").Split([' ', '.', '@', '-', '_', ',', '&'], StringSplitOptions.RemoveEmptyEntries)).Select(n => FoldedText.Skeleton(n))];
        var signs = new Dictionary<ulong, (WordingKind, string)>();
        foreach (Sign sign in Wording.Of(text, owner, role))
        {
            string[] words = sign.Theme is { } theme ? [theme.Name] : sign.Circumstance is { } circumstance ? [circumstance] : WordsOf(sign);
            if (sign.Text is null || !(words.Any(own.Contains) || words.Any(NameReader.IsGivenName)))
            {
                signs.TryAdd(sign.Key, (sign.Kind, string.Join(' ', words)));
            }
        }

        return new Example(set, isInterview, evidence?.Total ?? 0, evidence?.IsOpposed == true, [.. signs.Keys], signs);
    }

    private static string[] WordsOf(Sign sign) =>
        sign.Text!.Tokens[sign.First].IsCjk
            ? [sign.Text.Slice(sign.First, sign.Next)]
            : [.. Enumerable.Range(sign.First, sign.Next - sign.First).Select(at => FoldedText.Skeleton(sign.Text.Slice(at, at + 1)))];

    private static IEnumerable<string?> Names(JsonElement label)
    {
        yield return label.GetProperty("company").GetString();
        yield return label.GetProperty("agency").GetString();
        foreach (JsonElement person in label.GetProperty("people").EnumerateArray())
        {
            yield return person.GetProperty("name").GetString();
        }
    }
}
