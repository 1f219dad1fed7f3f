using FollowUpSync.Planning.Interviews;

namespace FollowUpSync.Planning.Tests.Interviews;

public sealed class WritingFinderTests
{
    [Theory]
    [InlineData("Interview with Contoso: Senior Engineer", "", "en", false)]
    [InlineData("Interview", "We are looking forward to talking with you.", "en", false)]
    [InlineData("Vorstellungsgespräch Contoso", "", "de", false)] // one strong word is enough
    [InlineData("Interview Contoso", "Hallo Jörg,\n\nwir freuen uns auf das Gespräch mit dir.", "de", true)]
    [InlineData("Interview Contoso", "Guten Tag,\n\nwir freuen uns auf das Gespräch mit Ihnen.", "de", false)]
    [InlineData("Interview Contoso", "Sehr geehrte Frau Kim,\n\nwir freuen uns auf Sie. Join on your computer\n________________\nMicrosoft Teams meeting, click here to join the meeting with your phone", "de", false)] // what the tool adds does not count
    [InlineData("Entretien d'embauche", "Bonjour,\n\nNous vous attendons pour l'entretien.", "fr", false)]
    [InlineData("Entretien", "Salut, on se voit pour ton entretien, tu peux venir dans nos bureaux ?", "fr", true)]
    [InlineData("Entrevista", "Hola:\n\nLe esperamos para la entrevista con el equipo.", "es", false)]
    [InlineData("Entrevista de emprego", "Olá, confirmamos a sua entrevista para a vaga. Você pode entrar pelo link. Obrigado", "pt", false)]
    [InlineData("Colloquio", "Gentile Alex, La aspettiamo per il colloquio. Cordiali saluti", "it", false)]
    [InlineData("Kennismakingsgesprek", "Wij nodigen u uit voor een gesprek op ons kantoor. Met vriendelijke groet", "nl", false)]
    [InlineData("Kennismaking", "Leuk dat je langskomt voor een gesprek met ons team. Neem je laptop mee. Groet", "nl", true)]
    [InlineData("Rozmowa kwalifikacyjna", "Dzień dobry, zapraszamy na rozmowę. Pozdrawiam", "pl", false)]
    [InlineData("Intervju", "Hej! Vi ser fram emot att träffa dig. Med vänliga hälsningar", "sv", false)]
    [InlineData("Jobsamtale", "Hej! Vi glæder os til at møde dig til samtalen. Venlig hilsen", "da", false)] // not Swedish
    [InlineData("面接のご案内", "お世話になっております。面接の日程をお知らせいたします。", "ja", false)]
    [InlineData("面试邀请", "您好，诚邀您参加面试。", "zh", false)]
    [InlineData("面試邀請", "您好，誠邀您參加面試。", "zh-Hant", false)]
    [InlineData("면접 안내", "안녕하세요. 면접 일정을 안내드립니다.", "ko", false)]
    [InlineData("Interview with 王小明", "We are looking forward to meeting you.", "en", false)] // a name is no language
    [InlineData("Contoso", "", null, false)]
    [InlineData("", "", null, false)]
    public void The_language_is_that_of_the_words(string subject, string body, string? language, bool isFamiliar)
    {
        Writing writing = WritingFinder.Find(Entry(subject, body, ""));

        Assert.Equal((language, isFamiliar), (writing.Language, writing.IsFamiliar));
    }

    [Theory]
    [InlineData("Dana Reyes\nContoso\nTel.: +49 511 555 0100", "+49 511 555 0100")]
    [InlineData("Dana Reyes\nT (206) 555-0100\nhttps://contoso.com", "(206) 555-0100")]
    [InlineData("Mobil +46 70 555 01 00", "+46 70 555 01 00")]
    [InlineData("See you soon\n____________________\nPhone: +1 206 555 0199", null)] // the conference's
    [InlineData("Phone conference ID: 123 456 789#", null)]
    [InlineData("Reference 2026 11 03 001", null)]
    public void A_number_is_taken_from_the_signature_and_never_from_the_conference(string body, string? phone) =>
        Assert.Equal(phone, WritingFinder.Find(Entry("Interview", body, "")).Phone);

    [Theory]
    [InlineData("Hauptstraße 5, 30159 Hannover", "Hauptstraße 5, 30159 Hannover")]
    [InlineData("1 Main Street, Springfield, IL 62704", "1 Main Street, Springfield, IL 62704")]
    [InlineData("10 High Street, London N1 9GU", "10 High Street, London N1 9GU")]
    [InlineData("100 King St W, Toronto, M5X 1A9", "100 King St W, Toronto, M5X 1A9")]
    [InlineData("Room 4, 2nd floor", null)]
    [InlineData("Room 1204, Tower B", null)]
    [InlineData("https://teams.microsoft.com/l/meetup/12345, 67890", null)]
    [InlineData("Microsoft Teams Meeting", null)]
    public void A_place_with_street_and_postal_code_is_an_address(string location, string? address) =>
        Assert.Equal(address, WritingFinder.Find(Entry("Interview", "", location)).Address);

    [Fact]
    public void Long_and_odd_texts_take_no_time_that_grows_with_them()
    {
        string odd = string.Concat(Enumerable.Repeat("1 a, ", 200_000));

        Writing writing = WritingFinder.Find(Entry(odd, odd, odd));

        Assert.Null(writing.Address);
    }

    private static CalendarEntry Entry(string subject, string body, string location) => new()
    {
        Id = new EntryId("1"),
        Place = "test",
        Start = Instant.FromUtc(2026, 11, 3, 15, 0),
        End = Instant.FromUtc(2026, 11, 3, 16, 0),
        Subject = subject,
        Body = body,
        Location = location,
    };
}
