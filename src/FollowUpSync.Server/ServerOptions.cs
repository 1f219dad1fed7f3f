using System.Globalization;
using FollowUpSync.Graph.SignIn;
using FollowUpSync.Planning.Days;
using FollowUpSync.Server.Hosted;

namespace FollowUpSync.Server;

/// <summary>The settings, read and checked before anything starts. They come from <c>appsettings.json</c>, then from <c>FollowUpSync__*</c> variables.</summary>
public sealed record ServerOptions
{
    private const string Section = "FollowUpSync";
    private static readonly string[] Names = ["Mode", "Port", "DataDirectory", "Mailbox", "PublicUrl", "HttpsPort", "Notifications", "SweepMinutes", "TimeZone", "Holidays", "Tenants", "Scope", "Role", "RequestsPerMinute", "Listen", "KeysDirectory", "Graph"];
    private static readonly string[] HostedNames = ["Tenants", "Scope", "Role", "RequestsPerMinute", "Listen", "KeysDirectory", "Graph"];

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

    /// <summary>For an organisation; null for one person.</summary>
    public HostedOptions? Hosted { get; init; }

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

        bool isHosted = Value("Mode")?.Equals("Hosted", StringComparison.OrdinalIgnoreCase) == true;
        if (Value("Mode") is { } mode && !isHosted && !mode.Equals("Local", StringComparison.OrdinalIgnoreCase))
        {
            problems.Add($"{Section}:Mode: {mode}: must be Local or Hosted");
        }

        foreach (string stray in HostedNames.Where(name => !isHosted && name != "Graph" && Value(name) is not null))
        {
            problems.Add($"{Section}:{stray}: this is for Mode=Hosted alone");
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
        read = read with { Hosted = isHosted ? ReadHosted(read) : null };
        if (File.Exists(read.DataDirectory))
        {
            problems.Add($"{Section}:DataDirectory: {read.DataDirectory}: this is a file; name a folder");
        }

        return problems.Count == 0 ? read : throw new UnusableInputException("FUS600", string.Join('\n', problems), "Nothing was started. Correct these settings, in appsettings.json or as FollowUpSync__NAME variables, and start again.");

        HostedOptions? ReadHosted(ServerOptions rest)
        {
            string[] tenants = (Value("Tenants") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (tenants.Length == 0 || !tenants.All(tenant => Guid.TryParseExact(tenant, "D", out _)))
            {
                problems.Add($"{Section}:Tenants: {Value("Tenants") ?? "missing"}: must be the ids of the directories whose people may come, with commas between");
            }

            if (rest.PublicUrl is null)
            {
                problems.Add($"{Section}:PublicUrl: missing: must be the https address under which people and Microsoft Graph reach this service");
            }

            if (Value("Mailbox") is not null)
            {
                problems.Add($"{Section}:Mailbox: in Mode=Hosted each person has their own; leave it out");
            }

            if (Value("Listen") is { } listen && listen is not ("loopback" or "any"))
            {
                problems.Add($"{Section}:Listen: {listen}: must be loopback or any");
            }

            int perMinute = Number("RequestsPerMinute", 240, 1, 100_000);
            try
            {
                GraphSignIn app = GraphSignIn.Read(name => section[$"Graph:{name}"] is { Length: > 0 } value ? value : name switch { "Kind" => "onBehalfOf", "Tenant" => tenants.FirstOrDefault(), _ => null });
                if (app.Kind is SignInKind.Interactive or SignInKind.DeviceCode || app.ClientId is null)
                {
                    problems.Add(app.ClientId is null ? $"{Section}:Graph:ClientId: missing: the app whose tokens are taken" : $"{Section}:Graph:Kind: {app.Kind}: nobody sits at the screen of a service; must be onBehalfOf, certificate, clientSecret or workloadIdentity");
                }

                var read = new HostedOptions([.. tenants.Select(tenant => tenant.ToLowerInvariant())], app) { Role = Value("Role"), RequestsPerMinute = perMinute, KeysDirectory = Path.GetFullPath(Value("KeysDirectory") ?? Path.Combine(rest.DataDirectory, "keys")), ListensToAll = Value("Listen") == "any" };
                return Value("Scope") is { } scope ? read with { Scope = scope } : read;
            }
            catch (UnusableInputException fault)
            {
                problems.AddRange(fault.Message.Split('\n'));
                return null;
            }
        }

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
