using FollowUpSync.Planning.Mail;

namespace FollowUpSync.Planning.Tests.Plans;

public sealed class MailNatureTests
{
    [Theory]
    [InlineData("Automatic reply: Thank you for your time")]
    [InlineData("Automatische Antwort: Vielen Dank")]
    [InlineData("Abwesenheitsnotiz")]
    [InlineData("Réponse automatique : Merci")]
    [InlineData("Respuesta automática: Gracias")]
    [InlineData("Resposta automática: Obrigado")]
    [InlineData("Risposta automatica: Grazie")]
    [InlineData("Automatisch antwoord: Bedankt")]
    [InlineData("Odpowiedź automatyczna: Dziękuję")]
    [InlineData("Autosvar: Tack")]
    [InlineData("自動応答: お礼")]
    [InlineData("自动回复：谢谢")]
    [InlineData("자동 회신: 감사합니다")]
    public void A_reply_that_no_one_wrote_is_known_by_its_subject(string subject) => Is(MailNature.AutomaticReply, subject);

    [Theory]
    [InlineData("Hello, I am currently out of the office until Monday.")]
    [InlineData("Guten Tag, ich bin derzeit nicht im Büro.")]
    [InlineData("Bonjour, je suis actuellement absent jusqu’au 20.")]
    [InlineData("Hola: estoy fuera de la oficina hasta el lunes.")]
    [InlineData("Olá, estou ausente até segunda.")]
    [InlineData("Buongiorno, sono in ferie fino al 20.")]
    [InlineData("Ik ben momenteel afwezig tot maandag.")]
    [InlineData("Dzień dobry, przebywam na urlopie do poniedziałku.")]
    [InlineData("Hej! Jag är på semester till måndag.")]
    [InlineData("ただいま不在にしております。")]
    [InlineData("您好，我正在休假。")]
    [InlineData("안녕하세요. 현재 휴가 중입니다.")]
    public void And_by_its_first_words(string preview) => Is(MailNature.AutomaticReply, "Re: Thank you", preview);

    [Theory]
    [InlineData("Undeliverable: Thank you")]
    [InlineData("Unzustellbar: Danke")]
    [InlineData("Non remis : Merci")]
    [InlineData("No se puede entregar: Gracias")]
    [InlineData("Não é possível entregar: Obrigado")]
    [InlineData("Impossibile recapitare: Grazie")]
    [InlineData("Onbestelbaar: Bedankt")]
    [InlineData("Niedostarczone: Dziękuję")]
    [InlineData("Kunde inte levereras: Tack")]
    [InlineData("配信不能: お礼")]
    [InlineData("无法送达: 谢谢")]
    [InlineData("배달할 수 없음: 감사")]
    public void A_failure_is_known_by_its_subject(string subject) => Is(MailNature.DeliveryFailure, subject);

    [Theory]
    [InlineData("Thank you for applying to Contoso")]
    [InlineData("Eingangsbestätigung Ihrer Bewerbung")]
    [InlineData("Nous avons bien reçu votre candidature")]
    [InlineData("Hemos recibido tu candidatura")]
    [InlineData("Recebemos a sua candidatura")]
    [InlineData("Abbiamo ricevuto la tua candidatura")]
    [InlineData("We hebben je sollicitatie ontvangen")]
    [InlineData("Otrzymaliśmy twoją aplikację")]
    [InlineData("Tack för din ansökan")]
    [InlineData("ご応募ありがとうございます")]
    [InlineData("感谢您的申请")]
    [InlineData("지원서가 접수되었습니다")]
    public void A_receipt_is_known_by_its_subject(string subject) => Is(MailNature.Receipt, subject);

    [Theory]
    [InlineData("Next steps", "Hi Alex, good news. I am out next week, so let us talk on Friday about the offer that we would like to make you. I am out of the office after that.")]
    [InlineData("Re: Thank you", "Thank you for your message. We would like to invite you to a second round.")]
    [InlineData("Rückmeldung zu Ihrem Gespräch", "Guten Tag, wir freuen uns, Ihnen ein Angebot zu machen.")]
    [InlineData("Votre entretien", "Bonjour, nous avons le plaisir de vous proposer un second entretien.")]
    [InlineData("Votre candidature", "Bonjour, malheureusement nous ne donnerons pas suite.")]
    [InlineData("Su entrevista", "Buenos días: nos gustaría verle otra vez.")]
    [InlineData("O seu processo", "Bom dia, temos novidades.")]
    [InlineData("Il Suo colloquio", "Buongiorno, vorremmo incontrarLa di nuovo.")]
    [InlineData("Je gesprek", "Beste Alex, graag nodigen we je uit.")]
    [InlineData("Twoja rozmowa", "Dzień dobry, zapraszamy na kolejny etap.")]
    [InlineData("Din intervju", "Hej Alex, vi vill gärna träffa dig igen.")]
    [InlineData("選考結果のご連絡", "お世話になっております。次の面接にお進みいただきたく。")]
    [InlineData("面试结果", "您好，我们想邀请您参加第二轮面试。")]
    [InlineData("면접 결과 안내", "안녕하세요. 다음 전형에 초대합니다.")]
    public void What_a_person_wrote_is_a_letter_in_every_language(string subject, string preview) => Is(MailNature.Letter, subject, preview);

    private static void Is(MailNature nature, string subject, string preview = "") => Assert.Equal(nature, MailNatures.Of(new MailMessage
    {
        Id = "m",
        At = Instant.FromUtc(2026, 11, 4, 12, 0),
        From = new MailAddress("Dana Reyes", "dana@contoso.example"),
        Subject = subject,
        Preview = preview,
    }));
}
