namespace FollowUpSync.Cli.Commands;

/// <summary>What each command says of itself, with examples.</summary>
internal static class Help
{
    public const string Sync = """
        Reads calendars, plans the follow-ups, and writes calendar files and drafts.

        Examples:
          followupsync sync my-calendar.ics
          followupsync sync work.ics private.ics --out ~/follow-ups --holidays US
          followupsync sync                        (reads the same calendars again)
        """;

    public const string Plan = """
        Shows what sync would do, and writes nothing.

        Examples:
          followupsync plan my-calendar.ics
          followupsync plan --as-of 2026-11-20T09:00:00-05:00
        """;

    public const string Export = """
        Prints all open follow-ups as one calendar file.

        Examples:
          followupsync export --out follow-ups.ics
          followupsync export --cancelled --out withdrawn.ics
        """;

    public const string Done = """
        You did it: the follow-up is finished, and the next one is counted from today.

        Examples:
          followupsync done f_1a2b3c4d
          followupsync done p_1a2b3c4d             (the next one of that process)
        """;

    public const string Skip = """
        You do not want this one; the next comes a week after its day.

        Example:
          followupsync skip f_1a2b3c4d
        """;

    public const string Snooze = """
        Puts a follow-up off to a day of your choice, at the same time of day.

        Example:
          followupsync snooze f_1a2b3c4d 2026-11-20
        """;

    public const string Outcome = """
        Says how a process stands; all but active and paused end its follow-ups.

        Examples:
          followupsync outcome p_1a2b3c4d offer
          followupsync outcome p_1a2b3c4d active   (brings its follow-ups back)
        """;

    public const string Note = """
        Remembers something about an interview. "topic:", "send:" and "why:" are woven into the thank-you, and so is any other sentence; "Dana: ..." goes to Dana alone; "private:" stays out. "address:", "phone:", "zone:" and "language:" are facts for letters and calls.

        Examples:
          followupsync note i_1a2b3c4d topic: moving the billing system to events
          followupsync note i_1a2b3c4d "send: the reading list"
          followupsync note i_1a2b3c4d "private: they pay less than I hoped"
          followupsync note p_1a2b3c4d "address: 1 Main Street, Springfield, IL 62704"
        """;

    public const string Promise = """
        They said they decide by a day: nothing is asked before it.

        Example:
          followupsync promise p_1a2b3c4d 2026-11-20
        """;

    public const string Contact = """
        Logs a contact that took place; nobody is asked again within a week of it.

        Examples:
          followupsync contact p_1a2b3c4d
          followupsync contact p_1a2b3c4d --on 2026-11-12 --by phone
        """;

    public const string Answer = """
        Says what an answer was; the plan waits for that.

        answered   it decided nothing: the week begins anew with it
        next       a next round is coming; without a date, ask after a week
        waiting    not what you wait for: go on, a week after it at the earliest
        no         no answer at all
        offer, rejected, withdrawn, closed, paused   the outcome

        Examples:
          followupsync answer p_1a2b3c4d waiting
          followupsync answer p_1a2b3c4d answered --on 2026-11-12
          followupsync answer p_1a2b3c4d offer
        """;

    public const string NoShow = """
        Nobody came to an interview: in place of thanks, the question for another time.

        Examples:
          followupsync noshow i_1a2b3c4d
          followupsync noshow i_1a2b3c4d no        (they came after all)
        """;

    public const string Agency = """
        A process goes through a staffing agency: its check-ins are for the agency's recruiter.

        Examples:
          followupsync agency p_1a2b3c4d Hays
          followupsync agency p_1a2b3c4d none
        """;

    public const string Join = """
        Two processes are one: the later goes on with the earlier.

        Example:
          followupsync join p_1a2b3c4d p_5e6f7g8h
        """;

    public const string Split = """
        With this interview begins a process of its own.

        Example:
          followupsync split i_1a2b3c4d
        """;

    public const string Interview = """
        Corrects the recogniser: this entry is, or is not, an interview of yours.

        Examples:
          followupsync interview i_1a2b3c4d no
          followupsync interview 040000008200E00074C5B7101A82E008 yes
        """;

    public const string Undo = """
        Takes back what a run made and nobody has touched since. The next sync plans it again; to say no for good: skip.

        Examples:
          followupsync undo
          followupsync undo r_1a2b3c4d
        """;

    public const string Runs = """
        Lists the runs that changed something, the newest first.

        Example:
          followupsync runs
        """;

    public const string Detect = """
        Says of every entry of a calendar whether it is an interview, and why.

        Examples:
          followupsync detect my-calendar.ics
          followupsync detect events.jsonl --json  (Graph events, one a line)
        """;

    public const string Explain = """
        Says why a follow-up, process or interview is what it is.

        Examples:
          followupsync explain f_1a2b3c4d
          followupsync explain i_1a2b3c4d
        """;

    public const string Draft = """
        Prints the notes of a follow-up: as text, HTML or mail, as a letter for the post, or as a sheet for a call. With --kind it writes what no plan foresees.

        Examples:
          followupsync draft f_1a2b3c4d
          followupsync draft f_1a2b3c4d --person dana@contoso.com --format eml --out dana.eml
          followupsync draft f_1a2b3c4d --format docx --out letter.docx
          followupsync draft f_1a2b3c4d --format call
          followupsync draft p_1a2b3c4d --kind offer
        """;

    public const string Login = """
        Signs in to Outlook.com or Microsoft 365, for calendar and drafts; the right to send is never asked for. Without an app registration it says how to make one.

        Examples:
          followupsync login --client-id 11111111-2222-3333-4444-555555555555
          followupsync login --device              (with a code, in any browser)
          followupsync login --no-mail             (the calendar alone; drafts stay files)
        """;

    public const string Logout = """
        Ends the sign-in: account and tokens are removed from this machine. The client id is remembered.

        Example:
          followupsync logout
        """;

    public const string Doctor = """
        Says what is wrong, and what to type next.

        Example:
          followupsync doctor
          followupsync doctor --graph
        """;

    public const string Cadence = "The rhythm of the follow-ups: show, check and set it.";

    public const string CadenceShow = """
        Prints the rhythm in force, with a comment on every setting. Change a copy, check it, and set it.

        Example:
          followupsync cadence show > cadence.json
        """;

    public const string CadenceCheck = """
        Names every problem of a cadence file by line and column.

        Example:
          followupsync cadence check cadence.json
        """;

    public const string CadenceSet = """
        Takes a cadence file over, if it has no problem.

        Example:
          followupsync cadence set cadence.json
        """;

    public const string Templates = "The words of the notes: list, show, check, set and reset them.";

    public const string TemplatesList = """
        Lists all templates, your own marked, and the values and functions that they can use.

        Example:
          followupsync templates list
        """;

    public const string TemplatesShow = """
        Prints a template. Change a copy, check it, and set it.

        Example:
          followupsync templates show thank-you > thank-you.txt
        """;

    public const string TemplatesCheck = """
        Names every problem of a template by line and column; with --preview it also shows what it makes of a follow-up of yours.

        Examples:
          followupsync templates check thank-you thank-you.txt
          followupsync templates check thank-you thank-you.txt --preview f_1a2b3c4d
        """;

    public const string TemplatesSet = """
        Takes a template over, if it has no problem.

        Example:
          followupsync templates set thank-you thank-you.txt
        """;

    public const string TemplatesReset = """
        Goes back to the built-in template.

        Example:
          followupsync templates reset thank-you
        """;
}
