using FollowUpSync.Planning.Cadences;
using FollowUpSync.Templates;

namespace FollowUpSync.Tests.Templates;

public sealed class NoteLanguageTests
{
    [Theory]
    [InlineData(null, null, "de", "dana@contoso.com", "Europe/Berlin", "de", "In German, since the invitation is in German.")]
    [InlineData("fr", null, "de", "dana@contoso.de", "Europe/Berlin", "fr", "In French, as you noted.")]
    [InlineData(null, "it", "de", "dana@contoso.de", "Europe/Berlin", "it", "In Italian, as you chose for all notes.")]
    [InlineData("xx", "it", "de", null, "Europe/Berlin", "it", "In Italian, as you chose for all notes.")] // not a language that notes are written in
    [InlineData(null, null, null, "dana@contoso.se", "Europe/Stockholm", "sv", "In Swedish, since the address ends in .se.")]
    [InlineData(null, null, null, "dana@contoso.ch", "Europe/Zurich", "en-GB", "In English (British), since nothing tells another language.")] // four languages
    [InlineData(null, null, "ko", "dana@contoso.kr", "Asia/Seoul", "en-GB", "In English (British), since the invitation is in Korean, which notes are not written in.")]
    [InlineData(null, null, "da", "dana@contoso.dk", "Europe/Copenhagen", "en-GB", "In English (British), since the invitation is in Danish or Norwegian, which notes are not written in.")]
    [InlineData(null, null, "zh-Hant", "dana@contoso.tw", "Asia/Taipei", "en-GB", "In English (British), since the invitation is in traditional Chinese, which notes are not written in.")]
    [InlineData(null, null, "en", "dana@contoso.com", "America/New_York", "en-US", "In English (American), since the invitation is in English.")]
    [InlineData(null, null, "en", "dana@contoso.co.uk", "America/New_York", "en-GB", "In English (British), since the invitation is in English.")] // as its reader spells
    [InlineData(null, null, "en", "dana@contoso.com", "Europe/Berlin", "en-GB", "In English (British), since the invitation is in English.")]
    [InlineData(null, null, "en", null, "Etc/UTC", "en-US", "In English (American), since the invitation is in English.")]
    [InlineData(null, null, "pt", "dana@contoso.com", "America/Sao_Paulo", "pt-BR", "In Portuguese (Brazil), since the invitation is in Portuguese.")]
    [InlineData(null, null, "pt", "dana@contoso.pt", "America/Sao_Paulo", "pt-PT", "In Portuguese (Portugal), since the invitation is in Portuguese.")]
    [InlineData(null, null, "pt", "dana@contoso.com", "Europe/Lisbon", "pt-PT", "In Portuguese (Portugal), since the invitation is in Portuguese.")]
    public void The_owners_word_goes_before_the_invitation_and_that_before_the_address(string? noted, string? chosen, string? invitation, string? address, string zone, string culture, string why)
    {
        NoteLanguage language = NoteLanguage.Choose(new LanguageClues(new NoteStyle { Language = chosen }, noted, invitation, false, address, zone));

        Assert.Equal((culture, Formality.Auto, why), (language.Culture, language.Formality, language.Why));
    }

    [Theory]
    [InlineData(Formality.Auto, true, Formality.Familiar, "In German, since the invitation is in German; familiar, as the invitation is.")]
    [InlineData(Formality.Formal, true, Formality.Formal, "In German, since the invitation is in German; formal, as you chose.")]
    [InlineData(Formality.Familiar, false, Formality.Familiar, "In German, since the invitation is in German; familiar, as you chose.")]
    public void The_owners_choice_of_form_goes_before_the_invitations(Formality chosen, bool isFamiliar, Formality formality, string why)
    {
        NoteLanguage language = NoteLanguage.Choose(new LanguageClues(new NoteStyle { Formality = chosen }, null, "de", isFamiliar, null, "Europe/Berlin"));

        Assert.Equal((formality, why), (language.Formality, language.Why));
    }

    [Fact]
    public void A_familiar_invitation_is_not_copied_into_another_language() =>
        Assert.Equal(Formality.Auto, NoteLanguage.Choose(new LanguageClues(new NoteStyle { Language = "fr" }, null, "de", true, null, "Europe/Paris")).Formality);

    [Theory]
    [InlineData("de", Formality.Auto, "Guten Tag Dana Reyes,", "Mit freundlichen Grüßen", "Ihnen")]
    [InlineData("de", Formality.Familiar, "Hallo Dana,", "Viele Grüße", "dir")]
    [InlineData("fr", Formality.Familiar, "Bonjour Dana,", "Bien à toi,", "tu")]
    [InlineData("pt-PT", Formality.Familiar, "Olá, Dana,", "Cumprimentos,", "dedicaste")]
    [InlineData("en-US", Formality.Familiar, "Hi Dana,", "Best,", "you")]
    [InlineData("en-US", Formality.Formal, "Dear Dana Reyes,", "Best regards,", "you")]
    public void Greeting_text_and_closing_are_of_one_form(string culture, Formality formality, string greeting, string closing, string pronoun)
    {
        string text = Models.Write(Models.Full(NoteKind.ThankYou, culture) with { Formality = formality }).Text;

        Assert.StartsWith(greeting, text, StringComparison.Ordinal);
        Assert.Contains($"\n{closing}\n", text, StringComparison.Ordinal);
        Assert.Matches($@"\b{pronoun}\b", text);
    }

