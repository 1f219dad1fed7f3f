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
    // The first look, or a word after which nothing else counts, ends it.
    private const double Never = -100;

    /// <summary>The labelled sets (*.jsonl) and the hand-written cases (cases.txt) of a folder.</summary>
    public static List<Example> Read(string folder)
    {
        List<Labelled> all = [];
        foreach (string file in Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            foreach (string line in File.ReadLines(file))
            {
                using JsonDocument document = JsonDocument.Parse(line);
                JsonElement root = document.RootElement;
                var owner = new Candidate(root.GetProperty("owner").GetProperty("name").GetString(), [root.GetProperty("owner").GetProperty("email").GetString()!]);
                CalendarEntry entry = GraphMapping.ToEntry(root.GetProperty("event"), "set", DateTimeZone.Utc);
                JsonElement label = root.GetProperty("label");
                all.Add(new Labelled(Path.GetFileNameWithoutExtension(file), label.GetProperty("isInterview").GetBoolean(), entry, owner, WordsOf(entry, owner, NamesIn(label))));
            }
        }

        foreach (LabelledCase one in LabelledCase.Read(Path.Combine(folder, "cases.txt")))
        {
            all.Add(new Labelled("cases", one.IsInterview, one.Entry, one.Owner, WordsOf(one.Entry, one.Owner, [])));
        }

        // Somebody's name in one entry may stand in another that does not say so: it is no word, unless several people write it small.
        HashSet<string> small = [.. all.SelectMany(one => SmallWords(one).Distinct()).CountBy(word => word).Where(word => word.Value >= 3).Select(word => word.Key)];
        HashSet<string> proper = [.. all.SelectMany(one => one.Own).Where(word => !small.Contains(word))];
        return [.. all.Select(one => Of(one, proper))];
    }

    private static Example Of(Labelled one, HashSet<string> proper)
    {
        var text = new EntryText(one.Entry);
        var owner = new Owner(one.Owner, one.Entry);
        Role? role = RoleFinder.Find(text, owner, out Role? inTitle);
        Evidence? evidence = FirstLook.IsWorthMore(one.Entry, one.Owner) ? Judgement.Of(text, owner, role, inTitle) : null;
        var signs = new Names([.. one.Own, .. proper]);
        Wording.Show(text, owner, role, signs);
        return new Example(
            one.Set, one.IsInterview, evidence is { IsDecided: false } ? evidence.Total : Never, evidence?.IsOpposed == true, [.. signs.Found.Keys], signs.Found);
    }

    private static HashSet<string> WordsOf(CalendarEntry entry, Candidate owner, IEnumerable<string?> names) =>
        [.. names.Append(owner.Name).Append(owner.Addresses[0])
            .Concat(entry.Attendees.Append(entry.Organizer ?? new Participant(null, null)).SelectMany(one => (string?[])[one.Name, one.Address]))
            .SelectMany(name => (name ?? "").Split([' ', '.', '@', '-', '_', ',', '&'], StringSplitOptions.RemoveEmptyEntries)).Select(name => FoldedText.Skeleton(name))];

    private static IEnumerable<string> SmallWords(Labelled one) =>
        $"{one.Entry.Subject} {one.Entry.Body}".Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim('.', ',', ';', ':', '!', '?', '(', ')', '"'))
            .Where(word => word.Length > 0 && char.IsLower(word[0]))
            .Select(word => FoldedText.Skeleton(word))
            .Where(word => !one.Own.Contains(word));

    private static IEnumerable<string?> NamesIn(JsonElement label)
    {
        yield return label.GetProperty("company").GetString();
        yield return label.GetProperty("agency").GetString();
        foreach (JsonElement person in label.GetProperty("people").EnumerateArray())
        {
            yield return person.GetProperty("name").GetString();
        }
    }

    private sealed record Labelled(string Set, bool IsInterview, CalendarEntry Entry, Candidate Owner, HashSet<string> Own);

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
