using System.Globalization;
using System.Text;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;

namespace FollowUpSync.Planning.Processes;

/// <summary>Sorts interviews into hiring processes: one employer, one role.</summary>
public static class HiringProcesses
{
    /// <summary>The processes of all interviews, by first start, with the owner's words applied.</summary>
    /// <param name="owner">Whose they are.</param>
    /// <param name="interviews">Recognised interviews; those that are only asked about do not belong here.</param>
    /// <param name="words">The owner's words. The later wins; of two at one moment, the one that stands behind the other.</param>
    /// <param name="mail">What mail proves.</param>
    public static ImmutableArray<HiringProcess> Of(Candidate owner, IEnumerable<Interview> interviews, IEnumerable<OwnerWord> words, IEnumerable<MailEvidence>? mail = null)
    {
        OwnerWord[] said = [.. words.OrderBy(word => word.At)];
        ILookup<string, OwnerWord> wordsByInterview = said.ToLookup(word => word.InterviewId);
        ILookup<string, MailEvidence> mailByInterview = (mail ?? []).Where(one => !one.IsTakenBack)
            .OrderBy(one => one.At).ThenBy(one => one.MessageId, StringComparer.Ordinal)
            .SelectMany(one => one.InterviewIds.Select(id => (id, one))).ToLookup(pair => pair.id, pair => pair.one);
        var drafts = new List<Draft>();
        foreach (Interview interview in interviews.OrderBy(interview => interview.Start).ThenBy(interview => interview.Id, StringComparer.Ordinal))
        {
            Draft? home = drafts.FirstOrDefault(draft => draft.HoldsTwinOf(interview));
            if (home is null && wordsByInterview[interview.Id].LastOrDefault(IsOnBounds) is not { IsApart: true })
            {
                home = Draft.HomeOf(interview, drafts);
            }

            if (home is null)
            {
                drafts.Add(home = new Draft());
            }

            home.Add(interview);
        }

        foreach (OwnerWord join in said.Where(word => word.JoinedTo is not null && wordsByInterview[word.InterviewId].Last(IsOnBounds) == word))
        {
            Join(drafts, join);
        }

        return [.. drafts.Select(draft => Finish(owner, draft, wordsByInterview, mailByInterview))];
    }

    private static bool IsOnBounds(OwnerWord word) => word.IsApart || word.JoinedTo is not null;

    // The later one goes into the earlier, whose name and words it takes up.
    private static void Join(List<Draft> drafts, OwnerWord join)
    {
        Draft[] both = [.. drafts.Where(draft => draft.Interviews.Any(interview => interview.Id == join.InterviewId || interview.Id == join.JoinedTo))];
        if (both is [var first, var second])
        {
            Interview[] all = [.. first.Interviews.Concat(second.Interviews).OrderBy(interview => interview.Start).ThenBy(interview => interview.Id, StringComparer.Ordinal)];
            first.Interviews.Clear();
            foreach (Interview interview in all)
            {
                first.Add(interview);
            }

            drafts.Remove(second);
        }
    }

    /// <summary>A name without case, accents, punctuation and legal form: what two spellings of one employer share. Empty for null.</summary>
    public static string NameKey(string? name)
    {
        if (name is null)
        {
            return "";
        }

        string[] words = Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int length = words.Length;
        while (length > 1 && LegalForms.Contains(words[length - 1]))
        {
            length--;
        }

        return string.Join(' ', words.Take(length));
    }

    private static readonly HashSet<string> LegalForms =
        ["inc", "llc", "ltd", "limited", "plc", "llp", "corp", "corporation", "co", "company", "gmbh", "ag", "se", "kg", "kgaa", "ug", "mbh",
         "sa", "sas", "sarl", "srl", "spa", "bv", "nv", "ab", "as", "oy", "aps", "pty", "pvt", "sl", "ltda"];

    private static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (char.IsLetterOrDigit(c))
            {
                folded.Append(FoldedText.Fold(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c is not ('\'' or '\u2019' or '.'))
            {
                folded.Append(' ');
            }
        }

        return folded.ToString();
    }

