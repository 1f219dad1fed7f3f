using FollowUpSync.Templates;

namespace FollowUpSync.Tests.Templates;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Dana Reyes", "Dear Dana,")]
    [InlineData("Dana", "Dear Dana,")]
    [InlineData("Reyes, Dana", "Dear Dana,")] // as a directory sorts it
    [InlineData("Reyes, Dana (Contoso)", "Dear Dana,")]
    [InlineData("Dana Reyes, PhD, MBA", "Dear Dana,")]
    [InlineData("Dana Reyes | Contoso", "Dear Dana,")]
    [InlineData("Dana Reyes (she/her)", "Dear Dana,")]
    [InlineData("DANA REYES", "Dear Dana,")]
    [InlineData("dana reyes", "Dear Dana,")]
    [InlineData("Dana REYES", "Dear Dana,")]
    [InlineData("REYES Dana", "Dear Dana,")] // the family name in capitals, wherever it stands
    [InlineData("Jean-Luc O'Neil", "Dear Jean-Luc,")]
    [InlineData("JEAN-LUC O'NEIL", "Dear Jean-Luc,")]
    [InlineData("Dr. Dana Reyes", "Dear Dr. Reyes,")]
    [InlineData("Prof. Dr. Dana van der Berg", "Dear Prof. van der Berg,")]
    [InlineData("Dr. Reyes", "Dear Dr. Reyes,")]
    [InlineData("Ms. Dana Reyes", "Dear Ms. Reyes,")] // the title is given, not guessed
    [InlineData("D. Reyes", "Dear D. Reyes,")] // nobody is called D.
    [InlineData("Reyes, Dana, Dr.", "Dear Dr. Reyes,")]
    [InlineData("María José García López", "Dear María José,")] // two words, one given name
    [InlineData("Jean Pierre Dupont", "Dear Jean Pierre,")]
    [InlineData("Ana García", "Dear Ana,")]
    [InlineData("José Luis", "Dear José,")] // perhaps a family name: what is not certain is not joined
    [InlineData("J. R. Hartley", "Dear J. R. Hartley,")]
    [InlineData("山田 太郎様", "Dear 山田 太郎,")] // the honorific is not part of the name
    [InlineData("王女士", "Dear 王,")]
    [InlineData("Nguyen Van An", "Dear Nguyen Van An,")] // family name first: the whole is never wrong
    [InlineData("山田太郎", "Dear 山田太郎,")]
    [InlineData("dana.reyes@contoso.example", "Hello,")]
    [InlineData("dana.reyes", "Hello,")]
    [InlineData("dreyes42", "Hello,")]
    [InlineData("Contoso Recruiting Team", "Hello,")]
    [InlineData(" \t\r\n", "Hello,")]
    [InlineData("...", "Hello,")]
    [InlineData("(Contoso)", "Hello,")]
    [InlineData(null, "Hello,")]
    [InlineData("Dana\r\n\u202EReyes", "Dear Dana,")]
    public void The_greeting_fits_the_name_and_invents_nothing(string? name, string greeting)
    {
        Note note = Models.Write(Models.Full(NoteKind.ThankYou) with { Recipient = new NotePerson(name, "x@contoso.example") });

        Assert.Equal(greeting, note.Text.Split('\n')[0]);
    }

    [Fact]
    public void British_titles_take_no_full_stop_and_dates_put_the_day_first()
    {
        string text = Models.Write(Models.Full(NoteKind.CheckIn, "en-GB") with { Recipient = Models.Mira }).Text;

        Assert.StartsWith("Dear Dr Vance,", text, StringComparison.Ordinal);
        Assert.Contains("on Monday 2 November,", text, StringComparison.Ordinal);
        Assert.EndsWith("Kind regards,\nAlex Kim", text, StringComparison.Ordinal);
    }
}
