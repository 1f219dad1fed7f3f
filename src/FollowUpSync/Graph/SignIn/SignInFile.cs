using System.Text.Json;
using Azure.Identity;

namespace FollowUpSync.Graph.SignIn;

/// <summary>The file that remembers the last sign-in: settings and account, no token and no secret. Only its owner can read it.</summary>
internal sealed class SignInFile(string folder)
{
    private readonly string _path = Path.Combine(folder, "sign-in.json");

    /// <summary>What is remembered. <paramref name="Record"/> is null after a sign-out.</summary>
    public sealed record Kept(IReadOnlyDictionary<string, string?> Settings, bool IsUnencrypted, AuthenticationRecord? Record)
    {
        public GraphSignIn SignIn => GraphSignIn.Read(Setting);

        public string? Setting(string name) => Settings.GetValueOrDefault(name);
    }

    /// <summary>Reads it, or answers null: no file and a spoiled one mean the same, that nobody is signed in.</summary>
    public Kept? Read()
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(_path));
            JsonElement root = document.RootElement;
            var kept = new Kept(
                root.GetProperty("settings").EnumerateObject().ToDictionary(setting => setting.Name, setting => setting.Value.GetString()),
                root.GetProperty("unencrypted").GetBoolean(),
                root.GetProperty("account") is { ValueKind: JsonValueKind.Object } account ? Account(account) : null);
            return kept.Record is null || kept is { Record.Username: not null, SignIn: not null } ? kept : null;
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException or JsonException or InvalidOperationException or KeyNotFoundException or FormatException or UnusableInputException)
        {
            return null;
        }
    }

    /// <summary>Makes the folder, for its owner alone.</summary>
    public void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Writes it beside its place and moves it there.</summary>
    public void Write(Kept kept)
    {
        string beside = _path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        File.Delete(beside);
        using (var file = new FileStream(beside, options))
        using (var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WritePropertyName("settings");
            JsonSerializer.Serialize(json, kept.Settings);
            json.WriteBoolean("unencrypted", kept.IsUnencrypted);
            json.WritePropertyName("account");
            json.WriteRawValue(Text(kept.Record));
            json.WriteEndObject();
        }

        File.Move(beside, _path, overwrite: true);
    }

    /// <summary>Forgets the account; of a spoiled file, everything.</summary>
    public void Forget()
    {
        if (Read() is { } kept)
        {
            Write(kept with { Record = null });
        }
        else if (File.Exists(_path))
        {
            File.Delete(_path);
        }
    }

    /// <summary>A sign-in that failed leaves nothing behind.</summary>
    public void LeaveNoEmptyFolder()
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }

    private static AuthenticationRecord Account(JsonElement account)
    {
        using var text = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(account));
        return AuthenticationRecord.Deserialize(text);
    }

    private static byte[] Text(AuthenticationRecord? record)
    {
        if (record is null)
        {
            return "null"u8.ToArray();
        }

        using var text = new MemoryStream();
        record.Serialize(text);
        return text.ToArray();
    }
}
