// Learns the weights of Interviews/Data/wording.txt from the labelled entries, and says what they are worth on entries they were not
// learned from. Usage: dotnet run -c Release --project tests/benchmarks/Wording [-- --write]
//
// Logistic regression with an L2 penalty: each sign of an entry (Planning/Interviews/Wording.cs) gets a weight. The written evidence stands
// beside them with a fixed weight, so that they learn what it leaves unsaid. Left out: signs that fewer than two of the sets have, so that no
// author's manner is learned; and, entry by entry, all words of its own people, companies and addresses, so that no name is. Each row of the
// table is a set judged by weights that were learned from the other sets alone: "wording" by them alone, "phrases" by the written evidence,
// "both" as the recogniser does.
using System.Globalization;
using System.Runtime.CompilerServices;
using Fitting;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Tests.Interviews;

string root = Path.Combine(Here(), "../../..");
string corpus = Path.Combine(root, "tests/FollowUpSync.Tests/Interviews/Corpus");
List<Example> examples = Examples.Read(corpus);
string[] sets = [.. examples.Select(e => e.Set).Distinct()];
double penalty = args.Length > 1 && args[0] == "--penalty" ? double.Parse(args[1], CultureInfo.InvariantCulture) : 0.0015;

Console.WriteLine("left out     entries   wording: right   phrases: right precision recall   both: right precision recall");
foreach (string set in sets)
{
    Regression learned = Regression.Fit([.. examples.Where(e => e.Set != set)], penalty);
    List<Example> left = [.. examples.Where(e => e.Set == set)];
    (double wording, _, _) = Figures(left, e => learned.Of(e) > 0);
    (double phrases, double p, double r) = Figures(left, e => e.Phrases >= Evidence.Certain);
    (double both, double bp, double br) = Figures(left, e => e.Phrases > -100 && Evidence.Joined(e.Phrases, e.IsOpposed, learned.Of(e)) >= Evidence.Certain);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{set,-12} {left.Count,7} {wording,16:0.000} {phrases,16:0.000} {p,9:0.000} {r,6:0.000} {both,13:0.000} {bp,9:0.000} {br,6:0.000}"));
}

if (args.Contains("--write"))
{
    string file = Path.Combine(root, "src/FollowUpSync.Planning/Interviews/Data/wording.txt");
    Regression.Fit(examples, penalty).Write(file, Fingerprint.Of(corpus), sets, examples);
}

static (double Right, double Precision, double Recall) Figures(List<Example> examples, Predicate<Example> isTaken)
{
    double taken = examples.Count(e => isTaken(e));
    double hit = examples.Count(e => e.IsInterview && isTaken(e));
    return (examples.Average(e => isTaken(e) == e.IsInterview ? 1 : 0), hit / Math.Max(1, taken), hit / Math.Max(1, examples.Count(e => e.IsInterview)));
}

static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
