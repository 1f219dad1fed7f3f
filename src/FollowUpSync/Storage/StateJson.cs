using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Planning.Reconciling;
using NodaTime.Text;

namespace FollowUpSync.Storage;

/// <summary>How one kind of row is written and read.</summary>
/// <param name="Write">Writes the members of an object.</param>
/// <param name="Read">Reads them back.</param>
internal sealed record RowJson<T>(Action<Utf8JsonWriter, T> Write, Func<JsonElement, T> Read)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The body of a row.</summary>
    public string ToBody(T thing)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            Write(json, thing);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    /// <summary>The thing of a body.</summary>
    public T FromBody(string body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        return Read(document.RootElement);
    }
}

/// <summary>The rows' bodies, member by member.</summary>
/// <remarks>The serializer would make its metadata anew in each process, which costs a command line 0.15 s of CPU.</remarks>
internal static partial class StateJson
{
    public static RowJson<MailboxSettings> Settings { get; } = new(
        (json, one) =>
        {
            Text(json, "name", one.Name);
            Texts(json, "addresses", one.Addresses);
            Text(json, "timeZone", one.TimeZone);
            Day(json, "horizon", one.Horizon);
            Text(json, "cadence", one.Cadence);
            Text(json, "holidays", one.Holidays);
            if (one.HolidayDates is { } dates)
            {
                Objects(json, "holidayDates", dates, holiday =>
                {
                    Day(json, "date", holiday.Date);
                    Text(json, "name", holiday.Name);
                });
            }

            json.WriteBoolean("notesAsFiles", one.NotesAsFiles);
        },
        row => new MailboxSettings(
            row.Text("name"),
            row.Texts("addresses"),
            row.Must("timeZone"),
            row.DayOf("horizon"),
            row.Text("cadence"),
            row.Text("holidays"),
            row.TryGetProperty("holidayDates", out _) ? row.Objects("holidayDates", day => new Holiday(day.DayOf("date"), day.Must("name"))) : null,
            row.TryGetProperty("notesAsFiles", out JsonElement files) && files.GetBoolean()));

    public static RowJson<KnownSource> Source { get; } = new(
        (json, one) =>
        {
            Text(json, "name", one.Name);
            Text(json, "path", one.Path);
            json.WriteNumber("entries", one.Entries);
        },
        row => new KnownSource(row.Must("name"), row.Must("path"), row.Number("entries")));

    public static RowJson<Interview> Interview { get; } = new(
        (json, one) =>
        {
            Text(json, "id", one.Id);
            Text(json, "uid", one.Entry.Uid);
            Text(json, "occurrence", one.Entry.Occurrence);
            Text(json, "itemId", one.ItemId);
            Text(json, "seriesId", one.SeriesId);
            Text(json, "source", one.Source);
            json.WriteNumber("sequence", one.Sequence);
            Moment(json, "stamp", one.Stamp);
            Text(json, "subject", one.Subject);
            Text(json, "sender", one.Sender);
            Moment(json, "start", one.Start);
            Moment(json, "end", one.End);
            json.WriteBoolean("isAllDay", one.IsAllDay);
            Text(json, "zone", one.Zone);
            json.WriteBoolean("isCancelled", one.IsCancelled);
            json.WriteBoolean("isGone", one.IsGone);
            json.WriteBoolean("isCalledOff", one.IsCalledOff);
            json.WriteBoolean("isDeclined", one.IsDeclined);
            Recognition found = one.Recognition;
            Text(json, "verdict", found.Verdict.ToString());
            json.WriteNumber("score", found.Score);
            Texts(json, "reasons", found.Reasons);
            Text(json, "company", found.Company);
            Text(json, "role", found.Role);
            Text(json, "stage", found.Stage?.ToString());
            Text(json, "agency", found.Agency);
            People(json, found.People);
            Text(json, "language", found.Writing.Language);
            Text(json, "phone", found.Writing.Phone);
            Text(json, "address", found.Writing.Address);
            json.WriteBoolean("isFamiliar", found.Writing.IsFamiliar);
        },
        row => new Interview
        {
            Id = row.Must("id"),
            Entry = new EntryId(row.Must("uid"), row.Text("occurrence")),
            ItemId = row.Text("itemId"),
            SeriesId = row.Text("seriesId"),
            Source = row.Must("source"),
            Sequence = row.Number("sequence"),
            Stamp = row.Moment("stamp"),
            Subject = row.Must("subject"),
            Sender = row.Text("sender"),
            Start = row.Moment("start")!.Value,
            End = row.Moment("end")!.Value,
            IsAllDay = row.Flag("isAllDay"),
            Zone = row.Text("zone"),
            IsCancelled = row.Flag("isCancelled"),
            IsGone = row.Flag("isGone"),
            IsCalledOff = row.Flag("isCalledOff"),
            IsDeclined = row.Flag("isDeclined"),
            Recognition = new Recognition
            {
                Verdict = (Verdict)row.Member("verdict", typeof(Verdict))!,
                Score = row.GetProperty("score").GetDouble(),
                Reasons = row.Texts("reasons"),
                Company = row.Text("company"),
                Role = row.Text("role"),
                Stage = (Stage?)row.Member("stage", typeof(Stage)),
                Agency = row.Text("agency"),
                People = row.People(),
                Writing = new Writing
                {
                    Language = row.Text("language"),
                    Phone = row.Text("phone"),
                    Address = row.Text("address"),
                    IsFamiliar = row.TryGetProperty("isFamiliar", out JsonElement familiar) && familiar.GetBoolean(),
                },
            },
        });

