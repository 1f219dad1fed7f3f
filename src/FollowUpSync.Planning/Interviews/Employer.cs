namespace FollowUpSync.Planning.Interviews;

/// <summary>Company and agency of an entry.</summary>
/// <param name="Company">The employer, or null.</param>
/// <param name="Agency">The agency between, or null.</param>
/// <param name="AgencyDomain">The agency's mail domain, or null.</param>
/// <param name="IsAgencyTalk">An agency speaks and the employer is not the one met.</param>
internal sealed record Employer(string? Company, string? Agency, string? AgencyDomain, bool IsAgencyTalk);

/// <summary>Finds the employer and the agency. Tools, private mailboxes and the owner's own names are neither.</summary>
internal static class EmployerFinder
{
    private static readonly Lexicon Words = Lexicon.Default;

    // Parts of the domains that agencies choose; $ means at the end.
    private static readonly string[] AgencyStems = ["staff", "recruit", "rekry", "rekrut", "recrut", "reclut", "talent", "headhunt", "jinzai", "interim", "uitzend", "bemanning", "personnel", "resourc", "zeitarbeit", "nannies", "manpower", "placement", "personalis", "personalservice", "personalberat", "search", "temps", "consultrh", "werving", "labourhire", "$rh", "$hr", "$temp", "$selection", "$personal", "$hunters"];

    public static Employer Find(EntryText entry, Owner owner, Role? role, List<TitleRun> runs)
    {
        CalendarEntry e = entry.Entry;
        string sender = owner.Organizes ? "" : EmployerDomain(e.Organizer?.Address, owner, e);
        bool Says(string theme) => entry.Body.Hits.Exists(h => h.Theme.Name == theme) || entry.Title.Hits.Exists(h => h.Theme.Name == theme);
        bool inHouse = Says("within the house");
        List<string> domains = [.. Addresses(entry).Where(a => !(owner is { Organizes: true, IsAtWork: true } && !inHouse && Domains.Of(a) == owner.Domain)).Select(a => EmployerDomain(a, owner, e)).Where(d => d.Length > 0).Distinct()];
        string? senderName = sender.Length > 0 ? DomainNames.Behind(sender, entry) : null;
        bool named = sender.Length > 0 && ((IsAgencyLabel(Domains.LabelOf(sender)) && !Domains.IsFunctional(e.Organizer?.Address)) || (senderName is not null && IsAgencyName(senderName) && (Says("agency hint") || !IsDepartmentOf(senderName, sender))));
        bool others = domains.Exists(d => d != sender);
        string? called = senderName is null ? null : AsAgency(entry, senderName, sender);
        bool talk = named || called is not null || (sender.Length > 0 ? Says("agency talk") || (Says("agency hint") && others && !owner.IsAtWork) : AgencyRun(entry) is not null);
        if (owner.Organizes && AfterAgencyWord(entry.Title) is { } noted)
        {
            return new Employer(Company(entry, owner, role, domains, "", [], noted), noted, null, true);
        }

        if (talk)
        {
            string? agency = called ?? senderName ?? AgencyRun(entry) ?? (sender.Length > 0 ? DomainNames.FromLabel(sender) : null);
            string? client = Company(entry, owner, role, [.. domains.Where(d => d != sender)], "", runs, agency);
            return new Employer(client, agency, sender.Length > 0 ? sender : null, client is null || e.Attendees.All(a => owner.Is(a)) && client is null);
        }

        return new Employer(Company(entry, owner, role, domains, sender, runs, null), null, null, false);
    }

