namespace FollowUpSync.Planning.Interviews;

// Whom the message names: in labelled lines, in phrases, in its timetable, with a title.
internal sealed partial class PeopleFinder
{
    private void TakeLabelled()
    {
        foreach ((string kind, Part part) in (ReadOnlySpan<(string, Part)>)[("interviewer", Part.Interviewer), ("recruiter", Part.Recruiter)])
        {
            foreach (Labelled label in _entry.Labels(kind))
            {
                if (label.First < _entry.MainNext)
                {
                    bool coordinates = kind == "recruiter" && label.Text.Slice(Math.Max(0, label.First - 2), label.First).Contains("oordinator", StringComparison.Ordinal);
                    TakeList(label.Text, label.First, label.Next, coordinates ? Part.Coordinator : part, meets: kind == "interviewer", single: true);
                }
            }
        }
    }

    private void TakeFramed()
    {
        foreach (Hit hit in _entry.Body.Hits)
        {
            if (hit.Next > _entry.MainNext || IsMentionedOnly(hit))
            {
                continue;
            }

            if (hit.Theme.Name == "before person")
            {
                int limit = EndOfSentence(hit.Next);
                int first = hit.Next;
                while (first < limit && first - hit.Next < 5 && !_entry.Body.Tokens[first].IsCjk && char.IsLower(_entry.Body.Text[_entry.Body.Tokens[first].Start]) && !Words.Has("honorific", _entry.Body.Tokens[first].Hash))
                {
                    first++;
                }

                // "with two partners, Sorcha Devine and Marcus Tolland"
                bool described = first > hit.Next && first < limit && _entry.Body.Text[_entry.Body.Tokens[first - 1].End] is ',' or ':' or '(';
                TakeList(_entry.Body, described ? first : hit.Next, limit, null, meets: true, single: _owner.Organizes && !described);
            }
            else if (hit.Theme.Name == "after person")
            {
                TakeBefore(hit);
            }
        }
    }

    // "Mrs Ardley, upstairs office": whom a message names with a title is met, unless it says otherwise.
    private void TakeTitled()
    {
        FoldedText body = _entry.Body;
        for (int at = 0; at < _entry.MessageNext; at++)
        {
            if (!Words.Has("honorific", body.Tokens[at].Hash) || body.Tokens[at].IsCjk || !(char.IsUpper(body.Text[body.Tokens[at].Start]) || _owner.Organizes) || IsMentionedOnly(new Hit(Words["honorific"], at, at + 1)))
            {
                continue;
            }

            if (NameReader.Read(body, at, _entry.MessageNext, false, out int next) is { } name && next > at + 1)
            {
                Add(name, null, meets: true, TitleText(body, next));
                at = next - 1;
            }
        }
    }

    // "Dana Reyes will interview you": the name that ends where the words begin.
    private void TakeBefore(Hit hit)
    {
        for (int first = Math.Max(0, hit.First - 6); first < hit.First; first++)
        {
            bool begins = first == 0 || _entry.Body.Tokens[first].AfterBreak || !char.IsUpper(_entry.Body.Text[_entry.Body.Tokens[first - 1].Start]);
            if (begins && NameReader.Read(_entry.Body, first, hit.First, false, out int next) is { } name && next == hit.First)
            {
                Add(name, null, meets: true, TitleText(_entry.Body, next));
                return;
            }
        }
    }

    private bool IsMentionedOnly(Hit hit)
    {
        if (!_mentions)
        {
            return false;
        }

        int from = hit.First;
        while (from > 0 && hit.First - from < 14 && !EndsSentenceBefore(from))
        {
            from--;
        }

        int to = EndOfSentence(hit.Next);
        foreach (Hit other in _entry.Body.Hits)
        {
            if (other.Theme.Name == "mention" && other.First >= from && other.First < Math.Min(to, hit.Next + 6) && !(other.First > hit.Next + 3))
            {
                return true;
            }
        }

        return false;
    }

    private bool EndsSentenceBefore(int token) => _entry.Body.Tokens[token].StartsLine || _entry.Body.Text.AsSpan(_entry.Body.Tokens[token - 1].End, _entry.Body.Tokens[token].Start - _entry.Body.Tokens[token - 1].End).ContainsAny(".!?;\u3002");

