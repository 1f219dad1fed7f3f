using System.Text.Encodings.Web;
using System.Text.Json;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Storage;
using NodaTime.Text;

namespace FollowUpSync.Sync;

/// <summary>What the program says to other programs, on the command line and over HTTP. Names and shapes are a contract.</summary>
public static class JsonReport
{
    // Minutes also where they are zero: "-05" is ISO 8601, and many readers reject it.
    private static readonly OffsetDateTimePattern Moments = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss;FFFFFFFFFo<Z+HH:mm>");
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document of <c>sync</c> and <c>plan</c>.</summary>
    public static string Sync(SyncReport report) => Document(json =>
    {
        json.WriteString("asOf", InstantPattern.ExtendedIso.Format(report.AsOf));
        json.WriteString("timeZone", report.Home.Id);
        json.WriteString("run", report.Run);
        json.WriteString("mode", Word(report.Mode));
        Array(json, "sources", report.Sources, source =>
        {
            json.WriteString("name", source.Name);
            json.WriteNumber("entries", source.Entries.Length);
            json.WriteString("status", Word(source.Status));
            json.WriteString("error", source.Error);
        });
        Dictionary<string, string> processes = ProcessByInterview(report);
        Array(json, "interviews", report.Interviews, interview => Interview(json, interview, processes.GetValueOrDefault(interview.Id), report));
        Array(json, "processes", report.Processes, process => Process(json, process));
        Array(json, "followUps", report.FollowUps, one => FollowUp(json, one));
        Omitted(json, report.Omitted);
        WriteChanges(json, report);
        Array(json, "warnings", report.Warnings, warning =>
        {
            json.WriteString("code", warning.Code);
            json.WriteString("message", warning.Message);
            json.WriteString("source", warning.Source);
        });
        if (!report.Answers.IsEmpty)
        {
            Array(json, "answers", report.Answers, answer =>
            {
                json.WriteString("processId", answer.ProcessId);
                WriteMail(json, answer.Mail, report);
            });
        }

        if (report.Stopped is { } stopped)
        {
            json.WriteString("stopped", stopped);
        }
    });

    /// <summary>The document of the commands that change the ledger.</summary>
    public static string Word(SyncReport report) => Document(json =>
    {
        json.WriteString("run", report.Run);
        WriteChanges(json, report);
        Array(json, "followUps", report.FollowUps, one => FollowUp(json, one));
    });

    /// <summary>The runs, the last first.</summary>
    public static void Runs(Utf8JsonWriter json, IEnumerable<RunRecord> runs) => Array(json, "runs", runs, run =>
    {
        json.WriteString("run", run.Id);
        json.WriteString("at", InstantPattern.ExtendedIso.Format(run.At));
        json.WriteString("what", run.What);
        json.WriteNumber("changes", run.Changes.Length);
        json.WriteBoolean("undone", run.IsUndone);
    });

    /// <summary>Notes that were written.</summary>
    public static void Notes(Utf8JsonWriter json, IEnumerable<(Person? To, Templates.Note Note)> notes) => Array(json, "notes", notes, one =>
    {
        json.WriteString("name", one.To?.Name);
        json.WriteString("email", one.To?.Email);
        json.WriteString("subject", one.Note.Subject);
        json.WriteString("text", one.Note.Text);
        json.WriteString("html", one.Note.Html);
    });

    /// <summary>What is left out, and why.</summary>
    public static void Omitted(Utf8JsonWriter json, IEnumerable<OmittedFollowUp> omissions) => Array(json, "omitted", omissions, omitted =>
    {
        json.WriteString("interviewId", omitted.InterviewId);
        json.WriteString("kind", Word(omitted.Kind));
        json.WriteString("why", omitted.Why);
    });

    /// <summary>The answers that came about a process and wait for the owner's word.</summary>
    public static void Answers(Utf8JsonWriter json, SyncReport report, string process) =>
        Array(json, "answers", report.Answers.Where(answer => answer.ProcessId == process), answer => WriteMail(json, answer.Mail, report));

    /// <summary>The process of each interview that has one, by interview id.</summary>
    public static Dictionary<string, string> ProcessByInterview(SyncReport report) =>
        report.Processes.SelectMany(process => process.Interviews.Select(interview => (interview.Id, Process: process.Id))).ToDictionary(pair => pair.Id, pair => pair.Process);

    /// <summary>A fault.</summary>
    public static string Error(string code, string message, string hint) => Document(json =>
    {
        json.WriteStartObject("error");
        json.WriteString("code", code);
        json.WriteString("message", message);
        json.WriteString("hint", hint);
        json.WriteEndObject();
    });