    private static HiringProcess Finish(Candidate owner, Draft draft, ILookup<string, OwnerWord> wordsByInterview, ILookup<string, MailEvidence> mailByInterview)
    {
        ImmutableArray<Interview> interviews = [.. draft.Interviews];
        OwnerWord[] words = [.. interviews.SelectMany(interview => wordsByInterview[interview.Id]).OrderBy(word => word.At)];
        string? declared = words.LastOrDefault(word => word.Agency is not null)?.Agency;
        return new HiringProcess
        {
            Id = Identity.OfProcess(owner, interviews[0].Entry),
            Company = Latest(interviews, found => found.Company),
            Role = Latest(interviews, found => found.Role),
            Agency = declared is null ? Latest(interviews, found => found.Agency) : declared.Length > 0 ? declared : null,
            IsAgencyDeclared = declared is { Length: > 0 },
            Outcome = words.LastOrDefault(word => word.Outcome is not null)?.Outcome ?? Outcome.Active,
            OutcomeAt = words.LastOrDefault(word => word.Outcome is not null)?.At,
            ReopenedAt = words.LastOrDefault(word => word.Outcome == Outcome.Active)?.At,
            Promised = words.LastOrDefault(word => word.Promised is not null)?.Promised,
            Interviews = interviews,
            Contacts = [.. words.Where(word => word.Contact is not null).Select(word => word.Contact! with { SaidAt = word.At }).OrderBy(contact => contact.On)],
            Mail = [.. interviews.SelectMany(interview => mailByInterview[interview.Id]).DistinctBy(one => one.MessageId).OrderBy(one => one.At)],
            Answers = [.. words.Where(word => word.Answer is not null).Select(word => new SettledAnswer(word.Answer!.Value, word.At, word.AnsweredOn))],
            NobodyCame = words.Where(word => word.NobodyCame is not null).GroupBy(word => word.InterviewId).Select(of => of.Last()).Where(word => word.NobodyCame == true)
                .ToImmutableDictionary(word => word.InterviewId, word => word.At),
            Notes = [.. words.Select(word => word.Note).OfType<string>()],
        };
    }

    private static string? Latest(ImmutableArray<Interview> interviews, Func<Recognition, string?> fact) =>
        interviews.Select(interview => fact(interview.Recognition)).LastOrDefault(value => value is not null);

    /// <summary>A process in the making.</summary>
    private sealed class Draft
    {
        private readonly HashSet<string> _roles = [];
        private string _company = "";
        private string _agency = "";

        public List<Interview> Interviews { get; } = [];

        public void Add(Interview interview)
        {
            Interviews.Add(interview);
            _company = NameKey(interview.Recognition.Company) is { Length: > 0 } company ? company : _company;
            _agency = NameKey(interview.Recognition.Agency) is { Length: > 0 } agency ? agency : _agency;
            if (NameKey(interview.Recognition.Role) is { Length: > 0 } role)
            {
                _roles.Add(role);
            }
        }

        /// <summary>The same invitation under another UID: same start, title and people.</summary>
        public bool HoldsTwinOf(Interview interview) => Interviews.Any(other =>
            other.Start == interview.Start
            && other.Subject.Equals(interview.Subject, StringComparison.OrdinalIgnoreCase)
            && other.Recognition.People.Select(person => person.Email ?? person.Name).ToHashSet(StringComparer.OrdinalIgnoreCase)
                .SetEquals(interview.Recognition.People.Select(person => person.Email ?? person.Name)));

        /// <summary>The process that an interview goes on with: same employer (or same agency while the employer is not named), same role as far as it is said; the latest such.</summary>
        public static Draft? HomeOf(Interview interview, List<Draft> drafts)
        {
            string company = NameKey(interview.Recognition.Company);
            string agency = NameKey(interview.Recognition.Agency);
            string role = NameKey(interview.Recognition.Role);
            return drafts
                .Where(draft => draft.SameEmployer(company, agency) && (role.Length == 0 || draft._roles.Count == 0 || draft._roles.Any(known => AreOne(known, role))))
                .OrderBy(draft => draft.Interviews[^1].Start)
                .LastOrDefault();
        }

        // "Data Platform" is the Data Platform Engineer, and "Brightpath" is Brightpath Staffing: one says it more fully.
        private static bool AreOne(string name, string other) =>
            name == other || name.StartsWith($"{other} ", StringComparison.Ordinal) || other.StartsWith($"{name} ", StringComparison.Ordinal);

        private bool SameEmployer(string company, string agency) =>
            (company.Length > 0 && company == _company)
            || (agency.Length > 0 && _agency.Length > 0 && AreOne(agency, _agency) && (company.Length == 0 || _company.Length == 0));
    }
}
