namespace FollowUpSync.Cli.Tests;

/// <summary>Small calendars of Alex Morgan's, in New York.</summary>
internal static class Calendars
{
    public const string Owner = "alex.morgan@home.example";

    /// <summary>A calendar file.</summary>
    public static string File(params string[] events) => With($"X-WR-CALNAME:{Owner}\nX-WR-TIMEZONE:America/New_York\n", events);

    /// <summary>A file saved from an invitation or a cancellation.</summary>
    public static string Message(string method, params string[] events) => With($"METHOD:{method}\n", events);

    /// <summary>A file with lines of its own after the head.</summary>
    public static string With(string head, params string[] events) =>
        $"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Calendar//EN\n{head}{string.Concat(events)}END:VCALENDAR\n".ReplaceLineEndings("\r\n");

    /// <summary>An interview with Maya Lindqvist at Contoso, arranged by Dana Reyes; on 3 November from 10 to 11 unless told otherwise.</summary>
    public static string Contoso(string uid = "contoso-1@example", string start = "20261103T150000Z", string end = "20261103T160000Z", int sequence = 0, string extra = "") =>
        Interview(uid, "Contoso", "Maya Lindqvist", "Dana Reyes", start, end, sequence, extra);

    /// <summary>An interview with a company, met by one person and arranged by another.</summary>
    public static string Interview(string uid, string company, string met, string recruiter, string start, string end, int sequence = 0, string extra = "") =>
        Event(uid, $"Interview with {company}: Senior Engineer", start, end, sequence, $"""
            ORGANIZER;CN={recruiter}:mailto:{Address(recruiter, company)}
            ATTENDEE;PARTSTAT=ACCEPTED;CN={recruiter}:mailto:{Address(recruiter, company)}
            ATTENDEE;PARTSTAT=ACCEPTED;CN={met}:mailto:{Address(met, company)}
            ATTENDEE;PARTSTAT=ACCEPTED;CN=Alex Morgan:mailto:{Owner}
            DESCRIPTION:With {met}.\n\n{recruiter}\nRecruiter\, {company}

            """ + extra);

    /// <summary>Any entry.</summary>
    public static string Event(string uid, string subject, string start, string end, int sequence = 0, string extra = "") =>
        $"BEGIN:VEVENT\nUID:{uid}\nDTSTAMP:20261020T120000Z\nSEQUENCE:{sequence}\nDTSTART:{start}\nDTEND:{end}\nSUMMARY:{subject}\n{extra}END:VEVENT\n";

    private static string Address(string name, string company) =>
        $"{name.ToLowerInvariant().Replace(' ', '.')}@{company.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal)}.com";
}
