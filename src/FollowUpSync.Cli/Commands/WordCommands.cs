using System.CommandLine;
using FollowUpSync.Cli.Output;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Sync;

namespace FollowUpSync.Cli.Commands;

/// <summary>The owner's words: <c>done</c>, <c>skip</c>, <c>snooze</c>, <c>outcome</c>, <c>note</c>, <c>promise</c>, <c>contact</c>, <c>answer</c>, <c>noshow</c>, <c>agency</c>, <c>join</c>, <c>split</c>, <c>interview</c>, <c>undo</c>.</summary>
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
        yield return Word("outcome", Help.Outcome, surroundings, (call, id) => call.OwnerSays.Say(id, OneOf<Outcome>("OUTCOME", call.Parsed.GetValue(outcome)!)), outcome, NoteToGoWithIt);
        yield return Word("note", Help.Note, surroundings, (call, id) => call.OwnerSays.Say(id, string.Join(' ', call.Parsed.GetValue(text)!)), text);
        yield return Word("promise", Help.Promise, surroundings, (call, id) => call.OwnerSays.Promise(id, Invocation.Day("DATE", call.Parsed.GetValue(by)!)), by);

        Command contact = Word("contact", Help.Contact, surroundings, (call, id) => call.OwnerSays.Contact(
            id,
            call.Parsed.GetValue(on) is { } day ? Invocation.Day("--on", day) : null,
            OneOf<Medium>("--by", call.Parsed.GetValue(medium)!)));
        contact.Add(on);
        contact.Add(medium);
        yield return contact;

        var answer = new Argument<string>("WHAT") { Description = "answered, next, offer, rejected, waiting or no; also withdrawn, closed or paused." };
        var answered = new Option<string?>("--on") { Description = "The day of the answer (default: that of the mail that came, else today).", HelpName = "DATE" };
        Command answers = Word("answer", Help.Answer, surroundings, (call, id) => AnswerAsync(call, id, call.Parsed.GetValue(answer)!, call.Parsed.GetValue(answered)), answer, NoteToGoWithIt);
        answers.Add(answered);
        yield return answers;

        var came = new Argument<string?>("VERDICT") { Description = "no takes it back: they came after all.", Arity = ArgumentArity.ZeroOrOne };
        yield return Word("noshow", Help.NoShow, surroundings, (call, id) => call.OwnerSays.NobodyCame(id, call.Parsed.GetValue(came) is not { } text || YesOrNo(text, "noshow")), came);
        var agency = new Argument<string[]>("NAME") { Description = "The agency's name, or none.", Arity = ArgumentArity.OneOrMore };
        yield return Word("agency", Help.Agency, surroundings, (call, id) => call.OwnerSays.Agency(id, string.Join(' ', call.Parsed.GetValue(agency)!) is var name && name == "none" ? "" : name), agency);
        var other = new Argument<string>("OTHER") { Description = "The process that goes on with it." };
        yield return Word("join", Help.Join, surroundings, (call, id) => call.OwnerSays.Join(id, call.Parsed.GetValue(other)!), other);
        yield return Word("split", Help.Split, surroundings, (call, id) => call.OwnerSays.Split(id));

        yield return Word("interview", Help.Interview, surroundings, (call, id) => JudgeAsync(call, id, YesOrNo(call.Parsed.GetValue(verdict)!, "interview")), verdict);
        yield return new Command("undo", Help.Undo) { run }.Does(surroundings, async call => Tell(await call.OwnerSays.Undo(call.Parsed.GetValue(run)), call));
    }

    private static Command Word(string name, string help, Surroundings surroundings, Func<Invocation, string, Task<SyncReport>> say, Argument? argument = null, Func<SyncReport, string, string?>? next = null)
    {
        var id = new Argument<string>("ID") { Description = "A follow-up (f_...), process (p_...) or interview (i_...)." };
        var command = new Command(name, help) { id };
        if (argument is not null)
        {
            command.Add(argument);
        }

        return command.Does(surroundings, async call =>
        {
            SyncReport report = await say(call, call.Parsed.GetValue(id)!);
            return Tell(report, call, next?.Invoke(report, call.Parsed.GetValue(id)!));
        });
    }

    // An offer and a withdrawal are nothing that the plan foresees, and well-bred people write then.
    private static string? NoteToGoWithIt(SyncReport report, string id)
    {
        string? processId = report.FollowUps.FirstOrDefault(one => one.FollowUp.Key.Id == id)?.FollowUp.ProcessId;
        HiringProcess? process = report.Processes.FirstOrDefault(one => one.Id == id || one.Id == processId || one.Interviews.Any(interview => interview.Id == id));
        return process?.Outcome switch
        {
            Outcome.Offer => $"Thank them for it: followupsync draft {process.Id} --kind offer",
            Outcome.Withdrawn => $"Tell them: followupsync draft {process.Id} --kind withdrawal",
            _ => null,
        };
    }

    private static int Tell(SyncReport report, Invocation call, string? next = null)
    {
        if (call.Json)
        {
            call.Surroundings.Out.WriteLine(JsonReport.Word(report));
        }
        else
        {
            TableReport.PrintChanges(report, call, next);
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

    // What an answer decides is an outcome; the other words say how the wait goes on.
    private static Task<SyncReport> AnswerAsync(Invocation call, string id, string text, string? on) =>
        Enum.TryParse(text, ignoreCase: true, out Outcome outcome) && outcome != Outcome.Active && Enum.IsDefined(outcome) && !int.TryParse(text, out _)
            ? call.OwnerSays.Say(id, outcome)
            : call.OwnerSays.Answer(
                id,
                text.Equals("yes", StringComparison.OrdinalIgnoreCase) ? AnswerWord.Answered : OneOf<AnswerWord>("WHAT", text, ["answered", "next", "offer", "rejected", "waiting", "no"]),
                on is null ? null : Invocation.Day("--on", on));

    private static bool YesOrNo(string text, string command) => text switch
    {
        "yes" => true,
        "no" => false,
        _ => throw new UnusableInputException("FUS020", $"VERDICT {text}: neither yes nor no.", $"Write: followupsync {command} ID yes"),
    };

    private static T OneOf<T>(string name, string text, string[]? words = null)
        where T : struct, Enum =>
        !int.TryParse(text, out _) && Enum.TryParse(text, ignoreCase: true, out T value)
            ? value
            : throw new UnusableInputException("FUS021", $"{name} {text}: not known.", $"One of: {string.Join(", ", words ?? Enum.GetNames<T>()).ToLowerInvariant()}");
}