    private int EndOfSentence(int token)
    {
        int to = token;
        while (to < _entry.MainNext && to - token < 30 && (to == token || !EndsSentenceBefore(to) || IsInitial(to)))
        {
            to++;
        }

        return to;
    }

    private bool IsInitial(int token) => _entry.Body.Tokens[token - 1].End - _entry.Body.Tokens[token - 1].Start <= 2 && !_entry.Body.Tokens[token].StartsLine;

    // "10:00 - 11:00: Alicia Trelawny (Software Engineer), coding"
    private void TakeScheduled()
    {
        for (int at = 0; at + 2 < _entry.MainNext; at++)
        {
            if (!_entry.Body.Tokens[at].StartsLine || !char.IsDigit(_entry.Body.Text[_entry.Body.Tokens[at].Start]))
            {
                continue;
            }

            int end = at + 1;
            while (end < _entry.MainNext && !_entry.Body.Tokens[end].StartsLine && end - at < 30)
            {
                end++;
            }

            bool time = _entry.Body.Text.AsSpan(_entry.Body.Tokens[at].End, 1) is ":" or "." or "h" || _entry.Body.Text.AsSpan(_entry.Body.Tokens[at].Start, Math.Min(5, _entry.Body.Text.Length - _entry.Body.Tokens[at].Start)).Contains('m');
            for (int first = at + 1; time && first < end; first++)
            {
                if (NameReader.Read(_entry.Body, first, end, false, out int next) is not null)
                {
                    TakeList(_entry.Body, first, end, Part.Interviewer, meets: true, single: false);
                    break;
                }

                first = Math.Max(first, next - 1);
            }
        }
    }

    private void TakeList(FoldedText text, int first, int limit, Part? part, bool meets, bool single)
    {
        int at = first;
        for (int count = 0; count < 10 && at < limit; count++)
        {
            while (at < limit && text.Tokens[at].IsCjk is false && text.Slice(at, at + 1) is "the" or "our" or "panel" or "and" or "und" or "et" or "y" or "e" or "en" or "i" or "och" or "sowie" or "both" or "from" or "also" or "auch" or "a" or "hiring" or "manager" or "von" or "unser" or "unserer" or "unserem" or "either")
            {
                at++;
            }

            if (at < limit && NameReader.Read(text, at, limit, single || count > 0 && false, out int next) is { } name)
            {
                string title = TitleText(text, next);
                if (!IsCompany(name))
                {
                    Add(name, PartOfTitle(title) is Part.Recruiter ? Part.Recruiter : part, meets, title);
                }

                at = Skip(text, next, limit);
            }
            else
            {
                return;
            }
        }
    }

    // Past a title in brackets or after a comma, to where the next name may stand.
    private static int Skip(FoldedText text, int at, int limit)
    {
        int since = -1;
        for (int tries = 0; at < limit && tries < 8; tries++)
        {
            ReadOnlySpan<char> gap = text.Text.AsSpan(text.Tokens[at - 1].End, text.Tokens[at].Start - text.Tokens[at - 1].End);
            bool joins = text.Slice(at, at + 1) is "and" or "und" or "et" or "y" or "e" or "en" or "i" or "och" or "sowie";
            bool listed = gap.Contains(',') || gap.Contains('&') || gap.Contains('+') || gap.Contains('/') || gap.Contains('\u3001') || gap.Contains('\n') || gap.Contains('\u30FB') || gap.Contains(';');
            since = listed ? at : since;
            bool near = listed || (since >= 0 && at - since <= 3);
            if (joins || (near && NameReader.Read(text, at, limit, false, out _) is not null))
            {
                return at;
            }

            at++;
        }

        return limit;
    }

    private static string TitleText(FoldedText text, int next)
    {
        if (next == 0 || next > text.Tokens.Count)
        {
            return "";
        }

        int from = text.Tokens[next - 1].End;
        string rest = text.Text[from..Math.Min(text.Text.Length, from + 50)];
        string line = rest.Split('\n')[0];
        return line.StartsWith(" (", StringComparison.Ordinal) ? line.Split(')')[0] : line.StartsWith(',') ? line.Split('.')[0] : line.StartsWith(" from our", StringComparison.Ordinal) ? line : line.Trim().Length == 0 ? string.Join(' ', rest.Split('\n').Skip(1).Take(1)) : "";
    }
}
