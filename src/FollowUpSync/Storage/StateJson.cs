using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Planning.Reconciling;
using NodaTime.Text;

namespace FollowUpSync.Storage;

/// <summary>How the rows' bodies are written. Generated at build time: reflection would cost a command line its start.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    Converters = [typeof(InstantJson), typeof(LocalDateJson)])]
[JsonSerializable(typeof(MailboxSettings))]
[JsonSerializable(typeof(KnownSource))]
[JsonSerializable(typeof(Interview))]
[JsonSerializable(typeof(LedgerEntry))]
[JsonSerializable(typeof(OwnerWord))]
[JsonSerializable(typeof(WrittenFile))]
[JsonSerializable(typeof(RunRecord))]
[JsonSerializable(typeof(string))]
internal sealed partial class StateJson : JsonSerializerContext;

/// <summary>ISO 8601 in UTC, as precise as it is.</summary>
internal sealed class InstantJson : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        InstantPattern.ExtendedIso.Parse(reader.GetString()!).Value;

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
}

/// <summary>ISO 8601.</summary>
internal sealed class LocalDateJson : JsonConverter<LocalDate>
{
    public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LocalDatePattern.Iso.Parse(reader.GetString()!).Value;

    public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("R", CultureInfo.InvariantCulture));
}
