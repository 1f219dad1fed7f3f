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
internal sealed record Example(string Set, bool IsInterview, double Phrases, bool IsOpposed, ulong[] Signs, Dictionary<ulong, (WordingKind Kind, string Words)> Names, string Line = "");

internal static class Examples
{
    // The first look, or a word after which nothing else counts, ends it.
    private const double Never = -100;

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
                examples.Add(Of(Path.GetFileNameWithoutExtension(file), label.GetProperty("isInterview").GetBoolean(), entry, owner, NamesIn(label)));
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
        Role? role = RoleFinder.Find(text, owner);
        Evidence? evidence = FirstLook.IsWorthMore(entry, candidate) ? Judgement.Of(text, owner, role) : null;
        HashSet<string> own = [.. names.Append(candidate.Name).Append(candidate.Addresses[0])
            .Concat(entry.Attendees.Append(entry.Organizer ?? new Participant(null, null)).SelectMany(a => (string?[])[a.Name, a.Address]))
            .SelectMany(n => (n ?? "").Split([' ', '.', '@', '-', '_', ',', '&'], StringSplitOptions.RemoveEmptyEntries)).Select(n => FoldedText.Skeleton(n))];
        var signs = new Names(own);
        Wording.Show(text, owner, role, signs);
        return new Example(set, isInterview, evidence is { IsDecided: false } ? evidence.Total : Never, evidence?.IsOpposed == true, [.. signs.Found.Keys], signs.Found, entry.Subject + " | " + entry.Body.Replace("\n"," ")[..Math.Min(110, entry.Body.Length)]);
    }

    private static IEnumerable<string?> NamesIn(JsonElement label)
    {
        yield return label.GetProperty("company").GetString();
        yield return label.GetProperty("agency").GetString();
        foreach (JsonElement person in label.GetProperty("people").EnumerateArray())
        {
            yield return person.GetProperty("name").GetString();
        }
    }

    // Notes each sign with its words; those of the entry's own names are passed over.
    private sealed class Names(HashSet<string> own) : ISignReader
    {
        public Dictionary<ulong, (WordingKind, string)> Found { get; } = [];

        public void Read(WordingKind kind, ulong key, FoldedText? text, int first, int next, string? name)
        {
            string[] words = text is null ? [name!]
                : text.Tokens[first].IsCjk ? [text.Slice(first, next)]
                : [.. Enumerable.Range(first, next - first).Select(at => FoldedText.Skeleton(text.Slice(at, at + 1)))];
            if (text is null || !(words.Any(own.Contains) || words.Any(NameReader.IsGivenName)))
            {
                Found.TryAdd(key, (kind, kind == WordingKind.Stem ? words[0][..Math.Min(words[0].Length, Wording.StemLetters)] : string.Join(' ', words)));
            }
        }
    }
}