    private static string? Company(EntryText entry, Owner owner, Role? role, List<string> domains, string sender, List<TitleRun> runs, string? agency)
    {
        CalendarEntry e = entry.Entry;
        bool Fits(string? name) => name is { Length: > 1 } && !owner.IsName(name) && FoldedText.Skeleton(name) != FoldedText.Skeleton(agency)
            && (agency is null || !(agency.Contains(name, StringComparison.OrdinalIgnoreCase) || name.Contains(agency, StringComparison.OrdinalIgnoreCase)))
            && !(role is not null && FoldedText.Skeleton(role.Text) == FoldedText.Skeleton(name)) && !IsTool(name);
        IEnumerable<string?> Candidates()
        {
            yield return entry.Labels("company").Select(l => CompanyNames.Cut(l.Value)).FirstOrDefault();
            yield return CompanyMentions.OnBehalf(entry);
            foreach (string domain in domains)
            {
                yield return DomainNames.Behind(domain, entry);
            }

            if (agency is null && !owner.Organizes)
            {
                yield return CompanyNames.FromDisplay(e.Organizer);
            }

            yield return CompanyNames.BySuffixOrPrefix(entry, agency);
            yield return CompanyNames.AtInTitle(entry.Title);

            foreach (string host in entry.Links)
            {
                yield return CompanyNames.Tenant(host) is { } tenant ? DomainNames.Behind(tenant + ".x", entry) : null;
            }

            // A domain says more than what is left of a title, but for names in scripts that no domain has.
            if (!entry.Title.Tokens.Exists(t => t.IsCjk))
            {
                foreach (string domain in domains)
                {
                    yield return FromLabel(domain);
                }
            }

            yield return CompanyNames.Organisation(entry.Title, anyCase: owner.Organizes);
            IEnumerable<string?> left = runs.Select(run => (Run: run, Name: CompanyNames.FromRun(run, entry, owner, anyCase: true))).Where(r => r.Name is not null && IsEmployers(r.Run, agency)).OrderByDescending(r => Likelihood(entry.Title, r.Run)).Select(r => r.Name);
            foreach (string? name in left.Where(n => !owner.Organizes || (char.IsUpper(n![0]) && !(n.Length <= 4 && n.All(char.IsUpper))) || n!.Any(FoldedText.IsCjk)))
            {
                yield return name;
            }

            yield return owner.Organizes ? CompanyMentions.FromNote(entry, anyCase: false) : null;
            foreach (string? name in left)
            {
                yield return name;
            }

            yield return owner.Organizes ? CompanyMentions.FromNote(entry, anyCase: true) : null;
            foreach (string name in CompanyMentions.AfterWords(entry))
            {
                yield return name;
            }

            yield return CompanyNames.Organisation(entry.Body);
            yield return agency is null ? CompanyMentions.FromSignature(entry) : null;
            foreach (string name in CompanyMentions.AfterAt(entry))
            {
                yield return name;
            }

            yield return CompanyMentions.FromLocation(e.Location);
            foreach (string domain in domains)
            {
                yield return FromLabel(domain);
            }

            yield return owner is { Organizes: true, IsAtWork: true } ? FromLabel(owner.Domain) : null;
        }

        string? found = Candidates().FirstOrDefault(Fits);
        return found is null || agency is not null ? found : CompanyNames.WithoutDesk(found);
    }

    // "wombatmail.com" is nobody's own, though no list has it.
    private static string? FromLabel(string domain) => Domains.LabelOf(domain).EndsWith("mail", StringComparison.Ordinal) ? null : DomainNames.FromLabel(domain);

    // What is left of a title when an agency speaks is its own name or its people's more often than the client's.
    private static bool IsEmployers(TitleRun run, string? agency) => agency is null || (run.Text.Contains(' ', StringComparison.Ordinal) && !run.AfterWith);

