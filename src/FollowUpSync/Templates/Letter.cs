using FollowUpSync.Planning.Cadences;

namespace FollowUpSync.Templates;

/// <summary>A letter, laid out but not yet a file.</summary>
/// <param name="Sender">The lines of the sender's block: name, street, place.</param>
/// <param name="Recipient">The lines of the recipient's block; without a street where none is known.</param>
/// <param name="Date">The day it is written, in the letter's language.</param>
/// <param name="Subject">The line above the greeting.</param>
/// <param name="Text">Greeting to signature, paragraphs apart by an empty line.</param>
/// <param name="Language">Of the text, for the spelling checker: <c>de</c>.</param>
/// <param name="Layout">Where things stand.</param>
public sealed record Letter(
    ImmutableArray<string> Sender, ImmutableArray<string> Recipient, string Date, string Subject, string Text, string Language, LetterLayout Layout)
{
    /// <summary>The sender's number, below their address on the sheet alone.</summary>
    public string? Phone { get; init; }

    /// <summary>A street is known; without one the envelope is finished by hand.</summary>
    public bool IsAddressed { get; init; }
}

/// <summary>A sheet, its address window and its envelope. Lengths are in millimetres.</summary>
/// <param name="Width">Of the sheet.</param>
/// <param name="Height">Of the sheet.</param>
/// <param name="AddressLeft">The recipient's block from the left edge.</param>
/// <param name="AddressTop">The recipient's block from the upper edge.</param>
/// <param name="AddressHeight">What a window shows of it.</param>
/// <param name="BodyTop">The line below which date, subject and text begin.</param>
/// <param name="Folds">Fold marks from the upper edge.</param>
/// <param name="Envelope">Width and height, or null for none.</param>
public sealed record LetterLayout(
    double Width, double Height, double AddressLeft, double AddressTop, double AddressHeight, double BodyTop, ImmutableArray<double> Folds, (double Width, double Height)? Envelope)
{
    private static readonly ImmutableArray<string> OnUsLetter = ["US", "CA", "MX", "CL", "CO", "VE", "PH"];
    private static readonly ImmutableArray<string> WindowOnTheRight = ["FR", "BE", "CH", "IT", "ES", "PT", "PL", "SE"];

    /// <summary>The layout for a recipient's country.</summary>
    /// <param name="country">Two letters, or null where it is not known.</param>
    /// <param name="paper">The owner's choice.</param>
    /// <param name="envelope">The owner's choice.</param>
    public static LetterLayout For(string? country, Paper paper, Envelope envelope)
    {
        bool isUsLetter = paper == Paper.Letter || (paper == Paper.Auto && country is not null && OnUsLetter.Contains(country));
        LetterLayout sheet =
            // Folded in three, the lines from 63.5 mm on show in a number 10 window however the sheet slips.
            isUsLetter ? new(215.9, 279.4, 25.4, 63.5, 20, 95, [93.1, 186.3], null)

            // NF Z 11-001 and its like: a window on the right, 20 mm from right and bottom edge of DL.
            : country is not null && WindowOnTheRight.Contains(country) ? new(210, 297, 110, 55, 30, 95, [99, 198], null)

            // DIN 5008 form B: the window shows 45 to 90 mm, the address itself begins below the line of the sender.
            : new(210, 297, 25, 62.7, 27.3, 98.5, [105, 210], null);
        return sheet with
        {
            Envelope = envelope switch
            {
                Planning.Cadences.Envelope.None => null,
                Planning.Cadences.Envelope.C5 => (229, 162),
                Planning.Cadences.Envelope.Us10 => (241.3, 104.8),
                Planning.Cadences.Envelope.Dl => (220, 110),
                _ => isUsLetter ? (241.3, 104.8) : (220, 110),
            },
        };
    }
}
