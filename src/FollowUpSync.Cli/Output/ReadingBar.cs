using System.Globalization;

namespace FollowUpSync.Cli.Output;

/// <summary>How far the reading of long calendars is, on a terminal; nothing anywhere else.</summary>
internal sealed class ReadingBar : IDisposable
{
    private const long Long = 4 << 20;
    private const int Width = 24;

    private readonly TextWriter? _terminal;
    private readonly long _total;
    private long _done;

    public ReadingBar(IEnumerable<string> paths, Surroundings surroundings)
    {
        _total = paths.Where(File.Exists).Sum(path => new FileInfo(path).Length);
        _terminal = surroundings.ErrorIsTerminal && _total > Long ? surroundings.Error : null;
    }

    /// <summary>A file is about to be read.</summary>
    public void Reads(string path)
    {
        long length = File.Exists(path) ? new FileInfo(path).Length : 0;
        int filled = (int)(Width * _done / Math.Max(_total, 1));
        _done += length;
        _terminal?.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"\r\u001b[K[{new string('#', filled)}{new string('-', Width - filled)}] {Path.GetFileName(path)}, {length >> 20} MB"));
    }

    /// <summary>Wipes the bar.</summary>
    public void Dispose() => _terminal?.Write("\r\u001b[K");
}