    // What is said to a friend alone, and what to a stranger alone.
    public static TheoryData<string, string?, string?> Forms => new()
    {
        { "de", @"\b(du|dir|dich|deine?[mnrs]?|euch|eure?[mnrs]?|ihr)\b", @"\b(Sie|Ihnen|Ihre?[mnrs]?)\b" },
        { "fr", @"\b([Tt]u|te|toi|ton|tes|[DdEeFf]\w+s-moi)\b|\bt'", @"\b(dites|votre temps|votre aide)\b|\b[Jj]e vous\b" },
        { "es", @"\b([Tt]e|ti|[Tt]us?|tuyas|contigo|dí?me(lo)?|cuénta\w+|darte|decirte)\b", @"\b([Uu]sted(es)?|[Ll]e|[Ss]us?|suyas|dígamelo)\b" },
        { "it", @"\b([Tt]i|te|tu[oae]?|dimm\w+|scrivimi|\w+[dr]ti)\b", @"\b(Lei|Su[oae]|dica|mi scriva)\b|[a-z](La|Le)\b" },
        { "nl", @"\b(je|jij|jou|jouw|jullie)\b", @"\b([Uu]|[Uu]w)\b" },
        { "pl", @"\b([Cc]i|[Cc]ię|[Cc]iebie|[Tt]ob(ie|ą)|[Tt]woje|[Ww]asz\w*|[Ww]as|[Dd]aj|[Nn]apisz|[Mm]asz)\b", @"\bPaństw\w+" },
        { "pt-PT", @"\b(te|ti|tu|tuas?|contigo|[Dd]iz-me|escreve-me)\b", @"\b(lhe|seu|suas?|consigo)\b" },
        { "zh", null, "你" }, // a candidate says 您 to everybody
        { "en-US", null, null },
        { "en-GB", null, null },
        { "sv", null, null },
        { "pt-BR", null, null },
        { "ja", null, null },
    };

    [Theory, MemberData(nameof(Forms))]
    public void Whoever_is_a_friend_in_one_note_is_one_in_every_note(string culture, string? toFriends, string? toStrangers)
    {
        foreach (NotePerson? reader in new[] { Models.Dana, Models.Mira, null })
        {
            foreach (Formality formality in Enum.GetValues<Formality>())
            {
                NoteModel[] models = [.. Enum.GetValues<NoteKind>().Select(kind => Models.Full(kind, culture) with { Recipient = reader, Formality = formality, Promised = new LocalDate(2026, 11, 2) })];
                string[] notes = [.. models.Select(model => Models.Write(model).Text)];
                string[] calls = [.. models.Select(model => Models.Write(model with { Call = new CallFacts("f_1a2b3c4d", null, "10:00", null) }).Text.Split("\n## ")[1])];

                Assert.Single(notes.Select(note => note.Split('\n')[0]).Distinct());
                Assert.All(notes.Concat(calls), text =>
                {
                    if ((formality == Formality.Familiar ? toStrangers : toFriends) is { } unsaid)
                    {
                        Assert.DoesNotMatch(unsaid, text);
                    }

                    if (formality == Formality.Familiar && toFriends is not null)
                    {
                        Assert.Matches(toFriends, text);
                    }
                });
            }
        }
    }

    [Fact]
    public void Every_language_that_knows_two_forms_has_all_notes_in_both() =>
        Assert.All(NoteStyle.Cultures.Select(Manners.Of).Where(manners => manners.FamiliarNeedsTemplate), manners =>
            Assert.All(Enum.GetValues<NoteKind>().Select(NoteTemplates.NameOf).Append("call"), kind => Assert.NotNull(NoteTemplates.DefaultText($"{manners.Folder}/{kind}.familiar"))));

    [Theory]
    [InlineData("Dana Reyes", "Hallo Dana,", "dir")]
    [InlineData("Dr. Dana Reyes", "Hallo Dana,", "dir")]
    [InlineData("J. R. Hartley", "Hallo J. R. Hartley,", "dir")]
    [InlineData(null, "Hallo,", "dir")]
    [InlineData("Dr. Reyes", "Guten Tag Dr. Reyes,", "Ihnen")] // no first name: no du
    public void A_familiar_note_fits_what_is_known_of_the_name(string? name, string greeting, string pronoun)
    {
        string text = Models.Write(Models.Full(NoteKind.Offer, "de") with { Recipient = new NotePerson(name, "x@contoso.example"), Formality = Formality.Familiar }).Text;

        Assert.StartsWith(greeting + "\n", text, StringComparison.Ordinal);
        Assert.Matches($@"\b{pronoun}\b", text);
    }

    [Fact]
    public void A_letter_to_a_friend_does_not_close_as_one_to_an_office() =>
        Assert.EndsWith("\nBien à toi,\nAlex Kim", Models.Write(Models.Full(NoteKind.ThankYou, "fr") with { Formality = Formality.Familiar, IsLetter = true }).Text, StringComparison.Ordinal);

    [Fact]
    public void Every_language_is_one_folder_with_its_manners_and_a_template_of_each_kind() =>
        Assert.All(NoteStyle.Cultures, culture =>
        {
            string folder = Manners.Of(culture).Folder;
            Assert.Equal(culture, Manners.Of(culture).Tag);
            Assert.All(Enum.GetValues<NoteKind>().Select(NoteTemplates.NameOf).Append("call"), kind => Assert.NotNull(NoteTemplates.DefaultText(folder == "en" ? kind : $"{folder}/{kind}")));
        });
}
