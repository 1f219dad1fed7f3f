using FollowUpSync.Hosting;
using FollowUpSync.Planning;
using FollowUpSync.Planning.Cadences;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Server.Http;
using FollowUpSync.Storage;
using FollowUpSync.Sync;
using FollowUpSync.Templates;

namespace FollowUpSync.Server.Api;

/// <summary>The owner's own rhythm and words: read, tried, and replaced whole once they are without a problem.</summary>
internal static class ContentEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/cadence", (MailboxDesk desk) =>
        {
            string document = CadenceIn(desk.View());
            return Reply.Json(document, Reply.TagOf(document));
        });
        api.MapPut("/cadence", async (MailboxDesk desk, HttpRequest request) =>
        {
            string text = await Body.TextAsync(request);
            Refuse(CadenceReader.TryRead(text, "cadence", out _, out ImmutableArray<Problem> problems) ? [] : problems);
            return await ChangeAsync(desk, request, "cadence set", view => Reply.TagOf(CadenceIn(view)), state => state with { Settings = state.Settings with { Cadence = text } });
        });
        api.MapGet("/templates", (MailboxDesk desk) =>
        {
            NoteTemplates own = TemplatesIn(desk.View());
            return Reply.Json(json => JsonReport.Array(json, "templates", NoteTemplates.All, template =>
            {
                json.WriteString("name", template.Name);
                json.WriteString("description", template.Description);
                json.WriteBoolean("own", own.IsOwn(template.Name));
            }));
        });
        api.MapGet("/templates/{**name}", (MailboxDesk desk, string name) =>
        {
            string document = TemplateIn(desk.View(), Known(name));
            return Reply.Json(document, Reply.TagOf(document));
        });
        api.MapPut("/templates/{**name}", async (MailboxDesk desk, HttpRequest request, string name) =>
        {
            string? text = (await Body.ReadAsync(request, "text")).MaybeText("text");
            Refuse(text is null ? [] : TemplateCheck.Check(Known(name), text, name));
            return await ChangeAsync(
                desk,
                request,
                text is null ? "templates reset" : "templates set",
                view => Reply.TagOf(TemplateIn(view, Known(name))),
                state => state with { Templates = text is null ? state.Templates.Remove(name) : state.Templates.SetItem(name, text) });
        });
        api.MapPost("/templates/preview", PreviewAsync);
    }

    private static string CadenceIn(MailboxView view) => JsonReport.WithoutComments(CadenceText.Write(MailboxPlan.CadenceOf(view.State.Settings.Cadence)));

    private static NoteTemplates TemplatesIn(MailboxView view) => view.State.Templates.IsEmpty ? NoteTemplates.Default : new NoteTemplates(view.State.Templates);

    private static string TemplateIn(MailboxView view, string name)
    {
        NoteTemplates own = TemplatesIn(view);
        return JsonReport.Document(json =>
        {
            json.WriteString("name", name);
            json.WriteBoolean("own", own.IsOwn(name));
            json.WriteString("text", own.TextOf(name));
        });
    }

    private static string Known(string name) => NoteTemplates.DefaultText(name) is not null
        ? name
        : throw new UnusableInputException("FUS424", $"{name}: there is no such template.", $"One of: {string.Join(", ", NoteTemplates.All.Select(template => template.Name))}");

    private static async Task<Reply> ChangeAsync(MailboxDesk desk, HttpRequest request, string what, Func<MailboxView, string> tag, Func<MailboxState, MailboxState> change) =>
        Reply.Json(JsonReport.Word(await desk.SayAsync(view => Preconditions.Check(request, tag(view), mustSay: true), says => says.Change(what, change), request.HttpContext.RequestAborted)));

    /// <summary>Writes the notes of a follow-up as the text would have them: of the one named, or of the first that is written with this template. Nothing is changed.</summary>
    private static async Task<Reply> PreviewAsync(MailboxDesk desk, HttpRequest request)
    {
        Body body = await Body.ReadAsync(request, "name", "text", "followUpId");
        (string name, string text) = (Known(body.Text("name")), body.Text("text"));
        Refuse(TemplateCheck.Check(name, text, name));
        MailboxView view = desk.View();
        FollowUp? followUp = body.MaybeText("followUpId") is { } id
            ? view.Plan.Wanted.FirstOrDefault(wanted => wanted.FollowUp.Key.Id == id)?.FollowUp ?? throw new UnusableInputException("FUS411", $"{id} is no open follow-up.", "See what is open.")
            : view.Plan.Wanted.Select(wanted => wanted.FollowUp).FirstOrDefault(one => NoteTemplates.NameOf(view.Plan.Desk.KindOf(one)) == name.Split('/')[^1].Split('.')[0]);
        PersonalNote[] notes = followUp is null ? [] : [.. view.Plan.Desk.Preview(followUp, name, text)];
        return Reply.Json(json =>
        {
            json.WriteString("followUpId", followUp?.Key.Id);
            JsonReport.Notes(json, notes.Where(note => note.Written is Note).Select(note => (note.To, (Note)note.Written)));
            JsonReport.Strings(json, "gaps", notes.Select(note => note.Written).OfType<Gap>().Select(gap => gap.Message));
        });
    }

    private static void Refuse(ImmutableArray<Problem> problems)
    {
        if (!problems.IsEmpty)
        {
            throw new Refusal(StatusCodes.Status422UnprocessableEntity, problems[0].Code, string.Join(' ', problems), "Nothing was changed. Mend what stands in problems, and send it again.", json => JsonReport.Array(json, "problems", problems, problem =>
            {
                json.WriteString("code", problem.Code);
                json.WriteString("message", problem.Message);
                json.WriteNumber("line", problem.Line);
                json.WriteNumber("column", problem.Column);
            }));
        }
    }
}
