
namespace FollowUpSync.Planning.Interviews;

/// <summary>What is known of domains and mailboxes (domains.txt).</summary>
internal static class Domains
{
    private static readonly Dictionary<string, HashSet<string>> Lists = Read();
    private static readonly string[] InterviewerLinks = [.. Lists["ats interviewer"]];
    private static readonly string[] ToolEndings = ["mail", "ats", "apps", "app", "recruiting", "notify", "notifications", "mailer", "hire"];
    private static readonly string[] Tools = [.. Lists["ats"].Concat(Lists["scheduler"]).Select(LabelOf).Where(label => label.Length >= 8).Distinct()];

    public static string Of(string? address) => address is null ? "" : address[(address.LastIndexOf('@') + 1)..].Trim().TrimEnd('>').ToLowerInvariant();

    /// <summary>Is the domain, or one above it, in the list?</summary>
    public static bool Is(string list, string domain)
    {
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known = Lists[list].GetAlternateLookup<ReadOnlySpan<char>>();
        for (ReadOnlySpan<char> rest = domain; rest.Length > 0; rest = rest.IndexOf('.') is int dot and >= 0 ? rest[(dot + 1)..] : [])
        {
            if (known.Contains(rest))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A mailbox at a provider: says nothing of an employer.</summary>
    public static bool IsPrivate(string domain) => domain.Length == 0 || Lists["private mail"].GetAlternateLookup<ReadOnlySpan<char>>().Contains(domain.AsSpan(0, domain.IndexOf('.') is int dot and >= 0 ? dot : domain.Length));

    public static bool IsTool(string domain) => Is("ats", domain) || Is("scheduler", domain) || Is("video", domain) || IsToolLabel(domain);

    // Tools send from domains of their own beside the product's: greenhouse-mail.io, acme-ats.com.
    private static bool IsToolLabel(string domain)
    {
        string label = domain.Length == 0 ? "" : LabelOf(domain);
        int hyphen = label.LastIndexOf('-');
        return Tools.Contains(label) || (hyphen > 0 && (Array.IndexOf(ToolEndings, label[(hyphen + 1)..]) >= 0 || Tools.Contains(label[..hyphen])));
    }

    /// <summary>Does a company's name begin with a tool's: "Greenhouse Software, Inc"?</summary>
    public static bool NamesTool(string skeleton) => Tools.Any(tool => skeleton.StartsWith(tool, StringComparison.Ordinal));

    /// <summary>The interviewer's side of an applicant system.</summary>
    public static bool IsInterviewerLink(string hostAndPath)
    {
        foreach (string known in InterviewerLinks)
        {
            if (hostAndPath.StartsWith(known, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Nobody's own: careers@, no-reply@, room-3@.</summary>
    public static bool IsFunctional(string? address)
    {
        if (address is null || address.IndexOf('@') is not (int at and > 0))
        {
            return false;
        }

        string local = address[..at].ToLowerInvariant();
        int end = local.AsSpan().IndexOfAnyInRange('0', '9');
        int part = local.AsSpan().IndexOfAny(".-+_");
        int tag = local.IndexOf('+');
        return Lists["functional"].Contains(local)
            || (end > 0 && Lists["functional"].Contains(local[..end]))
            || (part > 0 && Lists["functional"].Contains(local[..part]))
            || (tag > 0 && Lists["functional"].Contains(local[(tag + 1)..]));
    }

    /// <summary>The label that names the organisation: <c>contoso</c> in careers.contoso.co.uk.</summary>
    public static string LabelOf(string domain)
    {
        string[] labels = domain.Split('.');
        int at = labels.Length - 2;
        if (at > 0 && labels[at] is "co" or "com" or "org" or "net" or "ac" or "gov" or "edu" or "or" or "ne" or "go" or "nhs")
        {
            at--;
        }

        return at >= 0 ? labels[at] : domain;
    }

    private static Dictionary<string, HashSet<string>> Read()
    {
        var lists = new Dictionary<string, HashSet<string>>();
        HashSet<string>? list = null;
        using StreamReader reader = Lexicon.Open("domains.txt");
        while (reader.ReadLine() is { } line)
        {
            string entry = line.Split('#')[0].Trim();
            if (entry.StartsWith('['))
            {
                lists.Add(entry.Trim('[', ']'), list = []);
            }
            else if (entry.Length > 0)
            {
                list!.UnionWith(entry.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return lists;
    }
}
