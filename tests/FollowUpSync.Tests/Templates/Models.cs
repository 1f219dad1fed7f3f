using FollowUpSync.Planning.Interviews;
using FollowUpSync.Templates;

namespace FollowUpSync.Tests.Templates;

/// <summary>The two ends of what can be known about a follow-up.</summary>
internal static class Models
{
    public static readonly NotePerson Dana = new("Dana Reyes", "dana@contoso.example");
    public static readonly NotePerson Sam = new("Sam Lee", "sam@contoso.example");
    public static readonly NotePerson Mira = new("Dr. Mira Vance", "mira@contoso.example");

    public static NoteModel Sparse(NoteKind kind, string language = "en-US") => new()
    {
        Kind = kind,
        Me = new NotePerson(null, "alex@mail.example"),
        InterviewDay = new LocalDate(2026, 11, 2),
        SendDay = new LocalDate(2026, 11, 3),
        Language = language,
    };

    public static NoteModel Full(NoteKind kind, string language = "en-US") => Sparse(kind, language) with
    {
        Recipient = Dana,
        People = [Dana, Sam, Mira],
        Me = new NotePerson("Alex Kim", "alex@mail.example"),
        Company = "Contoso",
        Role = "Senior Engineer",
        Agency = kind == NoteKind.AgencyCheckIn ? "Northwind Staffing" : null,
        Stage = Stage.Technical,
    };

    public static Note Write(NoteModel model) => Assert.IsType<Note>(new NoteWriter(NoteTemplates.Default).Write(model));
}
