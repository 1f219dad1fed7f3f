using System.Buffers;

namespace FollowUpSync.Planning.Interviews;

/// <summary>How far a job title reaches in scripts without capitals and, mostly, without blanks.</summary>
internal static class CjkTitles
{
    // Chinese for "with", "about", "of", "see", and the like: a title begins behind them.
    private static readonly SearchValues<char> NotInTitles = SearchValues.Create("和与與跟聊约約谈談见見找的去");

    /// <summary>The title that ends where a token begins, stated by what follows it.</summary>
    public static Role? Before(FoldedText text, int token)
    {
        foreach (Hit hit in text.Hits)
        {
            if (hit.Theme.Name == "title cjk" && hit.Next == token)
            {
                return Around(text, hit) is { } role ? role with { IsStated = true } : null;
            }
        }

        return null;
    }

    /// <summary>The title around a word of "title cjk".</summary>
    public static Role? Around(FoldedText text, Hit hit)
    {
        int next = hit.Next;
        foreach (Hit other in text.Hits)
        {
            next = other.Theme.Name == "title cjk" && other.First <= next && other.First >= hit.First && other.Next > next && Touches(text, hit.First, other.Next) ? other.Next : next;
        }

        if (next < text.Tokens.Count && text.Tokens[next].Start == text.Tokens[next - 1].End && text.Text[text.Tokens[next].Start] is '部' or '課' or '科' or '팀' or '室' or '처' or '們')
        {
            return null;
        }

        int first = hit.First;
        while (first > 0 && hit.First - first < 12)
        {
            Token before = text.Tokens[first - 1];
            char c = text.Text[before.Start];
            bool touches = before.End == text.Tokens[first].Start;
            bool hangul = c is >= '\uAC00' and <= '\uD7A3';
            bool word = !touches && !text.Tokens[first].AfterBreak && (!before.IsCjk && char.IsLetter(c) || (hangul && EndsRoleWord(text, first)));
            if (NotInTitles.Contains(c) || JobTitles.IsWordFor(text, first - 1))
            {
                break;
            }

            if (!(touches && before.IsCjk && c is not (>= '\u3041' and <= '\u309F')) && !word && !(touches && !before.IsCjk))
            {
                break;
            }

            first--;
        }

        return JobTitles.Make(text, first, next, stated: false);
    }

    private static bool EndsRoleWord(FoldedText text, int next) => text.Hits.Any(h => h.Theme.Name == "role word" && h.Next == next);

    private static bool Touches(FoldedText text, int first, int next)
    {
        for (int i = first + 1; i < next; i++)
        {
            if (text.Tokens[i].Start != text.Tokens[i - 1].End)
            {
                return false;
            }
        }

        return true;
    }
}
