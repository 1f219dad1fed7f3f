using FollowUpSync.Planning.Cadences;

namespace FollowUpSync.Templates;

/// <summary>The language of a note, how formal it is, and why.</summary>
/// <param name="Culture">One of <see cref="NoteStyle.Cultures"/>.</param>
/// <param name="Formality">How its reader is addressed.</param>
/// <param name="Why">A sentence: "In German, since the invitation is in German."</param>
public sealed record NoteLanguage(string Culture, Formality Formality, string Why)
{
    // Where one language is written to from anywhere. Countries of several languages (.ch, .be, .ca) tell nothing.
    private static readonly Dictionary<string, string> OfDomain = new()
    {
        ["de"] = "de", ["at"] = "de", ["fr"] = "fr", ["es"] = "es", ["mx"] = "es", ["ar"] = "es", ["cl"] = "es", ["co"] = "es", ["pe"] = "es",
        ["it"] = "it", ["nl"] = "nl", ["pl"] = "pl", ["se"] = "sv", ["jp"] = "ja", ["cn"] = "zh", ["br"] = "pt", ["pt"] = "pt",
        ["uk"] = "en", ["us"] = "en", ["ie"] = "en", ["au"] = "en", ["nz"] = "en",
    };

    private static readonly Dictionary<string, string> Names = new()
    {
        ["zh-Hant"] = "traditional Chinese", ["ko"] = "Korean", ["da"] = "Danish or Norwegian", ["cs"] = "Czech or Slovak",
    };

    /// <summary>Chooses by the owner's word, else by the invitation, else by the recipient's address, else English.</summary>
    public static NoteLanguage Choose(LanguageClues clues)
    {
        (string language, string why) =
            clues.Noted is { } noted && IsWritten(noted) ? (noted, "as you noted")
            : clues.Style.Language is { } chosen ? (chosen, "as you chose for all notes")
            : clues.Invitation is { } read && IsWritten(read) ? (read, $"since the invitation is in {NameOf(read)}")
            : clues.Invitation is { } other ? ("en", $"since the invitation is in {NameOf(other)}, which notes are not written in")
            : OfDomain.GetValueOrDefault(DomainOf(clues.Address)) is { } domain ? (domain, $"since the address ends in .{DomainOf(clues.Address)}")
            : ("en", "since nothing tells another language");
        string culture = CultureOf(language, clues);
        Formality formality = clues.Style.Formality != Formality.Auto ? clues.Style.Formality
            : clues.IsFamiliar && language == clues.Invitation ? Formality.Familiar
            : Formality.Auto;
        string tone = (formality, clues.Style.Formality) switch
        {
            (Formality.Auto, _) => "",
            (_, Formality.Auto) => "; familiar, as the invitation is",
            _ => $"; {formality.ToString().ToLowerInvariant()}, as you chose",
        };
        return new NoteLanguage(culture, formality, $"In {Manners.Of(culture).Name}, {why}{tone}.");
    }

    private static bool IsWritten(string language) => NoteStyle.Cultures.Any(culture => culture == language || culture.Split('-')[0] == language);

    private static string NameOf(string language) =>
        Names.GetValueOrDefault(language) ?? Manners.Of(language).Name.Split(" (")[0];

    // English and Portuguese are written in two ways: by the reader's country, else by where the owner is.
    private static string CultureOf(string language, LanguageClues clues)
    {
        bool isAmerica = clues.TimeZone.StartsWith("America/", StringComparison.Ordinal);
        bool isNowhere = !clues.TimeZone.Contains('/', StringComparison.Ordinal) || clues.TimeZone.StartsWith("Etc/", StringComparison.Ordinal);
        return (language, DomainOf(clues.Address)) switch
        {
            ("en", "uk" or "ie" or "au" or "nz" or "in" or "za") => "en-GB",
            ("en", "us" or "edu" or "gov" or "mil") => "en-US",
            ("en", _) => isAmerica || isNowhere || clues.TimeZone.StartsWith("Pacific/Honolulu", StringComparison.Ordinal) ? "en-US" : "en-GB",
            ("pt", "br") => "pt-BR",
            ("pt", "pt") => "pt-PT",
            ("pt", _) => isAmerica || isNowhere ? "pt-BR" : "pt-PT",
            _ => Manners.Of(language).Tag,
        };
    }

    private static string DomainOf(string? address) => address is null ? "" : address[(address.LastIndexOf('.') + 1)..].ToLowerInvariant();
}

/// <summary>What tells the language of a note.</summary>
/// <param name="Style">The owner's settings.</param>
/// <param name="Noted">What the owner noted of this process ("language: fr"), or null.</param>
/// <param name="Invitation">The language of the invitation, or null where it has too few words.</param>
/// <param name="IsFamiliar">The invitation addresses its reader familiarly.</param>
/// <param name="Address">The recipient's mail address, or null.</param>
/// <param name="TimeZone">The owner's zone.</param>
public sealed record LanguageClues(NoteStyle Style, string? Noted, string? Invitation, bool IsFamiliar, string? Address, string TimeZone);
