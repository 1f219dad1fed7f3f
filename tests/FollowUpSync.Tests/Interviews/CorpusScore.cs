using System.Globalization;
using System.Text.Json;
using FollowUpSync.Graph;
using FollowUpSync.Planning.Interviews;

namespace FollowUpSync.Tests.Interviews;

/// <summary>What the recogniser makes of one labelled set: the decisions, and on those rightly taken for interviews what it read in them.</summary>
internal sealed class CorpusScore
{
    private int _entries, _interviews, _right, _falseAlarms;
    private int _company, _role, _stage, _agency;
    private int _met, _strangers, _overlooked, _named, _unnamed;

    public static CorpusScore Of(string file)
    {
        var score = new CorpusScore();
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Interviews", file)))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            score.Add(document.RootElement);
        }

        return score;
    }

    public string Row(string name) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-10} {_entries,7} {_interviews,10}   {Share(_right, _right + _falseAlarms)} {Share(_right, _interviews)}   {Share(_company, _right)} {Share(_role, _right)} {Share(_stage, _right)} {Share(_agency, _right)}   {Share(_met, _met + _strangers)} {Share(_met, _met + _overlooked)} {Share(_named, _named + _unnamed)}");

    private static string Share(int part, int whole) => (whole == 0 ? 1 : (double)part / whole).ToString("0.000", CultureInfo.InvariantCulture).PadLeft(9);

    private void Add(JsonElement line)
    {
        JsonElement label = line.GetProperty("label");
        JsonElement person = line.GetProperty("owner");
        var owner = new Candidate(person.GetProperty("name").GetString(), [person.GetProperty("email").GetString()!]);
        Recognition found = InterviewRecognizer.Recognize(GraphMapping.ToEntry(line.GetProperty("event"), "corpus", DateTimeZone.Utc), owner);
        bool isInterview = label.GetProperty("isInterview").GetBoolean();
        bool isTaken = found.Verdict == Verdict.Interview;
        _entries++;
        _interviews += isInterview ? 1 : 0;
        _falseAlarms += isTaken && !isInterview ? 1 : 0;
        if (isTaken && isInterview)
        {
            _right++;
            _company += Says(label, "company", found.Company, Spelling.Company);
            _role += Says(label, "role", found.Role, Spelling.Role);
            _stage += Says(label, "stage", found.Stage?.ToString(), Spelling.Word);
            _agency += Says(label, "agency", found.Agency, Spelling.Company);
            Meet(label, found.People);
        }
    }

    // The label's value, or one of the further answers that it accepts; "null" among them means that silence is fine.
    private static int Says(JsonElement label, string field, string? found, Func<string?, string?> spell)
    {
        string? known = label.GetProperty(field).GetString();
        string[] also = label.TryGetProperty(field + "Also", out JsonElement more) && more.ValueKind == JsonValueKind.Array ? [.. more.EnumerateArray().Select(one => one.GetString()!)] : [];
        string? said = spell(found);
        bool right = said is null
            ? spell(known) is null || also.Contains("null")
            : also.Append(known).Select(spell).Any(answer => answer is not null && answer.Replace(" ", "", StringComparison.Ordinal) == said.Replace(" ", "", StringComparison.Ordinal));
        return right ? 1 : 0;
    }

    private void Meet(JsonElement label, ImmutableArray<Person> people)
    {
        JsonElement[] known = [.. label.GetProperty("people").EnumerateArray()];
        HashSet<string> addresses = [.. known.Select(one => one.GetProperty("email").GetString()).OfType<string>().Select(a => a.ToLowerInvariant())];
        HashSet<string> found = [.. people.Select(one => one.Email?.Trim().ToLowerInvariant()).OfType<string>()];
        _met += found.Count(addresses.Contains);
        _strangers += found.Count(address => !addresses.Contains(address));
        _overlooked += addresses.Count(address => !found.Contains(address));
        string[] names = [.. people.Select(one => one.Name).OfType<string>().Select(Spelling.Fold)];
        foreach (JsonElement one in known.Where(one => one.GetProperty("email").GetString() is null && one.GetProperty("name").GetString() is not null))
        {
            string name = Spelling.Fold(one.GetProperty("name").GetString()!);
            bool isFound = Array.Exists(names, other => other == name || other.Split(' ').Contains(name) || other == name.Split(' ')[0]);
            _named += isFound ? 1 : 0;
            _unnamed += isFound ? 0 : 1;
        }
    }
}
