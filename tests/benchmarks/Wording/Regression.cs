using System.Globalization;
using System.Text;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Tests.Interviews;

namespace Fitting;

/// <summary>A weight for each sign; their sum, positive for an interview.</summary>
internal sealed class Regression
{
    // Fewer than it takes to learn all by heart.
    private const int Rounds = 20;
    private const double Step = 0.1;

    // The weights learn what the written evidence leaves unsaid: what it says already, they need not repeat.
    private const double PhraseFactor = 0.3;
    private readonly Dictionary<ulong, double> _weights = [];

    public double Of(Example example) => example.Signs.Sum(sign => _weights.GetValueOrDefault(sign));

    /// <summary>Stochastic descent with a step for each weight (AdaGrad), in an order that is the same each time.</summary>
    public static Regression Fit(List<Example> examples, double penalty)
    {
        Dictionary<ulong, int> sets = examples.SelectMany(e => e.Signs.Select(sign => (e.Set, sign)))
            .Distinct()
            .GroupBy(pair => pair.sign)
            .ToDictionary(group => group.Key, group => group.Count());
        var fitted = new Regression();
        var slopes = new Dictionary<ulong, double>();
        var random = new Random(1);
        Example[] order = [.. examples];
        ulong[][] signs = [.. order.Select(e => e.Signs.Where(s => sets[s] > 1).ToArray())];
        int[] at = [.. Enumerable.Range(0, order.Length)];
        for (int round = 0; round < Rounds; round++)
        {
            random.Shuffle(at);
            foreach (int i in at)
            {
                double sum = (PhraseFactor * (Math.Clamp(order[i].Phrases, -8, 8) - 3)) + signs[i].Sum(s => fitted._weights.GetValueOrDefault(s));
                double error = (1 / (1 + Math.Exp(-sum))) - (order[i].IsInterview ? 1 : 0);
                foreach (ulong sign in signs[i])
                {
                    double weight = fitted._weights.GetValueOrDefault(sign);
                    double slope = error + (penalty * weight);
                    double all = slopes[sign] = slopes.GetValueOrDefault(sign, 1e-6) + (slope * slope);
                    fitted._weights[sign] = weight - (Step * slope / Math.Sqrt(all));
                }
            }
        }

        return fitted;
    }

    /// <summary>Writes the data file: sections, and in each the heaviest first.</summary>
    public void Write(string file, string fingerprint, string[] sets, List<Example> examples)
    {
        Dictionary<ulong, (WordingKind Kind, string Words)> names = [];
        foreach ((ulong key, (WordingKind, string) name) in examples.SelectMany(e => e.Names))
        {
            names.TryAdd(key, name);
        }

        var text = new StringBuilder();
        text.Append("# What single words say, learned from labelled entries: made by tests/benchmarks/Wording, not by hand.\n");
        text.Append("# weight word [the word beside it]; above 0 for an interview. Scripts without blanks: two characters.\n");
        text.Append(CultureInfo.InvariantCulture, $"# From {examples.Count} entries of {sets.Length} authors; words of one author alone, names and addresses are left out.\n");
        text.Append(Fingerprint.Line).Append(fingerprint).Append('\n');
        foreach (WordingKind kind in Enum.GetValues<WordingKind>())
        {
            text.Append('\n').Append('[').Append(kind.ToString().ToLowerInvariant()).Append("]\n");
            foreach ((double weight, string words) in _weights.Where(w => names[w.Key].Kind == kind && Math.Abs(w.Value) >= 0.04)
                .Select(w => (w.Value, names[w.Key].Words)).OrderByDescending(w => w.Item1).ThenBy(w => w.Item2, StringComparer.Ordinal))
            {
                text.Append(weight.ToString("0.00", CultureInfo.InvariantCulture)).Append(' ').Append(words).Append('\n');
            }
        }

        File.WriteAllText(file, text.ToString());
    }
}