    // The pieces of a title that no known word explains: which is the employer?
    private static int Likelihood(FoldedText title, TitleRun run)
    {
        int likely = 0;
        ReadOnlySpan<char> before = title.Text.AsSpan(0, title.Tokens[run.First].Start).TrimEnd();
        string word = run.First > 0 ? title.Slice(run.First - 1, run.First).ToLowerInvariant() : "";
        likely += before.EndsWith("@") || (!title.Tokens[run.First].AfterBreak && word is "at" or "bei" or "beim" or "chez" or "from" or "hos" or "presso" or "bij" or "på" or "en" or "na" or "no" or "in" or "of" || (word == "w" && title.HeadsComeFirst)) ? 4 : 0;
        likely += char.IsUpper(title.Text[title.Tokens[run.First].Start]) || title.Tokens[run.First].IsCjk ? 2 : 0;
        likely += run.Next - run.First is 2 or 3 ? 1 : 0;
        likely += Enumerable.Range(run.First, run.Next - run.First).Any(at => Words.Has("organisation", title.Tokens[at].Hash)) ? 3 : 0;
        likely += run.First == 0 || title.Tokens[run.First].AfterBreak ? 1 : 0;
        likely -= run.Text.Length <= 3 || run.Text.Any(char.IsDigit) ? 3 : 0;
        likely -= run.AfterWith ? 1 : 0;
        likely -= run.Next - run.First == 1 && !title.HeadsComeFirst && word is "w" or "with" or "mit" or "avec" or "con" or "com" or "met" or "med" ? 2 : 0;
        likely -= before.EndsWith("(") ? 1 : 0;
        return likely;
    }

    private static IEnumerable<string?> Addresses(EntryText entry)
    {
        CalendarEntry e = entry.Entry;
        yield return e.Organizer?.Address;
        foreach (Participant attendee in e.Attendees)
        {
            yield return attendee.Address;
        }

        foreach (string address in Mail.In(entry.Body.Text))
        {
            yield return address;
        }
    }

    // The owner's own employer counts only where a colleague invites: an internal application.
    private static string EmployerDomain(string? address, Owner owner, CalendarEntry e)
    {
        string domain = Domains.Of(address);
        return domain.Length == 0 || Domains.IsPrivate(domain) || Domains.IsTool(domain) || Domains.Is("outsourced", domain) || (domain == owner.Domain && Domains.Of(e.Organizer?.Address) != domain) ? "" : domain;
    }

    private static bool IsTool(string name) => Domains.NamesTool(FoldedText.Skeleton(name)) || FoldedText.Skeleton(name) is "zoom" or "teams" or "microsoftteams" or "microsoftteamsmeeting" or "googlemeet" or "webex" or "skype" or "hirevue" or "calendly" or "greenhouse" or "ashby" or "workday" or "karat" or "meet" or "google" or "phone" or "telefon" or "office" or "video" or "online" or "hr";

    private static bool IsAgencyName(string name) => name.Split(' ') is { Length: > 1 } words && (Words.Has("agency name", Lexicon.HashOf(words[^1])) || Words.Has("agency name", Lexicon.HashOf(words[1])));

    // The agency's own name says what it is: dana@northstaffing.example; but no-reply@talenthub.example is a tool's.
    private static bool IsAgencyLabel(string label)
    {
        string skeleton = FoldedText.Skeleton(label).Replace("research", "", StringComparison.Ordinal);
        return Array.Exists(AgencyStems, stem => stem[0] == '$' ? skeleton.EndsWith(stem[1..], StringComparison.Ordinal) && skeleton.Length > stem.Length + 2 : skeleton.Contains(stem, StringComparison.Ordinal));
    }

    // "Parchment & Pine Staffing" for "Parchment & Pine", "Cabinet Contoso", "agencja Contoso"; not "Contoso HR" at contoso.com.
    private static string? AsAgency(EntryText entry, string name, string domain)
    {
        if (AgencyRun(entry) is { } run && run.Length > name.Length && run.Contains(name, StringComparison.OrdinalIgnoreCase) && !IsDepartmentOf(run, domain))
        {
            return run;
        }

        foreach (FoldedText text in (FoldedText[])[entry.Body, entry.Title])
        {
            foreach (Hit hit in text.Hits)
            {
                int end = hit.Next < text.Tokens.Count ? text.Tokens[hit.Next].Start + name.Length : text.Text.Length + 1;
                if (hit.Theme.Name == "before agency" && end <= text.Text.Length && text.Text.AsSpan(text.Tokens[hit.Next].Start, name.Length).SequenceEqual(name))
                {
                    return text.Slice(hit).StartsWith("Cabinet", StringComparison.Ordinal) ? $"{text.Slice(hit)} {name}" : name;
                }
            }
        }

        return null;
    }

