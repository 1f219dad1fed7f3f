using System.Globalization;
using FollowUpSync.Planning.Days;

namespace FollowUpSync.Server;

/// <summary>The settings, read and checked before anything starts. They come from <c>appsettings.json</c>, then from <c>FollowUpSync__*</c> variables.</summary>
public sealed record ServerOptions
{
    private const string Section = "FollowUpSync";
    private static readonly string[] Names = ["Mode", "Port", "HttpsPort", "DataDirectory", "Mailbox", "PublicUrl", "Notifications", "SweepMinutes", "TimeZone", "Holidays"];

    /// <summary>On loopback; 0 takes any that is free.</summary>
    public int Port { get; init; } = 5280;

    /// <summary>On loopback with the machine's development certificate, for Outlook, which takes an add-in by https alone; or null.</summary>
    public int? HttpsPort { get; init; }

    /// <summary>Where everything is kept, readable by its owner alone.</summary>
    public string DataDirectory { get; init; } = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "followupsync", "server");

    /// <summary>The mailbox.</summary>
    public MailboxChoice Mailbox { get; init; } = new MailboxChoice.Sample();

    /// <summary>Where Microsoft Graph reaches this service from the internet, or null where it does not.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Whether change notifications are asked for.</summary>
    public bool Notifications { get; init; } = true;

    /// <summary>How often the mailbox is looked at without a notification.</summary>
    public int SweepMinutes { get; init; } = 15;

    /// <summary>The candidate's zone, or null for the calendar's.</summary>
    public DateTimeZone? TimeZone { get; init; }

    /// <summary>The country whose holidays are no business days, or null.</summary>
    public string? Holidays { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="UnusableInputException">Some are wrong; all of them are named, each with its cure.</exception>
    public static ServerOptions Read(IConfiguration configuration)
    {
        IConfigurationSection section = configuration.GetSection(Section);
        var problems = new List<string>();
        foreach (string unknown in section.GetChildren().Select(one => one.Key).Where(key => !Names.Contains(key, StringComparer.OrdinalIgnoreCase)))
        {
            problems.Add($"{Section}:{unknown}: there is no such setting; there are {string.Join(", ", Names)}");
        }

        if (Value("Mode") is { } mode && !mode.Equals("Local", StringComparison.OrdinalIgnoreCase))
        {
            problems.Add(mode.Equals("Hosted", StringComparison.OrdinalIgnoreCase)
                ? $"{Section}:Mode: Hosted, for an organisation, is not part of this version; leave the setting out, and run it for one person"
                : $"{Section}:Mode: {mode}: must be Local");
        }

        var defaults = new ServerOptions();
        var read = new ServerOptions
        {
            Port = Number("Port", defaults.Port, 0, 65535),
            HttpsPort = Value("HttpsPort") is null ? null : Number("HttpsPort", 5281, 1, 65535),
            SweepMinutes = Number("SweepMinutes", defaults.SweepMinutes, 1, 1440),
            DataDirectory = Value("DataDirectory") is { } folder ? Path.GetFullPath(folder) : defaults.DataDirectory,
            Notifications = Flag("Notifications", defaults.Notifications),
            Mailbox = Choice(Value("Mailbox")),
            PublicUrl = Public(Value("PublicUrl")),
            TimeZone = Zone(Value("TimeZone")),
            Holidays = Country(Value("Holidays")),
        };
        if (File.Exists(read.DataDirectory))
        {
            problems.Add($"{Section}:DataDirectory: {read.DataDirectory}: this is a file; name a folder");
        }

        return problems.Count == 0 ? read : throw new UnusableInputException("FUS600", string.Join('\n', problems), "Nothing was started. Correct these settings, in appsettings.json or as FollowUpSync__NAME variables, and start again.");

        string? Value(string name) => section[name] is { Length: > 0 } value ? value.Trim() : null;

        int Number(string name, int otherwise, int least, int most)
        {
            if (Value(name) is not { } text)
            {
                return otherwise;
            }

            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most)
            {
                return number;
            }

            problems.Add($"{Section}:{name}: {text}: must be a whole number from {least} to {most}");
            return otherwise;
        }

        bool Flag(string name, bool otherwise)
        {
            if (Value(name) is not { } text)
            {
                return otherwise;
            }

            if (bool.TryParse(text, out bool flag))
            {
                return flag;
            }

            problems.Add($"{Section}:{name}: {text}: must be true or false");
            return otherwise;
        }

        MailboxChoice Choice(string? text)
        {
            if (text is null || text.Equals("sample", StringComparison.OrdinalIgnoreCase))
            {
                return new MailboxChoice.Sample();
            }

            if (text.Equals("account", StringComparison.OrdinalIgnoreCase))
            {
                return new MailboxChoice.Account();
            }

            if (text.Split('#') is [var service, var address] && Uri.TryCreate(service, UriKind.Absolute, out Uri? uri) && uri is { Scheme: "http", IsLoopback: true } && address.Contains('@', StringComparison.Ordinal))
            {
                return new MailboxChoice.Sandbox(new Uri(uri.AbsolutePath == "/" ? $"{uri.GetLeftPart(UriPartial.Authority)}/v1.0" : uri.AbsoluteUri.TrimEnd('/')), address);
            }

            problems.Add($"{Section}:Mailbox: {text}: must be sample, account (after followupsync login), or a sandbox mailbox such as http://127.0.0.1:5290#alex@example.com");
            return new MailboxChoice.Sample();
        }

        Uri? Public(string? text)
        {
            if (text is null || (Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out Uri? uri) && uri is { Scheme: "https", Query: "", UserInfo: "" }))
            {
                return text is null ? null : new Uri(text.TrimEnd('/'));
            }

            problems.Add($"{Section}:PublicUrl: {text}: must be an https address under which Microsoft Graph reaches this service");
            return null;
        }

        DateTimeZone? Zone(string? text)
        {
            DateTimeZone? zone = text is null ? null : ZoneNames.Find(text);
            if (text is not null && zone is null)
            {
                problems.Add($"{Section}:TimeZone: {text}: there is no such zone; write its IANA name, such as America/New_York");
            }

            return zone;
        }

        string? Country(string? text)
        {
            if (text is not null && HolidaySet.ForCountry(text.ToUpperInvariant()) is null)
            {
                problems.Add($"{Section}:Holidays: {text}: must be one of {string.Join(", ", HolidaySet.Countries.Select(country => country.Code))}");
            }

            return text?.ToUpperInvariant();
        }
    }
}

/// <summary>Which mailbox is kept right.</summary>
public abstract record MailboxChoice
{
    private MailboxChoice()
    {
    }

    /// <summary>A made-up job search, in a sandbox inside this program.</summary>
    public sealed record Sample : MailboxChoice;

    /// <summary>That of the person who signed in on this machine.</summary>
    public sealed record Account : MailboxChoice;

    /// <summary>One of a sandbox that runs on this machine.</summary>
    public sealed record Sandbox(Uri Service, string Address) : MailboxChoice;
}
