using System.Reflection;
using System.Text;
using FollowUpSync.Planning.Interviews;

namespace FollowUpSync.Planning.Mail;

/// <summary>What sort of message it is.</summary>
public enum MailNature
{
    /// <summary>Somebody wrote it, or a system for them: it may be an answer.</summary>
    Letter,

    /// <summary>Out of office, and other replies that no one wrote.</summary>
    AutomaticReply,

    /// <summary>A mail could not be delivered.</summary>
    DeliveryFailure,

    /// <summary>Read, delivered, not yet delivered, application received.</summary>
    Receipt,

    /// <summary>Sent to many.</summary>
    Newsletter,

    /// <summary>An invitation, or an answer to one.</summary>
    Meeting,
}

/// <summary>Tells answers from what machines send: by headers first, then by words (words.txt).</summary>
public static class MailNatures
{
    private const int Beginning = 80;

    private static readonly Dictionary<string, string[]> Words = Read();

    /// <summary>The nature of a message.</summary>
    public static MailNature Of(MailMessage message)
    {
        // An applicant system marks all that it sends as made by a machine, a recruiter's answer, too: there words alone decide.
        bool isFromTool = message.From is { } from && Domains.IsTool(Domains.Of(from.Address));
        string subject = Fold(message.Subject);
        string start = Fold(message.Preview);
        start = start.Length > Beginning ? start[..Beginning] : start;
        return message.IsMeeting ? MailNature.Meeting
            : Says("delay subject", subject) ? MailNature.Receipt
            : IsReport(message, "delivery-status") || IsFromServer(message.From?.Address) || Says("failure subject", subject) ? MailNature.DeliveryFailure
            : IsReport(message, "disposition-notification") ? MailNature.Receipt
            : IsAutomatic(message, isFromTool) || Says("automatic subject", subject) || Says("automatic start", start) ? MailNature.AutomaticReply
            : Begins("meeting subject", subject) ? MailNature.Meeting
            : Says("receipt subject", subject) ? MailNature.Receipt
            : (!isFromTool && IsToMany(message)) || Says("newsletter subject", subject) ? MailNature.Newsletter
            : MailNature.Letter;
    }

    private static bool IsReport(MailMessage message, string type) =>
        Header(message, "Content-Type") is { } content && content.Contains("report", StringComparison.OrdinalIgnoreCase) && content.Contains(type, StringComparison.OrdinalIgnoreCase);

    private static bool IsFromServer(string? address) =>
        address is not null && (address.StartsWith("mailer-daemon@", StringComparison.OrdinalIgnoreCase) || address.StartsWith("postmaster@", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("microsoftexchange", StringComparison.OrdinalIgnoreCase));

    private static bool IsAutomatic(MailMessage message, bool isFromTool) =>
        Header(message, "Auto-Submitted") is { } submitted && !submitted.StartsWith("no", StringComparison.OrdinalIgnoreCase) && !(isFromTool && submitted.StartsWith("auto-generated", StringComparison.OrdinalIgnoreCase))
        || Header(message, "X-Autoreply") is { } reply && !reply.Equals("no", StringComparison.OrdinalIgnoreCase)
        || Header(message, "X-Autorespond") is not null
        || Header(message, "Precedence") is { } precedence && precedence.Contains("auto", StringComparison.OrdinalIgnoreCase)
        || (Header(message, "Return-Path")?.Trim() is "<>" && !isFromTool);

    private static bool IsToMany(MailMessage message) =>
        Header(message, "List-Unsubscribe") is not null || Header(message, "List-Id") is not null
        || Header(message, "Precedence") is { } precedence && (precedence.Contains("bulk", StringComparison.OrdinalIgnoreCase) || precedence.Contains("list", StringComparison.OrdinalIgnoreCase) || precedence.Contains("junk", StringComparison.OrdinalIgnoreCase));

    private static string? Header(MailMessage message, string name) =>
        message.Headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;

    private static bool Says(string list, string text) => Words[list].Any(phrase => Holds(text, phrase));

    private static bool Begins(string list, string text) => Words[list].Any(phrase => text.StartsWith(phrase, StringComparison.Ordinal));

    // Whole words where a script has blanks between them.
    private static bool Holds(string text, string phrase)
    {
        for (int at = text.IndexOf(phrase, StringComparison.Ordinal); at >= 0; at = text.IndexOf(phrase, at + 1, StringComparison.Ordinal))
        {
            if (phrase[0] > '\u2E80' || ((at == 0 || !char.IsLetter(text[at - 1])) && (at + phrase.Length == text.Length || !char.IsLetter(phrase[^1]) || !char.IsLetter(text[at + phrase.Length]))))
            {
                return true;
            }
        }

        return false;
    }

    // Case, accents and width do not matter, nor how blanks and apostrophes are written.
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            char plain = c is '\u2019' or '\u2018' ? '\'' : char.IsWhiteSpace(c) ? ' ' : FoldedText.Fold(c);
            if (plain != ' ' || (folded.Length > 0 && folded[^1] != ' '))
            {
                folded.Append(plain);
            }
        }

        return folded.ToString();
    }

    private static Dictionary<string, string[]> Read()
    {
        var lists = new Dictionary<string, List<string>>();
        List<string>? list = null;
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("Mail/words.txt")!);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
            {
                lists.Add(line.Trim('[', ']'), list = []);
            }
            else if (line.Length > 3 && line[0] != '#')
            {
                list!.AddRange(line[3..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Fold));
            }
        }

        return lists.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }
}