    // "Contoso Recruitment", "Contoso HR" and "Contoso Medical Staffing" at contoso.com are Contoso's own.
    private static bool IsDepartmentOf(string name, string domain)
    {
        string label = FoldedText.Skeleton(Domains.LabelOf(domain));
        string last = FoldedText.Skeleton(name.Split(' ')[^1]);
        var text = new FoldedText(name);
        bool department = last is "recruitment" or "recruiting" or "recrutement" or "hr" or "rh" or "people" or "crew" or "hub" || name.Contains("Acquisition", StringComparison.OrdinalIgnoreCase)
            || text.Hits.Exists(h => h.Theme.Name == "department" && h.Next == text.Tokens.Count && h.Next - h.First > 1 && h.First > 0);
        return department && !label.Contains(last[..Math.Min(4, last.Length)], StringComparison.Ordinal);
    }

    // "call from the agency Contoso": as people note it down.
    private static string? AfterAgencyWord(FoldedText title)
    {
        foreach (Hit hit in title.Hits)
        {
            if (hit.Theme.Name == "before agency" && CompanyNames.Read(title, hit.Next) is { } name)
            {
                return name;
            }
        }

        return null;
    }

    // A name in the text that ends like an agency's: "Merrow Staffing".
    private static string? AgencyRun(EntryText entry)
    {
        foreach (FoldedText text in (FoldedText[])[entry.Body, entry.Title])
        {
            foreach (Hit hit in text.Hits)
            {
                if (hit.Theme.Name == "agency name" && text.Tokens[hit.First].IsCjk && CompanyNames.RunAround(text, hit) is { } run)
                {
                    return run;
                }

                // "Contoso HR" is a department of Contoso.
                if (hit.Theme.Name == "agency name" && text.Slice(hit).ToLowerInvariant() is not ("hr" or "rh" or "talent" or "recruiting" or "personal" or "people") && !text.Tokens[hit.First].IsCjk && hit.First > 0 && !text.Tokens[hit.First].AfterBreak && char.IsUpper(text.Text[text.Tokens[hit.First].Start]))
                {
                    int first = hit.First;
                    while (first > 0 && hit.First - first < 4 && !text.Tokens[first].AfterBreak && text.Text.AsSpan(text.Tokens[first - 1].End, text.Tokens[first].Start - text.Tokens[first - 1].End) is " " or " & " or "-" && char.IsUpper(text.Text[text.Tokens[first - 1].Start]) && !Words.Has("role stop", text.Tokens[first - 1].Hash))
                    {
                        first--;
                    }

                    if (first < hit.First)
                    {
                        return text.Slice(first, hit.Next);
                    }
                }
            }
        }

        return null;
    }
}

/// <summary>Mail addresses in a text.</summary>
internal static class Mail
{
    public static IEnumerable<string> In(string text)
    {
        for (int at = text.IndexOf('@'), found = 0; at >= 0 && found < 30; at = text.IndexOf('@', at + 1))
        {
            int from = at;
            while (from > 0 && at - from < 64 && IsPart(text[from - 1]))
            {
                from--;
            }

            int to = at + 1;
            while (to < text.Length && to - at < 100 && IsPart(text[to]))
            {
                to++;
            }

            string address = text[from..to].Trim('.', '-', '_');
            if (from < at && address.IndexOf('.', address.IndexOf('@') + 1) > 0)
            {
                found++;
                yield return address;
            }
        }
    }

    private static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '+' or '@';
}
