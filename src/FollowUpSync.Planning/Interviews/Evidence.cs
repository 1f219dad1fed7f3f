namespace FollowUpSync.Planning.Interviews;

/// <summary>What speaks for and against an entry, in points, each with its reason.</summary>
internal sealed class Evidence
{
    // 4 points are an interview, 2 a question: a stated interview alone decides, a round or a role alone does not.
    public const double Certain = 4;
    private const double Doubtful = 2;

    // So much against it is said only where nothing else counts: "you are interviewing".
    private const double Decisive = -12;
    private readonly List<(double Points, string Reason)> _reasons = [];
    private double _limit = double.MaxValue;

    public double Total { get; private set; }

    /// <summary>Something was said after which nothing else counts.</summary>
    public bool IsDecided => _limit <= Never;

    /// <summary>Something speaks against an interview, more than that it came to a mailbox at work.</summary>
    public bool IsOpposed => _reasons.Exists(r => r.Points < -1);

    public void Add(double points, string reason)
    {
        if (points != 0)
        {
            _reasons.Add((points, reason));
            Total += points;
            _limit = points <= Decisive ? Math.Min(_limit, Never) : _limit;
        }
    }

    /// <summary>What the choice of words says beside the phrases.</summary>
    public void AddWording(double wording, string words)
    {
        double before = Math.Clamp(Total, -MostPoints, MostPoints);
        Total = Joined(Total, IsOpposed, wording);
        double points = Total - before;
        if (Math.Abs(points) >= 0.5)
        {
            // Named behind what is said outright.
            string says = words.Length > 0 ? $"It has words that are common in {(points > 0 ? "interviews" : "other entries")}: {words}."
                : points > 0 ? "On the whole it reads like an interview."
                : "On the whole it reads like something else.";
            _reasons.Add((Math.Clamp(points, -0.5, 0.5), says));
        }
    }

    /// <summary>Whatever else is said, no more than these points.</summary>
    public void Limit(double most, string reason)
    {
        _reasons.Add((-0.01, reason));
        _limit = Math.Min(_limit, most);
    }

    public Verdict Verdict => VerdictOf(Score);

    /// <summary>0 to 1; the verdict follows from it alone.</summary>
    public double Score => Math.Round(1 / (1 + Math.Exp(-0.65 * (Math.Min(Total, _limit) - 2.6))), 3);

    public ImmutableArray<string> Reasons =>
        _reasons.Count == 0 ? ["Nothing in it speaks of an interview."] : [.. _reasons.OrderByDescending(r => r.Points).Select(r => r.Reason)];

    public static Verdict VerdictOf(double score) =>
        score >= ScoreOf(Certain) ? Verdict.Interview : score >= ScoreOf(Doubtful) ? Verdict.Ask : Verdict.No;

    /// <summary>Points that leave it a question at most.</summary>
    public static double AtMostAsk => 3.5;

    /// <summary>Points that make it no interview.</summary>
    public static double Never => -6;

    /// <summary>The points of phrases and of the choice of words together: neither may outshout the other, and what phrases say without a "but" is not talked away.</summary>
    public static double Joined(double phrases, bool isOpposed, double wording)
    {
        double words = Math.Clamp((WordingFactor * wording) + WordingStart, isOpposed || phrases < Certain ? -MostPoints : LeastUnopposed, MostPoints);
        return Math.Clamp(phrases, -MostPoints, MostPoints) + words;
    }

    // Fitted on the labelled sets, each judged by what was learned from the others (tests/benchmarks/Wording).
    private const double WordingFactor = 2.5;
    private const double WordingStart = 1;
    private const double LeastUnopposed = -3;
    private const double MostPoints = 8;

    private static double ScoreOf(double points) => Math.Round(1 / (1 + Math.Exp(-0.65 * (points - 2.6))), 3);
}