    public static RowJson<LedgerEntry> Entry { get; } = new(WriteEntry, ReadEntry);

    public static RowJson<WrittenFile> File { get; } = new(
        (json, one) =>
        {
            Text(json, "path", one.Path);
            Text(json, "followUp", one.FollowUp);
            Text(json, "person", one.Person);
            Text(json, "hash", one.Hash);
            Text(json, "intended", one.Intended);
        },
        row => new WrittenFile(row.Must("path"), row.Must("followUp"), row.Must("person"), row.Must("hash"), row.Must("intended")));

    public static RowJson<RunRecord> Run { get; } = new(
        (json, one) =>
        {
            Text(json, "id", one.Id);
            json.WriteNumber("number", one.Number);
            Moment(json, "at", one.At);
            Text(json, "what", one.What);
            json.WriteBoolean("isUndone", one.IsUndone);
            json.WriteBoolean("isCutOff", one.IsCutOff);
            Objects(json, "changes", one.Changes, change =>
            {
                if (change.Before is { } before)
                {
                    json.WriteStartObject("before");
                    WriteEntry(json, before);
                    json.WriteEndObject();
                }

                json.WriteStartObject("after");
                WriteEntry(json, change.After);
                json.WriteEndObject();
            });
        },
        row => new RunRecord(
            row.Must("id"),
            row.Number("number"),
            row.Moment("at")!.Value,
            row.Must("what"),
            row.Objects("changes", change => LedgerChange.Of(change.TryGetProperty("before", out JsonElement before) ? ReadEntry(before) : null, ReadEntry(change.GetProperty("after")))),
            row.Flag("isUndone"),
            row.Flag("isCutOff")));

    public static RowJson<WrittenItem> Item { get; } = new(
        (json, one) =>
        {
            Text(json, "followUp", one.FollowUp);
            Text(json, "person", one.Person);
            Text(json, "id", one.Id);
            Text(json, "etag", one.ETag);
            Text(json, "hash", one.Hash);
            Text(json, "intended", one.Intended);
            Text(json, "shown", one.Shown);
            json.WriteNumber("life", one.Life);
            json.WriteBoolean("isTheirs", one.IsTheirs);
        },
        row => new WrittenItem(row.Must("followUp"), row.Must("person"), row.Text("id"), row.Text("etag"), row.Must("hash"), row.Must("intended"), row.Must("shown"), row.Number("life"), row.Flag("isTheirs")));

    public static RowJson<DeltaStream> Stream { get; } = new(
        (json, one) =>
        {
            Text(json, "name", one.Name);
            Moment(json, "from", one.From);
            Moment(json, "to", one.To);
            Text(json, "link", one.Link);
            Text(json, "eyes", one.Eyes);
            Moment(json, "at", one.At);
        },
        row => new DeltaStream(row.Must("name"), row.Moment("from")!.Value, row.Moment("to")!.Value, row.Text("link"), row.Must("eyes"), row.Moment("at")));

    public static RowJson<string> Template { get; } = new((json, text) => Text(json, "text", text), row => row.Must("text"));

