using System.CommandLine;
using FollowUpSync.Cli.Output;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Sync;

namespace FollowUpSync.Cli.Commands;

/// <summary>The owner's words: <c>done</c>, <c>skip</c>, <c>snooze</c>, <c>outcome</c>, <c>note</c>, <c>promise</c>, <c>contact</c>, <c>interview</c>, <c>undo</c>.</summary>
internal static class WordCommands
{
    public static IEnumerable<Command> All(Surroundings surroundings)
    {
        var until = new Argument<string>("UNTIL") { Description = "A day: 2026-11-20." };
        var outcome = new Argument<string>("OUTCOME") { Description = "offer, rejected, withdrawn, closed, paused or active." };
        var text = new Argument<string[]>("TEXT") { Description = "What to remember; woven into thank-yous.", Arity = ArgumentArity.OneOrMore };
        var by = new Argument<string>("DATE") { Description = "The day by which they promised an answer: 2026-11-20." };
        var on = new Option<string?>("--on") { Description = "The day of the contact (default: today).", HelpName = "DATE" };
        var medium = new Option<string>("--by") { Description = "email, phone or meeting.", HelpName = "MEDIUM", DefaultValueFactory = _ => "email" };
        var verdict = new Argument<string>("VERDICT") { Description = "yes or no." };
        var run = new Argument<string?>("RUN") { Description = "The run to take back (default: the last).", Arity = ArgumentArity.ZeroOrOne };

        yield return Word("done", Help.Done, surroundings, (call, id) => call.OwnerSays.Done(id));
        yield return Word("skip", Help.Skip, surroundings, (call, id) => call.OwnerSays.Skip(id));
        yield return Word("snooze", Help.Snooze, surroundings, (call, id) => call.OwnerSays.Snooze(id, Invocation.Day("UNTIL", call.Parsed.GetValue(until)!)), until);
        yield return Word("outcome", Help.Outcome, surroundings, (call, id) => call.OwnerSays.Say(id, OneOf<Outcome>("OUTCOME", call.Parsed.GetValue(outcome)!)), outcome);
        yield return Word("note", Help.Note, surroundings, (call, id) => call.OwnerSays.Say(id, string.Join(' ', call.Parsed.GetValue(text)!)), text);
        yield return Word("promise", Help.Promise, surroundings, (call, id) => call.OwnerSays.Promise(id, Invocation.Day("DATE", call.Parsed.GetValue(by)!)), by);

        Command contact = Word("contact", Help.Contact, surroundings, (call, id) => call.OwnerSays.Contact(
            id,
            call.Parsed.GetValue(on) is { } day ? Invocation.Day("--on", day) : null,
            OneOf<Medium>("--by", call.Parsed.GetValue(medium)!)));
        contact.Add(on);
        contact.Add(medium);
        yield return contact;

        yield return Word("interview", Help.Interview, surroundings, (call, id) => JudgeAsync(call, id, YesOrNo(call.Parsed.GetValue(verdict)!)), verdict);
        yield return new Command("undo", Help.Undo) { run }.Does(surroundings, async call => Tell(await call.OwnerSays.Undo(call.Parsed.GetValue(run)), call));
    }

    private static Command Word(string name, string help, Surroundings surroundings, Func<Invocation, string, Task<SyncReport>> say, Argument? argument = null)
    {
        var id = new Argument<string>("ID") { Description = "A follow-up (f_...), process (p_...) or interview (i_...)." };
        var command = new Command(name, help) { id };
        if (argument is not null)
        {
            command.Add(argument);
        }

        return command.Does(surroundings, async call => Tell(await say(call, call.Parsed.GetValue(id)!), call));
    }

    private static int Tell(SyncReport report, Invocation call)
    {
        if (call.Json)
        {
            call.Surroundings.Out.WriteLine(JsonReport.Word(report));
        }
        else
        {
            TableReport.PrintChanges(report, call);
        }

        return SyncCommands.Ended(report, call);
    }

    // An entry that was taken for no interview is not remembered: it is read again with the owner's word.
    private static async Task<SyncReport> JudgeAsync(Invocation call, string id, bool isInterview)
    {
        string interviewId;
        using (var mailboxes = new Mailboxes(call.StatePath))
        {
            Storage.MailboxState state = mailboxes.Require(call.Owners);
            interviewId = id.StartsWith("i_", StringComparison.Ordinal) ? id : Uids.InterviewId(state.Settings.Candidate, id);
            if (state.Interviews.ContainsKey(interviewId))
            {
                mailboxes.Dispose();
                return await call.OwnerSays.Rule(interviewId, isInterview);
            }
        }

        return await SyncCommands.Over(call).RunAsync(call.Request($"interview {id} {(isInterview ? "yes" : "no")}", []) with { Ruling = (interviewId, isInterview) }, call.Stop);
    }

    private static bool YesOrNo(string text) => text switch
    {
        "yes" => true,
        "no" => false,
        _ => throw new UnusableInputException("FUS020", $"VERDICT {text}: neither yes nor no.", "Write: followupsync interview ID yes"),
    };

    private static T OneOf<T>(string name, string text)
        where T : struct, Enum =>
        !int.TryParse(text, out _) && Enum.TryParse(text, ignoreCase: true, out T value)
            ? value
            : throw new UnusableInputException("FUS021", $"{name} {text}: not known.", $"One of: {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}");
}
