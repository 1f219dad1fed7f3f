namespace FollowUpSync.Planning.Interviews;

/// <summary>What the location of an entry says.</summary>
internal static class Places
{
    private static readonly string[] Calls = ["phone", "teams", "zoom", "meet", "webex", "skype", "call", "video", "online", "hirevue", "tbd", "tbc", "telefon", "remote", "virtual", "téléphone", "teléfono", "telefone", "电话", "電話", "전화", "オンライン", "线上", "腾讯会议", "온라인", "gotomeeting", "google", "facetime", "whatsapp", "link", "visio", "llamada", "chiamata", "zdalnie", "distans"];

    private static readonly string[] Videos = ["://", "teams", "zoom", "meet", "webex", "skype", "video", "visio", "gotomeeting", "facetime"];

    /// <summary>A link or a tool, and no telephone.</summary>
    public static bool IsVideo(string location) => Array.Exists(Videos, v => location.Contains(v, StringComparison.OrdinalIgnoreCase));

    /// <summary>A link, a tool or a telephone.</summary>
    public static bool IsCall(string location) =>
        location.Contains("://", StringComparison.Ordinal) || (location.Length > 0 && !location.Any(char.IsLetter)) || Array.Exists(Calls, c => location.Contains(c, StringComparison.OrdinalIgnoreCase));

    /// <summary>An address or a name to go to.</summary>
    public static bool IsPlace(string location) => location.Length > 3 && !IsCall(location);
}
