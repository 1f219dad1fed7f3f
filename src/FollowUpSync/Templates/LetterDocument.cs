using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace FollowUpSync.Templates;

/// <summary>Writes a letter as a Word document: the same letter gives the same bytes.</summary>
public static class LetterDocument
{
    private const double Margin = 25;
    private const double MarginRight = 20;
    private const double WindowWidth = 80;

    // A window shows 20 mm at the least; at 11 points these are as many lines as fit.
    private const int MostAddressLines = 6;

    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The file.</summary>
    public static byte[] Write(Letter letter)
    {
        using MemoryStream stream = new();
        using (WordprocessingDocument document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            MainDocumentPart main = document.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "rId1");
            main.AddNewPart<StyleDefinitionsPart>("rId1").Styles = Styles(letter.Language);
            main.Document = new Document(Content(letter));
        }

        return WithoutTimes(stream);
    }

    private static Body Content(Letter letter)
    {
        LetterLayout layout = letter.Layout;
        Body body = new();
        foreach (double fold in layout.Folds)
        {
            body.Append(Framed([Line("–", size: 8)], left: 4, top: fold - 1.5, width: 4));
        }

        bool isWindowOnTheLeft = layout.AddressLeft < layout.Width / 2;
        ImmutableArray<string> recipient = [.. letter.Recipient.Take(MostAddressLines)];
        if (letter.Sender.Length > 0)
        {
            body.Append(Framed(letter.Sender.Concat(letter.Phone is null ? [] : [letter.Phone]).Select(line => Line(line)), isWindowOnTheLeft ? layout.Width - MarginRight - 60 : Margin, 20, 60));
        }

        // In a window the sender shows on one small line, so that what cannot be delivered comes back.
        if (isWindowOnTheLeft && layout.Height > 290 && letter.Sender.Length > 1)
        {
            body.Append(Framed([Line(string.Join(" · ", letter.Sender.Take(3)), size: 7)], layout.AddressLeft, layout.AddressTop - 5.5, WindowWidth));
        }

        body.Append(Framed(recipient.Select(line => Line(line)), layout.AddressLeft, layout.AddressTop, WindowWidth));
        body.Append(Paragraph(letter.Date, after: 24, alignment: JustificationValues.Right));
        body.Append(Paragraph(letter.Subject, after: 18, bold: true));
        string[] paragraphs = letter.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < paragraphs.Length; i++)
        {
            body.Append(Paragraph(i == paragraphs.Length - 1 ? WithRoomToSign(paragraphs[i].Trim('\n')) : paragraphs[i].Trim('\n'), after: 9));
        }

        SectionProperties sheet = Section(layout.Width, layout.Height, layout.BodyTop, Margin);
        if (layout.Envelope is not { } envelope)
        {
            body.Append(sheet);
            return body;
        }

        body.Append(new Paragraph(new ParagraphProperties(new SpacingBetweenLines { After = "0", Line = "20", LineRule = LineSpacingRuleValues.Exact }, sheet)));
        if (letter.Sender.Length > 0)
        {
            body.Append(Framed(letter.Sender.Select(line => Line(line, size: 9)), 12, 10, 70));
        }

        body.Append(Framed(recipient.Select(line => Line(line, size: 12)), envelope.Width * 0.48, envelope.Height * 0.48, envelope.Width * 0.45));
        body.Append(new Paragraph(new ParagraphProperties(new SpacingBetweenLines { After = "0", Line = "20", LineRule = LineSpacingRuleValues.Exact })));
        body.Append(Section(envelope.Width, envelope.Height, 8, 8));
        return body;
    }

    // Above the name at the very end: room for a hand.
    private static string WithRoomToSign(string signature)
    {
        int name = signature.LastIndexOf('\n');
        return name < 0 ? signature : $"{signature[..name]}\n\n\n{signature[(name + 1)..]}";
    }

    private static SectionProperties Section(double width, double height, double top, double side) => new(
        new SectionType { Val = SectionMarkValues.NextPage },
        new PageSize
        {
            Width = (uint)Twips(width),
            Height = (uint)Twips(height),
            Orient = width > height ? PageOrientationValues.Landscape : PageOrientationValues.Portrait,
        },
        new PageMargin { Top = Twips(top), Bottom = Twips(Math.Min(20, top)), Left = (uint)Twips(side), Right = (uint)Twips(Math.Min(side, MarginRight)), Header = 0, Footer = 0, Gutter = 0 });

    /// <summary>Lines that stand at a place of the sheet, whatever the text does.</summary>
    private static Paragraph[] Framed(IEnumerable<Paragraph> lines, double left, double top, double width)
    {
        Paragraph[] framed = [.. lines];
        foreach (Paragraph line in framed)
        {
            line.ParagraphProperties!.PrependChild(new FrameProperties
            {
                Width = Text(Twips(width)),
                Wrap = TextWrappingValues.NotBeside,
                HorizontalPosition = HorizontalAnchorValues.Page,
                VerticalPosition = VerticalAnchorValues.Page,
                X = Text(Twips(left)),
                Y = Text(Twips(top)),
            });
        }

        return framed;
    }

    // Line heights are exact: a window does not care which font was at hand.
    private static Paragraph Line(string text, double size = 10.5) => new(
        new ParagraphProperties(new SpacingBetweenLines { After = "0", Line = Text((int)(size / 10.5 * 240)), LineRule = LineSpacingRuleValues.Exact }),
        RunOf(text, size, bold: false));

    private static Paragraph Paragraph(string text, int after, bool bold = false, JustificationValues? alignment = null)
    {
        Paragraph paragraph = new(new ParagraphProperties(new SpacingBetweenLines { After = Text(after * 20), Line = "264", LineRule = LineSpacingRuleValues.Auto }));
        if (alignment is { } justified)
        {
            paragraph.ParagraphProperties!.Append(new Justification { Val = justified });
        }

        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            Run run = RunOf(lines[i], 0, bold);
            if (i > 0)
            {
                run.InsertBefore(new Break(), run.GetFirstChild<Text>());
            }

            paragraph.Append(run);
        }

        return paragraph;
    }

    private static Run RunOf(string text, double size, bool bold)
    {
        RunProperties properties = new();
        if (bold)
        {
            properties.Append(new Bold());
        }

        if (size > 0)
        {
            properties.Append(new FontSize { Val = Text((int)(size * 2)) });
        }

        return new Run(properties, new Text(PlainText.Remark(text)) { Space = SpaceProcessingModeValues.Preserve });
    }

    private static Styles Styles(string language)
    {
        bool isEastAsian = language is "ja" or "zh";
        return new Styles(new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri", ComplexScript = "Calibri", EastAsia = language == "ja" ? "Yu Mincho" : language == "zh" ? "SimSun" : "Calibri" },
            new FontSize { Val = "22" },
            new Languages { Val = isEastAsian ? "en-US" : language, EastAsia = isEastAsian ? language == "ja" ? "ja-JP" : "zh-CN" : null }))));
    }

    private static int Twips(double millimetres) => (int)Math.Round(millimetres / 25.4 * 1440);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // A package has the time of its making in it; stored and without times, the same letter is the same file on any machine.
    private static byte[] WithoutTimes(MemoryStream package)
    {
        using MemoryStream plain = new();
        package.Position = 0;
        using (ZipArchive from = new(package, ZipArchiveMode.Read))
        using (ZipArchive to = new(plain, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (ZipArchiveEntry entry in from.Entries.OrderBy(e => e.FullName != "[Content_Types].xml").ThenBy(e => e.FullName, StringComparer.Ordinal))
            {
                ZipArchiveEntry copy = to.CreateEntry(entry.FullName, CompressionLevel.NoCompression);
                copy.LastWriteTime = NoTime;
                using Stream source = entry.Open();
                using Stream target = copy.Open();
                source.CopyTo(target);
            }
        }

        return plain.ToArray();
    }
}
