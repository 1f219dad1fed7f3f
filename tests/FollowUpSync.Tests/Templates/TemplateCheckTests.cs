using FollowUpSync.Planning;
using FollowUpSync.Templates;

namespace FollowUpSync.Tests.Templates;

public sealed class TemplateCheckTests
{
    [Fact]
    public void Every_built_in_template_is_clean_and_has_a_text() =>
        Assert.All(NoteTemplates.All, t => Assert.Empty(TemplateCheck.Check(t.Name, NoteTemplates.DefaultText(t.Name)!, t.Name)));

    [Fact]
    public void The_values_that_a_template_can_use_are_as_documented() =>
        Approved.Matches("template-model.txt", string.Concat(
            TemplateValues.All.Select(v => $"{v.Name} ({v.Type}): {v.Words}\n").Concat(TemplateSandbox.FunctionNames.Select(f => f + "\n"))));

    [Fact]
    public void The_manual_beside_the_templates_names_every_value()
    {
        string manual = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "templates.md"));

        Assert.All(TemplateValues.All, value => Assert.Contains($"`{value.Name}`", manual, StringComparison.Ordinal));
        Assert.All(NoteTemplates.All.Where(t => !t.Name.Contains('/', StringComparison.Ordinal) && !t.Name.StartsWith("calendar", StringComparison.Ordinal)), t => Assert.Contains($"`{t.Name}`", manual, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{{ if company }}At {{ company }}", "FUS301", 3, 0, "end")]
    [InlineData("Dear {{ recipient.frist }},", "FUS302", 3, 9, "did you mean `recipient.first`?")]
    [InlineData("Dear {{ firstname }},", "FUS302", 3, 9, "did you mean `recipient.first`?")]
    [InlineData("At {{ compnay }}.", "FUS302", 3, 7, "did you mean `company`?")]
    [InlineData("{{ company | string.upcas }}", "FUS302", 3, 14, "did you mean `string.upcase`?")]
    [InlineData("Hello,\n{{ if false }}{{ compnay }}{{ end }}", "FUS302", 4, 18, "did you mean `company`?")] // also where it is not reached
    [InlineData("{{ date.now }}", "FUS302", 3, 4, "no `date.now`")]
    [InlineData("{{ include 'x' }}", "FUS302", 3, 4, "no `include`")]
    [InlineData("{{ object.eval '1+1' }}", "FUS302", 3, 4, "no `object.eval`")]
    [InlineData("{{ 'aa' | regex.match 'a' }}", "FUS302", 3, 11, "no `regex.match`")]
    [InlineData("{{ import me }}", "FUS308", 3, 4, "`import`")]
    [InlineData("{{ notes * 1000000000 }}", "FUS308", 3, 4, "`*`")]
    [InlineData("Hello,\n\n\nThank you.", "FUS307", 0, 0, "two empty lines")]
    [InlineData("Hello,\n\n{{ if company }}At {{ company }}.{{ end }}\n\nThank you.", "FUS307", 0, 0, "next to nothing is known")]
    [InlineData("Hello  there,", "FUS307", 0, 0, "a doubled space")]
    [InlineData("Hello {{ if company }}{{ company }}{{ end }}, thank you.", "FUS307", 0, 0, "a mark that hangs")]
    [InlineData("", "FUS303", 0, 0, "no text")]
    public void A_problem_is_named_with_its_place_and_what_to_write(string text, string code, int line, int column, string words)
    {
        Problem problem = Assert.Single(TemplateCheck.Check("thank-you", "Subject: Thanks\n\n" + text, "mine.txt").Take(1));

        Assert.Equal((code, line, "mine.txt"), (problem.Code, problem.Line, problem.File));
        Assert.True(column == 0 || column == problem.Column, $"column {problem.Column}");
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_unknown_values_are_named_at_once() =>
        Assert.Equal([1, 3, 4], TemplateCheck.Check("thank-you", "Subject: {{ a1 }}\n\n{{ b2 }}\n{{ c3 }}", "f").Select(p => p.Line));

    [Theory]
    [InlineData("thank-you", "Hello,\n\nThank you.", "FUS303")]
    [InlineData("thank-you", "Subject:\n\nThank you.", "FUS303")]
    [InlineData("calendar-subject", "Subject: Thank\n\nand more", "FUS303")]
    [InlineData("thanks", "Subject: Thank\n\nHello,", "FUS300")]
    [InlineData("thank-you", "Subject: Thank you so very much for the long, long time that you have taken for me today\n\nHello,", "FUS306")]
    public void What_makes_it_no_note_is_named(string name, string text, string code) =>
        Assert.Equal(code, Assert.Single(TemplateCheck.Check(name, text, "f")).Code);

    [Fact]
    public void What_is_too_long_to_read_is_not_read() =>
        Assert.Equal("FUS304", Assert.Single(TemplateCheck.Check("thank-you", "Subject: x\n\n" + new string('x', 30_000), "f")).Code);

    [Theory]
    [InlineData("{{ for i in 1..1000000000 }}x{{ end }}")]
    [InlineData("{{ while true }}x{{ end }}")]
    [InlineData("{{ while true }}{{ while true }}x{{ end }}{{ end }}")]
    [InlineData("{{ for i in 1..900 }}{{ for j in 1..900 }}{{ end }}{{ end }}")] // within the limit of each loop
    [InlineData("{{ func f }}{{ f }}{{ end }}{{ f }}")]
    [InlineData("{{ func f(n) }}{{ if n > 0 }}{{ f n-1 }}{{ f n-1 }}{{ f n-1 }}{{ end }}{{ end }}{{ f 9 }}")] // not deep, but broad
    [InlineData("{{ s = 'xxxxxxxxxx'; for i in 1..100; s = s + s; end; s }}")]
    [InlineData("{{ a = [1, 2, 3]; for i in 1..40; a = a + a; end; a }}")]
    [InlineData("{{ a = []; for i in 1..900; a[i] = 'a text of some length, many times over'; end; array.join a ' ' }}")]
    [InlineData("{{ a = {}; a.b = a; a }}")]
    [InlineData("{{ 1 << 2000000000 }}")]
    [InlineData("{{ string.upcase = 1 }}")] // shared by all templates
    public void A_hostile_template_is_stopped_with_a_problem(string text)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();

        Problem problem = Assert.Single(TemplateCheck.Check("thank-you", "Subject: Thanks\n\n" + text, "f").Take(1));

        Assert.Equal("FUS305", problem.Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000_000);
    }

    [Fact]
    public void Nesting_deeper_than_any_sentence_is_a_problem_and_not_a_crash() =>
        Assert.Equal("FUS301", TemplateCheck.Check("thank-you", "Subject: x\n\n{{ " + new string('(', 15_000), "f")[0].Code);
}
