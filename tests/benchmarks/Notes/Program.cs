// Measures how many notes a second are written on one core, templates parsed once, and how long hostile templates go on before they are stopped.
// Usage: dotnet run -c Release --project tests/benchmarks/Notes
using System.Diagnostics;
using FollowUpSync.Planning.Cadences;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Templates;
using NodaTime;

NotePerson dana = new("Dana Reyes", "dana@contoso.example");
NoteModel[] models =
[
    .. from culture in NoteStyle.Cultures
       from kind in Enum.GetValues<NoteKind>()
       select new NoteModel
       {
           Kind = kind,
           Language = culture,
           Number = 2,
           Recipient = dana,
           People = [dana, new NotePerson("Sam Lee", "sam@contoso.example")],
           Me = new NotePerson("Alex Kim", "alex@mail.example"),
           Company = "Contoso",
           Role = "Senior Engineer",
           Stage = Stage.Technical,
           InterviewDay = new LocalDate(2026, 11, 2),
           SendDay = new LocalDate(2026, 11, 16),
           Promised = new LocalDate(2026, 11, 13),
           Notes = ["Topic: the move to event sourcing", "Send: the reading list"],
       },
];
NoteWriter writer = new(NoteTemplates.Default);
Write(20);
double[] rates = [.. Enumerable.Range(0, 7).Select(_ => Write(40)).Order()];
Console.WriteLine($"notes written       {rates[3],9:N0} notes/s of one core, median of {rates.Length}, {NoteStyle.Cultures.Length} cultures and {models.Length / NoteStyle.Cultures.Length} kinds in turn, text and HTML");

string[] hostile =
[
    "{{ for i in 1..1000000000 }}x{{ end }}",
    "{{ while true }}{{ while true }}x{{ end }}{{ end }}",
    "{{ for i in 1..900 }}{{ for j in 1..900 }}{{ end }}{{ end }}",
    "{{ func f }}{{ f }}{{ end }}{{ f }}",
    "{{ func f(n) }}{{ if n > 0 }}{{ f n-1 }}{{ f n-1 }}{{ f n-1 }}{{ end }}{{ end }}{{ f 9 }}",
    "{{ s = 'xxxxxxxxxx'; for i in 1..100; s = s + s; end; s }}",
    "{{ a = [1, 2, 3]; for i in 1..40; a = a + a; end; a }}",
    "{{ a = []; for i in 1..900; a[i] = 'a text of some length, many times over'; end; array.join a ' ' }}",
    "{{ s = 'x'; for i in 1..14; s = s + s; end; for i in 1..900; for j in 1..9; t = string.upcase s; end; end }}",
    "{{ s = 'x'; for i in 1..14; s = s + s; end; for i in 1..900; for j in 1..9; t = s + 'x'; end; end }}",
    "{{ a = []; for i in 1..900; a[i] = i; end; for i in 1..900; for j in 1..9; t = array.join a ', '; end; end }}",
    "{{ 1 << 2000000000 }}",
    new string('{', 15_000),
    "{{ " + new string('(', 15_000),
];
Check(hostile[0]);
(double Milliseconds, string Text, string Message)[] stops = [.. hostile.Select(Check)];
(double slowest, string worst, string message) = stops.MaxBy(stop => stop.Milliseconds);
Console.WriteLine($"hostile templates   {slowest,9:N0} ms until the slowest of {hostile.Length} is stopped: {worst[..Math.Min(60, worst.Length)]}");
Console.WriteLine($"                    {message}");

double Write(int times)
{
    using var self = Process.GetCurrentProcess();
    TimeSpan before = self.TotalProcessorTime;
    for (int i = 0; i < times; i++)
    {
        foreach (NoteModel model in models)
        {
            writer.Write(model);
        }
    }

    // Processor time, all threads of the runtime included: what else the machine does does not count.
    self.Refresh();
    return times * models.Length / (self.TotalProcessorTime - before).TotalSeconds;
}

static (double, string, string) Check(string text)
{
    using var self = Process.GetCurrentProcess();
    TimeSpan before = self.TotalProcessorTime;
    string problem = TemplateCheck.Check("thank-you", "Subject: Thanks\n\n" + text, "mine.txt").Select(p => p.ToString()).FirstOrDefault() ?? "no problem";
    self.Refresh();
    return ((self.TotalProcessorTime - before).TotalMilliseconds, text, problem);
}
