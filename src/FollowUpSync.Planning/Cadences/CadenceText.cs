using System.Text;

namespace FollowUpSync.Planning.Cadences;

/// <summary>Writes a cadence as the file that a person edits.</summary>
public static class CadenceText
{
    /// <summary>JSON with a comment on each setting, lines ended by a line feed; <see cref="CadenceReader"/> reads the same cadence back.</summary>
    public static string Write(Cadence cadence)
    {
        StringBuilder text = new("// The rhythm of the follow-ups. Days and times are yours, in your own time zone. What is left out keeps its default.\n{\n");
        string section = "";
        foreach (Setting setting in Setting.All)
        {
            if (setting.Section != section)
            {
                text.Append(section.Length == 0 ? "" : "  },\n\n");
                text.Append(setting.Section.Length == 0 ? "" : $"  \"{setting.Section}\": {{\n");
                section = setting.Section;
            }

            string indent = section.Length == 0 ? "  " : "    ";
            text.Append($"{indent}// {setting.Does}: {setting.Allowed}.\n");
            text.Append($"{indent}\"{setting.Name}\": {setting.Show(cadence)}{(IsLast(setting) ? "" : ",")}\n");
        }

        return text.Append("}\n").ToString();
    }

    private static bool IsLast(Setting setting) =>
        setting == Setting.All[^1] || (setting.Section.Length > 0 && setting == Setting.All.Last(other => other.Section == setting.Section));
}
