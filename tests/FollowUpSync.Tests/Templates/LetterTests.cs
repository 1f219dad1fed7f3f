using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using FollowUpSync.Planning.Cadences;
using FollowUpSync.Templates;

namespace FollowUpSync.Tests.Templates;

/// <summary>Letters as the printer, the envelope's window and the reader get them; LibreOffice prints them, to be looked at in the folder "letters" beside the tests.</summary>
public sealed partial class LetterTests
{
    // What a font's box has around its ink.
    private const double FontBox = 0.8;

    // Where the window of the usual envelope shows the sheet, however it slips: left, top, right, bottom in millimetres.
    public static TheoryData<string, string, double, double, double, double> Windows => new()
    {
        { "de", "DE", 20, 50, 110, 90 }, // DIN 680 on DL, for DIN 5008 form B
        { "en-GB", "GB", 20, 50, 110, 90 }, // the same window
        { "en-US", "US", 22.3, 63.5, 136, 80.5 }, // number 10
        { "fr", "FR", 100, 55, 190, 79 }, // NF Z 11-001, on the right
        { "ja", "JP", 20, 50, 110, 90 },
    };

    [Theory, MemberData(nameof(Windows))]
    public void Printed_it_fills_one_page_with_the_address_in_the_window_and_an_envelope_behind(string culture, string country, double left, double top, double right, double bottom)
    {
        string folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "letters")).FullName;
        string file = Path.Combine(folder, $"{culture}.docx");
        Letter letter = Of(culture, country);
        File.WriteAllBytes(file, LetterDocument.Write(letter));
        Run("soffice", "--headless", $"-env:UserInstallation=file://{folder}/profile-{culture}", "--convert-to", "pdf", "--outdir", folder, file);
        Run("pdftoppm", "-r", "60", "-png", Path.ChangeExtension(file, "pdf"), Path.Combine(folder, culture));
        string[] pages = Page().Split(Run("pdftotext", "-bbox", Path.ChangeExtension(file, "pdf"), "-"))[1..];

        Assert.Equal(2, pages.Length);
        (string Text, double Left, double Top, double Right, double Bottom)[] words = [.. Word().Matches(pages[0]).Select(Box)];
        foreach (string word in letter.Recipient.Take(4).SelectMany(line => line.Split(' ')))
        {
            Assert.Contains(words, w => word.StartsWith(w.Text, StringComparison.Ordinal) && w.Left >= left && w.Right <= right && w.Top >= top - FontBox && w.Bottom <= bottom + FontBox);
        }

        // Nothing else shows in the window but the sender's own line, and all of the text is on the sheet.
        Assert.All(words.Where(w => w.Left < right && w.Right > left && w.Top > letter.Layout.AddressTop - 1 && w.Bottom < bottom), w => Assert.Contains(w.Text, string.Join(' ', letter.Recipient), StringComparison.Ordinal));
        Assert.Contains(words, w => w.Text.Contains("Kim", StringComparison.Ordinal) && w.Top > 150);
        Assert.All(words, w => Assert.True(w.Bottom < letter.Layout.Height - 15, w.Text));
        Assert.DoesNotContain("555", pages[1], StringComparison.Ordinal); // a number is no address
        Assert.Contains(letter.Recipient[0], Entities(string.Join(' ', Word().Matches(pages[1]).Select(w => Box(w).Text))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DE", Paper.Auto, Envelope.Auto, 210, 297, 220, 110)]
    [InlineData("US", Paper.Auto, Envelope.Auto, 215.9, 279.4, 241.3, 104.8)]
    [InlineData("CA", Paper.Auto, Envelope.C5, 215.9, 279.4, 229, 162)]
    [InlineData("US", Paper.A4, Envelope.Auto, 210, 297, 220, 110)]
    [InlineData("FR", Paper.Letter, Envelope.Us10, 215.9, 279.4, 241.3, 104.8)]
    [InlineData("SE", Paper.Auto, Envelope.None, 210, 297, 0, 0)]
    [InlineData(null, Paper.Auto, Envelope.Dl, 210, 297, 220, 110)]
    public void Sheet_and_envelope_are_those_of_the_country_unless_the_owner_chose(string? country, Paper paper, Envelope envelope, double width, double height, double envelopeWidth, double envelopeHeight)
    {
        byte[] file = LetterDocument.Write(Of("de", "DE") with { Layout = LetterLayout.For(country, paper, envelope) });
        using WordprocessingDocument document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(problem => problem.Description));
        double[] sizes = [.. document.MainDocumentPart!.Document!.Descendants<PageSize>().SelectMany(size => new[] { size.Width!.Value, size.Height!.Value }).Select(twips => Math.Round(twips / 1440d * 25.4, 1))];
        Assert.Equal(envelopeWidth == 0 ? [width, height] : [width, height, envelopeWidth, envelopeHeight], sizes);
    }

    [Fact]
    public void The_same_letter_gives_the_same_bytes() =>
        Assert.Equal(LetterDocument.Write(Of("de", "DE")), LetterDocument.Write(Of("de", "DE")));

    [Fact]
    public void A_letter_keeps_hostile_text_as_text()
    {
        Letter hostile = Of("en-US", "US") with { Recipient = ["<w:p>\u0001 & Söhne", "\u202EevilA\uD83D"], Subject = "]]> <script>", Text = "Dear \u0000,\n\n👩‍👩‍👧 שלום\n\nBye" };

        using WordprocessingDocument document = WordprocessingDocument.Open(new MemoryStream(LetterDocument.Write(hostile)), isEditable: false);

        Assert.Contains("<w:p> & Söhne", document.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
        Assert.Contains("👩‍👩‍👧 שלום", document.MainDocumentPart.Document.InnerText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 Main Street, Springfield, IL 62704", "1 Main Street|Springfield, IL 62704", "US")]
    [InlineData("Hauptstraße 5, 30159 Hannover, Deutschland", "Hauptstraße 5|30159 Hannover|Deutschland", "DE")]
    [InlineData("Hauptstraße 5; 30159 Hannover", "Hauptstraße 5|30159 Hannover", null)]
    [InlineData("Via Roma, 12, 20121 Milano, Italia", "Via Roma, 12|20121 Milano|Italia", "IT")]
    [InlineData("10 Downing Street, London, SW1A 2AA", "10 Downing Street|London|SW1A 2AA", "GB")]
    [InlineData("ul. Długa 7, 00-238 Warszawa", "ul. Długa 7|00-238 Warszawa", "PL")]
    [InlineData("Av. Paulista 1000, São Paulo, 01310-100", "Av. Paulista 1000|São Paulo|01310-100", "BR")]
    [InlineData("〒100-0001 東京都千代田区千代田1-1", "〒100-0001 東京都千代田区千代田1-1", "JP")]
    [InlineData("  ", null, null)]
    public void An_address_on_one_line_becomes_the_lines_of_an_envelope(string typed, string? lines, string? country)
    {
        PostalAddress? address = PostalAddress.Parse(typed);

        Assert.Equal((lines, country), (address is null ? null : string.Join('|', address.Lines), address?.Country));
    }

    private static Letter Of(string culture, string country)
    {
        NoteModel model = Models.Full(NoteKind.ThankYou, culture) with { IsLetter = true };
        Note note = Models.Write(model);
        string[] street = country switch
        {
            "US" => ["1 Main Street", "Springfield, IL 62704"],
            "GB" => ["10 High Street", "London", "N1 9GU"],
            "FR" => ["5 rue de la Paix", "75002 PARIS"],
            "JP" => ["〒100-0001", "東京都千代田区千代田1-1"],
            _ => ["Hauptstraße 5", "30159 Hannover"],
        };
        return new Letter(
            ["Alex Kim", "12 Elm Street", "Somewhere 12345"], ["Contoso GmbH", "Dana Reyes", .. street], Manners.Of(culture).LetterDate(model.SendDay),
            note.Subject, note.Text, culture, LetterLayout.For(country, Paper.Auto, Envelope.Auto)) { Phone = "+1 206 555 0100" };
    }

    private static (string Text, double Left, double Top, double Right, double Bottom) Box(Match word)
    {
        double[] box = [.. Enumerable.Range(1, 4).Select(i => double.Parse(word.Groups[i].Value, CultureInfo.InvariantCulture) / 72 * 25.4)];
        return (Entities(word.Groups[5].Value), box[0], box[1], box[2], box[3]);
    }

    private static string Entities(string text) => System.Net.WebUtility.HtmlDecode(text);

    private static string Run(string program, params string[] args)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {error.Result}");
        return output;
    }

    [GeneratedRegex("<page ")]
    private static partial Regex Page();

    [GeneratedRegex("""<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>""")]
    private static partial Regex Word();
}
