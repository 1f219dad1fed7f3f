using System.Security.Cryptography;
using System.Text;
using FollowUpSync.Planning.Interviews;

namespace FollowUpSync.Tests.Interviews;

/// <summary>What the weights of wording.txt were learned from: the phrases and lists of the recogniser, and the labelled sets.</summary>
internal static class Fingerprint
{
    private static readonly string[] Lists = ["domains.txt", "evidence.txt", "names.txt", "small-words.txt", "terms.txt"];

    /// <summary>Sixteen hexadecimal digits.</summary>
    /// <param name="corpus">The folder of the labelled sets (*.jsonl, cases.txt).</param>
    public static string Of(string corpus)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        IEnumerable<string> sets = Directory.GetFiles(corpus, "*.jsonl").Append(Path.Combine(corpus, "cases.txt")).OrderBy(file => Path.GetFileName(file), StringComparer.Ordinal);
        foreach (string text in Lists.Select(Embedded).Concat(sets.Select(File.ReadAllText)))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    /// <summary>What wording.txt says that it was learned from.</summary>
    public static string? OfWeights() =>
        Embedded("wording.txt").Split('\n').FirstOrDefault(line => line.StartsWith(Line, StringComparison.Ordinal))?[Line.Length..].Trim();

    /// <summary>How the line of wording.txt begins that carries it.</summary>
    public const string Line = "# Fingerprint of all that they were learned from: ";

    private static string Embedded(string file)
    {
        using var reader = new StreamReader(typeof(InterviewRecognizer).Assembly.GetManifestResourceStream(file)!);
        return reader.ReadToEnd();
    }
}
