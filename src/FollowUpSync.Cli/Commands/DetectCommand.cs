using System.CommandLine;
using System.Text.Json;
using FollowUpSync.Cli.Output;
using FollowUpSync.Graph;
using FollowUpSync.Ics;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Sync;

namespace FollowUpSync.Cli.Commands;

/// <summary><c>detect</c>: the recogniser's verdict on every entry of a file.</summary>
internal static class DetectCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var file = new Argument<string>("FILE") { Description = "A calendar (.ics), or Graph events (.jsonl), one a line." };
        return new Command("detect", Help.Detect) { file }.Does(surroundings, call =>
        {
            string path = call.Parsed.GetValue(file)!;
            IEnumerable<Judged> verdicts = path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) ? OfGraphEvents(path) : OfCalendar(path, call);
            foreach (Judged judged in verdicts)
            {
                call.Surroundings.Out.WriteLine(call.Json ? Line(judged, call.AsOf) : Sentence(judged));
            }

            return ExitCodes.Done;
        });
    }

    private static IEnumerable<Judged> OfCalendar(string path, Invocation call)
    {
        SyncRequest request = call.Request("detect", []);
        var calendar = new IcsFiles([path]);
        DateTimeZone home = request.TimeZone ?? calendar.Hints.TimeZone ?? request.SystemZone;
        SourceReading reading = calendar.Read(home, new Interval(request.AsOf - Duration.FromDays(366), request.AsOf + Duration.FromDays(366)))[0];
        if (reading.Status == SourceStatus.Failed)
        {
            throw new UnusableInputException("FUS200", reading.Error!, "Name a calendar that can be read.");
        }

        foreach (Warning warning in reading.Warnings)
        {
            call.Surroundings.Error.WriteLine($"followupsync: {Page.Clean($"{warning.Source}: {warning.Message}")}");
        }

        ImmutableArray<string> owners = !request.Owners.IsEmpty ? request.Owners : [calendar.Hints.Owner?.ToLowerInvariant() ?? OwnerGuess.From([reading])];
        var owner = new Candidate(OwnerGuess.NameOf(owners[0], [reading]), owners);
        return reading.Entries.Select(entry => new Judged(entry.Id.ToString(), entry, InterviewRecognizer.Recognize(entry, owner), owner, IsCalendar: true));
    }

    private static IEnumerable<Judged> OfGraphEvents(string path)
    {
        string[] lines = Lines(path);
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].AsSpan().Trim().IsEmpty)
            {
                continue;
            }

            yield return OfGraphEvent(lines[i], $"{Path.GetFileName(path)}:{i + 1}");
        }
    }

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException("FUS018", $"{path}: cannot be read ({fault.Message})", "Check its name and that you may read it.");
        }
    }

    private static Judged OfGraphEvent(string line, string place)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            JsonElement person = root.GetProperty("owner");
            var owner = new Candidate(person.TryGetProperty("name", out JsonElement name) ? name.GetString() : null, [person.GetProperty("email").GetString()!]);
            CalendarEntry entry = GraphMapping.ToEntry(root.GetProperty("event"), place, DateTimeZone.Utc);
            return new Judged(root.GetProperty("id").GetString()!, entry, InterviewRecognizer.Recognize(entry, owner), owner, IsCalendar: false);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new UnusableInputException("FUS204", $"{place}: not a line of id, owner and event ({fault.Message})", """Write {"id": "...", "owner": {"name": "...", "email": "..."}, "event": {...}}""");
        }
    }

    private static string Line(Judged judged, Instant now) => JsonReport.Document(
        json =>
        {
            Recognition found = judged.Recognition;
            json.WriteString("id", judged.Id);
            if (judged.IsCalendar)
            {
                json.WriteString("start", NodaTime.Text.InstantPattern.ExtendedIso.Format(judged.Entry.Start));
            }

            json.WriteBoolean("isInterview", found.Verdict == Verdict.Interview);
            json.WriteString("verdict", JsonReport.Word(found.Verdict));
            json.WriteNumber("score", Math.Round(found.Score, 2));
            json.WriteStartArray("reasons");
            foreach (string reason in found.Reasons)
            {
                json.WriteStringValue(reason);
            }

            json.WriteEndArray();
            json.WriteString("company", found.Company);
            json.WriteString("role", found.Role);
            json.WriteString("stage", found.Stage is { } stage ? JsonReport.Word(stage) : null);
            JsonReport.People(json, found.People, withSource: false);
            json.WriteString("agency", found.Agency);
            json.WriteString("standing", JsonReport.Word(Sightings.StandingOf(judged.Entry, judged.Owner, now)));
        },
        indented: false);

    private static string Sentence(Judged judged)
    {
        Recognition found = judged.Recognition;
        string verdict = found.Verdict switch { Verdict.Interview => "interview", Verdict.Ask => "ask      ", _ => "no       " };
        return $"{verdict}  {Page.Clean(judged.Entry.Subject)}\n           {Page.Clean(string.Join(' ', found.Reasons))}\n           {Page.Clean(judged.Id)}";
    }

    private sealed record Judged(string Id, CalendarEntry Entry, Recognition Recognition, Candidate Owner, bool IsCalendar);
}