    private static void WriteEntry(Utf8JsonWriter json, LedgerEntry one)
    {
        Text(json, "key", one.Key.Value);
        Text(json, "kind", one.Key.Kind.ToString());
        json.WriteNumber("number", one.Key.Number);
        Text(json, "state", one.State.ToString());
        Text(json, "processId", one.ProcessId);
        Text(json, "interviewId", one.InterviewId);
        Texts(json, "interviewIds", one.InterviewIds);
        Text(json, "channel", one.Channel.ToString());
        Day(json, "day", one.Day);
        Moment(json, "start", one.Text.Start);
        Moment(json, "end", one.Text.End);
        Text(json, "summary", one.Text.Summary);
        Text(json, "description", one.Text.Description);
        Text(json, "relatedTo", one.Text.RelatedTo);
        People(json, one.People);
        Text(json, "why", one.Why);
        json.WriteNumber("sequence", one.Sequence);
        Moment(json, "created", one.Created);
        Moment(json, "changed", one.Changed);
        Day(json, "movedTo", one.MovedTo);
        Day(json, "snoozedTo", one.SnoozedTo);
        Day(json, "settledOn", one.SettledOn);
        Moment(json, "settledAt", one.SettledAt);
        Text(json, "settledBy", one.SettledBy);
        Text(json, "fileName", one.FileName);
    }

    private static LedgerEntry ReadEntry(JsonElement row) => new()
    {
        Key = new FollowUpKey(row.Must("key"), (FollowUpKind)row.Member("kind", typeof(FollowUpKind))!, row.Number("number")),
        State = (LedgerState)row.Member("state", typeof(LedgerState))!,
        ProcessId = row.Must("processId"),
        InterviewId = row.Must("interviewId"),
        InterviewIds = row.Texts("interviewIds"),
        Channel = (Channel)row.Member("channel", typeof(Channel))!,
        Day = row.DayOf("day"),
        Text = new CalendarText(row.Moment("start")!.Value, row.Moment("end")!.Value, row.Must("summary"), row.Must("description"), row.Must("relatedTo")),
        People = row.People(),
        Why = row.Must("why"),
        Sequence = row.Number("sequence"),
        Created = row.Moment("created")!.Value,
        Changed = row.Moment("changed")!.Value,
        MovedTo = row.Day("movedTo"),
        SnoozedTo = row.Day("snoozedTo"),
        SettledOn = row.Day("settledOn"),
        SettledAt = row.Moment("settledAt"),
        SettledBy = row.Text("settledBy"),
        FileName = row.Must("fileName"),
    };

    private static void People(Utf8JsonWriter json, ImmutableArray<Person> people) => Objects(json, "people", people, person =>
    {
        Text(json, "title", person.Title);
        Text(json, "name", person.Name);
        Text(json, "email", person.Email);
        Text(json, "part", person.Part.ToString());
        Text(json, "from", person.From.ToString());
    });

    private static ImmutableArray<Person> People(this JsonElement row) => row.Objects("people", person =>
        new Person(person.Text("name"), person.Text("email"), (Part)person.Member("part", typeof(Part))!, (PersonSource)person.Member("from", typeof(PersonSource))!) { Title = person.Text("title") });

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Moment(Utf8JsonWriter json, string name, Instant? value) =>
        Text(json, name, value is { } moment ? InstantPattern.ExtendedIso.Format(moment) : null);

    private static void Day(Utf8JsonWriter json, string name, LocalDate? value) =>
        Text(json, name, value is { } day ? LocalDatePattern.Iso.Format(day) : null);

    private static void Texts(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void Objects<T>(Utf8JsonWriter json, string name, ImmutableArray<T> things, Action<T> members)
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

    private static string? Text(this JsonElement row, string name) => row.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static string Must(this JsonElement row, string name) => row.Text(name) ?? throw new JsonException($"{name} is missing");

    private static int Number(this JsonElement row, string name) => row.GetProperty(name).GetInt32();

    private static bool Flag(this JsonElement row, string name) => row.TryGetProperty(name, out JsonElement flag) && flag.GetBoolean();

    private static object? Member(this JsonElement row, string name, Type members) => row.Text(name) is { } text ? Enum.Parse(members, text) : null;

    private static Instant? Moment(this JsonElement row, string name) => row.Text(name) is { } text ? InstantPattern.ExtendedIso.Parse(text).Value : null;

    private static LocalDate? Day(this JsonElement row, string name) => row.Text(name) is { } text ? LocalDatePattern.Iso.Parse(text).Value : null;

    private static LocalDate DayOf(this JsonElement row, string name) => row.Day(name) ?? throw new JsonException($"{name} is missing");

    private static ImmutableArray<string> Texts(this JsonElement row, string name) => [.. row.GetProperty(name).EnumerateArray().Select(value => value.GetString()!)];

    private static ImmutableArray<T> Objects<T>(this JsonElement row, string name, Func<JsonElement, T> read) => [.. row.GetProperty(name).EnumerateArray().Select(read)];
}
