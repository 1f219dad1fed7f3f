namespace FollowUpSync.Tests.Graph;

/// <summary>A folder for one test, not made yet.</summary>
internal sealed class TemporaryHome : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("followupsync-");

    public string Path => System.IO.Path.Combine(_root.FullName, "home");

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Root => _root.FullName;

    public void Dispose() => _root.Delete(recursive: true);
}
