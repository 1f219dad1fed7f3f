using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace FollowUpSync.Planning.Cadences;

/// <summary>Reads the cadence file: JSON with comments and trailing commas.</summary>
public static class CadenceReader
{
    /// <summary>Reads the whole file. The answer is a cadence or every problem in it, never both.</summary>
    /// <param name="text">The file's text; a byte order mark may stand in front.</param>
    /// <param name="file">The file's name as problems show it.</param>
    /// <param name="cadence">What was read; names left out keep their defaults. Null if there are problems.</param>
    /// <param name="problems">
    /// By place; columns count characters. Empty if the file is right. A syntax error is the last one found, since nothing
    /// behind it can be read.
    /// </param>
    public static bool TryRead(string text, string file, [NotNullWhen(true)] out Cadence? cadence, out ImmutableArray<Problem> problems)
    {
        Walk walk = new(text, file);
        cadence = walk.Read();
        problems = [.. walk.Problems];
        return cadence is not null;
    }

    private ref struct Walk
    {
        private readonly byte[] _bytes;
        private readonly string _file;
        private Utf8JsonReader _json;
        private Cadence _cadence = Cadence.Default;

        public Walk(string text, string file)
        {
            _file = file;
            _bytes = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
            _json = new(_bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        }

        public List<Problem> Problems { get; } = [];

        public Cadence? Read()
        {
            try
            {
                _json.Read();
                ReadSection("");

                // Whatever stands behind the closing bracket is a syntax error, which this finds.
                _json.Read();
            }
            catch (JsonException broken)
            {
                Report(CadenceProblems.Syntax, OffsetOf(broken), $"this is not JSON: {FirstSentences(broken)}");
            }

            return Problems.Count == 0 ? _cadence : null;
        }

        private void ReadSection(string section)
        {
            if (_json.TokenType != JsonTokenType.StartObject)
            {
                string what = section.Length == 0 ? "the file" : section;
                ReportValue(CadenceProblems.WrongType, what, section.Length == 0 ? "{ \"name\": value, ... }" : $"\"{section}\": {{ ... }}");
                _json.Skip();
                return;
            }

            HashSet<string> seen = [];
            while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
            {
                ReadMember(section, seen);
            }
        }

        private void ReadMember(string section, HashSet<string> seen)
        {
            string name = Unescaped();
            int place = (int)_json.TokenStartIndex;
            Setting? setting = Setting.All.FirstOrDefault(known => known.Section == section && known.Name == name);
            bool isSection = section.Length == 0 && name.Length > 0 && Setting.All.Any(known => known.Section == name);
            if (setting is null && !isSection)
            {
                Report(CadenceProblems.UnknownName, place, UnknownName(section, name));
            }
            else if (!seen.Add(name))
            {
                Report(CadenceProblems.DuplicateName, place, $"{Path(section, name)} stands here for the second time: keep one.");
            }
            else
            {
                _json.Read();
                if (isSection)
                {
                    ReadSection(name);
                }
                else
                {
                    ReadSetting(setting!);
                }

                return;
            }

            _json.Skip();
        }

        private void ReadSetting(Setting setting)
        {
            JsonScalar value = new(_json.TokenType, Unescaped(), _json.TokenType == JsonTokenType.Number && _json.TryGetInt32(out int whole) ? whole : null);
            switch (setting.Apply(_cadence, value))
            {
                case Applied.To applied:
                    _cadence = applied.Cadence;
                    break;
                case Applied.Refused refused:
                    ReportValue(refused.Code, setting.Path, refused.Cure ?? setting.Allowed);
                    break;
            }

            _json.Skip();
        }

        private readonly void ReportValue(string code, string what, string cure) =>
            Report(code, (int)_json.TokenStartIndex, $"{what} cannot be {Shown()}: write {cure}.");

        private readonly void Report(string code, int offset, string message)
        {
            ReadOnlySpan<byte> before = _bytes.AsSpan(0, offset);
            int line = before.Count((byte)'\n') + 1;
            int column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
            Problems.Add(new Problem(code, message, _file, line, column));
        }

        private readonly string Shown()
        {
            const int longest = 40;
            string written = _json.TokenType switch
            {
                JsonTokenType.StartObject => "{ ... }",
                JsonTokenType.StartArray => "[ ... ]",
                JsonTokenType.String => $"\"{Raw()}\"",
                _ => Raw(),
            };
            return written.Length <= longest ? written : $"{written[..longest]}...";
        }

        private readonly string Raw() => Encoding.UTF8.GetString(_json.ValueSpan);

        private readonly string Unescaped()
        {
            try
            {
                return _json is { ValueIsEscaped: true, TokenType: JsonTokenType.String or JsonTokenType.PropertyName } ? _json.GetString()! : Raw();
            }
            catch (InvalidOperationException)
            {
                // Half a surrogate pair is no text; as written it is no name or word of ours either.
                return Raw();
            }
        }

        private readonly int OffsetOf(JsonException broken)
        {
            int offset = 0;
            for (long line = broken.LineNumber ?? 0; line > 0; line--)
            {
                offset += _bytes.AsSpan(offset).IndexOf((byte)'\n') + 1;
            }

            return Math.Min(offset + (int)(broken.BytePositionInLine ?? 0), _bytes.Length);
        }

        private static string FirstSentences(JsonException broken) =>
            broken.Message.IndexOf(" LineNumber:", StringComparison.Ordinal) is > 0 and int end ? broken.Message[..end] : broken.Message;
    }

    private static string UnknownName(string section, string name)
    {
        IEnumerable<string> here = section.Length == 0
            ? Setting.All.Select(setting => setting.Section.Length == 0 ? setting.Name : setting.Section).Distinct()
            : Setting.All.Where(setting => setting.Section == section).Select(setting => setting.Name);
        string nearest = here.MinBy(known => Distance(known, name))!;
        string cure = Distance(nearest, name) <= nearest.Length / 2 ? $"did you mean \"{nearest}\"?" : $"write one of {string.Join(", ", here)}.";
        return $"\"{(name.Length <= 40 ? name : name[..40] + "...")}\" is no setting{(section.Length == 0 ? "" : $" of {section}")}: {cure}";
    }

    private static string Path(string section, string name) => section.Length == 0 ? name : $"{section}.{name}";

    /// <summary>How many letters must be changed, added or dropped (Levenshtein), ignoring case.</summary>
    private static int Distance(string known, string written)
    {
        int[] row = [.. Enumerable.Range(0, known.Length + 1)];
        for (int i = 1; i <= Math.Min(written.Length, 100); i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.Length; j++)
            {
                bool same = char.ToLowerInvariant(known[j - 1]) == char.ToLowerInvariant(written[i - 1]);
                (diagonal, row[j]) = (row[j], same ? diagonal : 1 + Math.Min(diagonal, Math.Min(row[j], row[j - 1])));
            }
        }

        return row[^1];
    }
}