    /// <summary>One object; the caller writes its members.</summary>
    public static string Document(Action<Utf8JsonWriter> members, bool indented = true)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options with { Indented = indented }))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    /// <summary>A text with comments as the JSON document that it is without them.</summary>
    public static string WithoutComments(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        return Document(json =>
        {
            foreach (JsonProperty member in document.RootElement.EnumerateObject())
            {
                member.WriteTo(json);
            }
        });
    }

    /// <summary>An array of objects.</summary>
    public static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> things, Action<T> members)
    {
        json.WriteStartArray(name);
        foreach (T thing in things)
        {
            json.WriteStartObject();
            members(thing);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The people of an interview or follow-up.</summary>
    public static void People(Utf8JsonWriter json, IEnumerable<Person> people, bool withSource) => Array(json, "people", people, person =>
    {
        json.WriteString("name", person.Name);
        json.WriteString("email", person.Email);
        json.WriteString("part", Word(person.Part));
        if (withSource)
        {
            json.WriteString("from", Word(person.From));
        }
    });

    /// <summary>An enumeration's member as JSON has it: <c>thankYou</c>.</summary>
    public static string Word<T>(T member)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(member.ToString());

    /// <summary>The members of an interview.</summary>
    public static void Interview(Utf8JsonWriter json, Interview interview, string? process, SyncReport report)
    {
        Recognition found = interview.Recognition;
        json.WriteString("id", interview.Id);
        json.WriteString("uid", interview.Entry.Uid);
        json.WriteString("subject", interview.Subject);
        json.WriteString("start", Moment(interview.Start.InZone(report.Home)));
        json.WriteString("end", Moment(interview.End.InZone(report.Home)));
        json.WriteString("company", found.Company);
        json.WriteString("role", found.Role);
        json.WriteString("stage", found.Stage is { } stage ? Word(stage) : null);
        json.WriteString("agency", found.Agency);
        json.WriteString("standing", Word(interview.StandingAt(report.AsOf)));
        json.WriteString("verdict", Word(found.Verdict));
        json.WriteNumber("score", Math.Round(found.Score, 2));
        Strings(json, "reasons", found.Reasons);
        json.WriteString("processId", process);
        People(json, found.People, withSource: true);
    }

    private static void WriteMail(Utf8JsonWriter json, MailEvidence mail, SyncReport report)
    {
        json.WriteString("kind", Word(mail.Kind));
        json.WriteString("messageId", mail.MessageId);
        json.WriteString("who", mail.Who);
        json.WriteString("at", Moment(mail.At.InZone(report.Home)));
        json.WriteString("subject", mail.Subject);
        json.WriteString("because", mail.Because);
    }

    /// <summary>The members of a process.</summary>
    public static void Process(Utf8JsonWriter json, HiringProcess process)
    {
        json.WriteString("id", process.Id);
        json.WriteString("company", process.Company);
        json.WriteString("role", process.Role);
        json.WriteString("agency", process.Agency);
        json.WriteString("outcome", Word(process.Outcome));
        Strings(json, "interviews", process.Interviews.Select(interview => interview.Id));
    }

    /// <summary>The members of a follow-up.</summary>
    public static void FollowUp(Utf8JsonWriter json, ReportedFollowUp one)
    {
        FollowUp followUp = one.FollowUp;
        json.WriteString("id", followUp.Key.Id);
        json.WriteString("key", followUp.Key.Value);
        json.WriteString("processId", followUp.ProcessId);
        json.WriteString("interviewId", followUp.InterviewId);
        Strings(json, "interviewIds", followUp.InterviewIds);
        json.WriteString("kind", Word(followUp.Kind));
        json.WriteString("channel", Word(followUp.Channel));
        json.WriteNumber("number", followUp.Number);
        json.WriteString("date", LocalDatePattern.Iso.Format(followUp.Date));
        json.WriteString("start", Moment(followUp.Start));
        json.WriteString("end", Moment(followUp.End));
        json.WriteString("status", Word(followUp.Status));
        People(json, followUp.People, withSource: true);
        json.WriteString("why", followUp.Why);
        json.WriteString("uid", followUp.Key.Uid.ToString());
        Strings(json, "files", one.Files);
    }

    private static void WriteChanges(Utf8JsonWriter json, SyncReport report)
    {
        ReportedChange[] calendar = [.. report.Changes.Where(change => change.What != "draft")];
        int created = calendar.Count(change => change.Action == "create");
        int cancelled = calendar.Count(change => change.Action is "cancel" or "skip" or "dismiss");
        json.WriteStartObject("changes");
        json.WriteNumber("created", created);
        json.WriteNumber("updated", calendar.Length - created - cancelled);
        json.WriteNumber("cancelled", cancelled);
        json.WriteNumber("unchanged", report.Unchanged);
        Array(json, "list", report.Changes, change =>
        {
            json.WriteString("action", change.Action);
            json.WriteString("what", change.What);
            json.WriteString("followUpId", change.FollowUpId);
        });
        json.WriteEndObject();
    }

    /// <summary>A list of words.</summary>
    public static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static string Moment(ZonedDateTime moment) => Moments.Format(moment.ToOffsetDateTime());
}
