using CsCheck;
using FollowUpSync.Planning.Cadences;
using FollowUpSync.Planning.Plans;

namespace FollowUpSync.Planning.Tests.Cadences;

public sealed class CadenceTextTests
{
    private static readonly Gen<LocalTime> Times = Gen.Int[0, (24 * 60) - 1].Select(minute => LocalTime.FromMinutesSinceMidnight(minute));
    private static readonly Gen<int> Minutes = Gen.Int[5, 480];
    private static readonly Gen<int> EveryDays = Gen.Int[1, 90];
    private static readonly Gen<Channel> EmailOrLetter = Gen.OneOf(Channel.Email, Channel.Letter);
    private static readonly Gen<Channel> EmailOrPhone = Gen.OneOf(Channel.Email, Channel.Phone);

    private static readonly Gen<ThankYouStep> ThankYous = Gen.Select(Gen.Bool, Times, Minutes, EmailOrLetter, Gen.Int[0, 30])
        .Select((next, at, minutes, channel, late) => new ThankYouStep { NextBusinessDay = next, At = at, Minutes = minutes, Channel = channel, LateDays = late });

    private static readonly Gen<CheckInStep> CheckIns = Gen.Select(EveryDays, Times, Minutes, EmailOrPhone, Gen.Int[0, 52])
        .Select((every, at, minutes, channel, limit) => new CheckInStep { EveryDays = every, At = at, Minutes = minutes, Channel = channel, Limit = limit == 0 ? null : limit });

    private static readonly Gen<AgencyStep> Agencies = Gen.Select(EveryDays, Times, Minutes, EmailOrPhone, Gen.Bool)
        .Select((every, at, minutes, channel, only) => new AgencyStep { EveryDays = every, At = at, Minutes = minutes, Channel = channel, ThroughAgencyOnly = only });

    private static readonly Gen<ClosingNoteStep> ClosingNotes = Gen.Select(Gen.Bool, EmailOrLetter)
        .Select((propose, channel) => new ClosingNoteStep { Propose = propose, Channel = channel });

    private static readonly Gen<string> Lines = Gen.String[Gen.OneOf(Gen.Char[' ', '~'], Gen.OneOf('ß', '"', '\\', '木')), 0, 40].Select(line => line.Trim());

    private static readonly Gen<(Paper, Envelope, NoteStyle, Sender)> Letters = Gen.Select(
        Gen.Enum<Paper>(), Gen.Enum<Envelope>(),
        Gen.Select(Gen.OneOf<string?>([null, .. NoteStyle.Cultures]), Gen.Enum<Formality>()).Select((language, formality) => new NoteStyle { Language = language, Formality = formality }),
        Gen.Select(Lines, Lines, Lines).Select((name, address, phone) => new Sender(name, address, phone)));

    private static readonly Gen<Cadence> Cadences = Gen.Select(
            Gen.Select(ThankYous, CheckIns, Agencies, ClosingNotes), Gen.Int[0, 365], Gen.Int[1, 52], Gen.Bool, Letters)
        .Select((steps, first, quiet, discreet, letters) => new Cadence
        {
            ThankYou = steps.Item1,
            CheckIn = steps.Item2,
            Agency = steps.Item3,
            ClosingNote = steps.Item4,
            FirstSightDays = first,
            QuietAfterWeeks = quiet,
            Discreet = discreet,
            LetterPaper = letters.Item1,
            LetterEnvelope = letters.Item2,
            Notes = letters.Item3,
            Me = letters.Item4,
        });

    [Fact]
    public void What_is_written_is_read_again_as_the_same_cadence() =>
        Cadences.Sample(cadence => CadenceReader.TryRead(CadenceText.Write(cadence), "cadence.json", out Cadence? read, out _) && read == cadence, iter: 500);

    [Fact]
    public void The_default_cadence_is_a_file_that_explains_itself() =>
        Assert.Equal(
            """
            // The rhythm of the follow-ups. Days and times are yours, in your own time zone. What is left out keeps its default.
            {
              "thankYou": {
                // On the next business day, in place of the next calendar day: true or false.
                "nextBusinessDay": false,
                // The time of day: a time from "00:00" to "23:59".
                "at": "09:00",
                // The length of the calendar entry in minutes: a whole number from 5 to 480.
                "minutes": 15,
                // How it is done: "email" or "letter".
                "channel": "email",
                // For so many days after its day a thank-you is late but still sent: a whole number from 0 to 30.
                "lateDays": 4
              },

              "checkIn": {
                // Days from the last interview day to the first check-in, and from each to the next: a whole number from 1 to 90.
                "everyDays": 7,
                // The time of day: a time from "00:00" to "23:59".
                "at": "10:00",
                // The length of the calendar entry in minutes: a whole number from 5 to 480.
                "minutes": 15,
                // How it is done: "email" or "phone".
                "channel": "email",
                // How many check-ins before the closing note, where null goes on without end: a whole number from 1 to 52, or null.
                "limit": 4
              },

              "agency": {
                // Days from the last contact with the agency's recruiter to the next: a whole number from 1 to 90.
                "everyDays": 7,
                // The time of day: a time from "00:00" to "23:59".
                "at": "10:00",
                // The length of the calendar entry in minutes: a whole number from 5 to 480.
                "minutes": 15,
                // How it is done: "email" or "phone".
                "channel": "email",
                // Everything goes through the agency, so no thank-yous to the employer: true or false.
                "throughAgencyOnly": false
              },

              "closingNote": {
                // Propose a closing note after the last check-in: true or false.
                "propose": true,
                // How it is done: "email" or "letter".
                "channel": "email"
              },

              "notes": {
                // The language of the notes, where auto follows the invitation: "auto" or "en-US" or "en-GB" or "de" or "fr" or "es" or "pt-BR" or "pt-PT" or "it" or "nl" or "pl" or "sv" or "ja" or "zh".
                "language": "auto",
                // How readers are addressed, where auto follows language and invitation: "auto" or "formal" or "familiar".
                "formality": "auto"
              },

              "me": {
                // Your name as you sign, where "" takes the calendar's: a text of at most 200 characters on one line.
                "name": "",
                // Your postal address for letters, its lines parted by commas: a text of at most 200 characters on one line.
                "address": "",
                // Your telephone number for letters: a text of at most 200 characters on one line.
                "phone": ""
              },

              // In a calendar seen for the first time, interviews older than so many days are listed only: a whole number from 0 to 365.
              "firstSightDays": 14,
              // After so many weeks without any contact the check-ins end: a whole number from 1 to 52.
              "quietAfterWeeks": 8,
              // Neutral titles and empty bodies, for a calendar that colleagues can see: true or false.
              "discreet": false,
              // The paper that letters are laid out for, where auto goes by the recipient's country: "auto" or "a4" or "letter".
              "letterPaper": "auto",
              // The envelope on a letter's second page, where auto goes by the paper: "auto" or "dl" or "c5" or "us10" or "none".
              "letterEnvelope": "auto"
            }

            """,
            CadenceText.Write(Cadence.Default));
}
