using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace FollowUpSync.Sandbox.Storage;

/// <summary>What an id points to: an item, or one occurrence of a series by its original day.</summary>
internal readonly record struct ItemId(ItemKind Kind, long Seq, LocalDate? Day = null, int Moves = 0);

/// <summary>
/// Ids as Exchange shapes them: immutable ones of 68 characters, classic ones of 152, which change when the item moves.
/// They are computed, so none is stored, and one of another mailbox is not understood.
/// </summary>
internal static class ItemIds
{
    private const string ImmutablePrefix = "AAkALg";
    private const string ClassicPrefix = "AAMkAD";
    private const int ImmutableBytes = 46;
    private const int ClassicBytes = 109;
    private const int PayloadBytes = 15;
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    public static string Write(string mailbox, ItemId id, bool immutable)
    {
        // Containers have one id whatever is asked for.
        bool constant = immutable || id.Kind is ItemKind.Calendar or ItemKind.Folder;
        Span<byte> payload = stackalloc byte[PayloadBytes];
        payload[0] = (byte)id.Kind;
        BinaryPrimitives.WriteInt64BigEndian(payload[1..], id.Seq);
        BinaryPrimitives.WriteInt32BigEndian(payload[9..], id.Day is { } day ? Period.DaysBetween(Epoch, day) : int.MinValue);
        BinaryPrimitives.WriteUInt16BigEndian(payload[13..], (ushort)(constant ? 0 : id.Moves));
        return (constant ? ImmutablePrefix : ClassicPrefix) + Seal(mailbox, payload, constant ? ImmutableBytes : ClassicBytes);
    }

    /// <summary>Null for what is no id of this mailbox.</summary>
    public static ItemId? Read(string mailbox, string text)
    {
        bool immutable = text.StartsWith(ImmutablePrefix, StringComparison.Ordinal);
        int length = immutable ? ImmutableBytes : ClassicBytes;
        if ((!immutable && !text.StartsWith(ClassicPrefix, StringComparison.Ordinal))
            || !Base64Url.IsValid(text.AsSpan(ImmutablePrefix.Length))
            || Base64Url.DecodeFromChars(text.AsSpan(ImmutablePrefix.Length)) is not { } bytes
            || bytes.Length != length)
        {
            return null;
        }

        ReadOnlySpan<byte> payload = bytes.AsSpan(length - PayloadBytes);
        if (Seal(mailbox, payload, length) != text[ImmutablePrefix.Length..])
        {
            return null;
        }

        int days = BinaryPrimitives.ReadInt32BigEndian(payload[9..]);
        return new ItemId(
            (ItemKind)payload[0],
            BinaryPrimitives.ReadInt64BigEndian(payload[1..]),
            days == int.MinValue ? null : Epoch.PlusDays(days),
            immutable ? -1 : BinaryPrimitives.ReadUInt16BigEndian(payload[13..]));
    }

    /// <summary>Moves with every write, as Exchange's does.</summary>
    public static string ChangeKey(string mailbox, long seq, LocalDate? day, long change) =>
        Convert.ToBase64String(Hash($"{mailbox}/{seq}/{day}/{change}").AsSpan(0, 18));

    /// <summary>A GUID that follows from the text.</summary>
    public static Guid NamedGuid(string text) => new(Hash(text).AsSpan(0, 16));

    public static string Hex(string text, int bytes) => Convert.ToHexString(Hash(text).AsSpan(0, bytes));

    private static string Seal(string mailbox, ReadOnlySpan<byte> payload, int length)
    {
        Span<byte> bytes = stackalloc byte[length];
        byte[] filler = Hash(mailbox + Convert.ToHexString(payload));
        for (int i = 0; i < length - PayloadBytes; i++)
        {
            bytes[i] = (byte)(filler[i % filler.Length] + (i / filler.Length));
        }

        payload.CopyTo(bytes[(length - PayloadBytes)..]);
        return Base64Url.EncodeToString(bytes);
    }

    private static byte[] Hash(string text) => SHA512.HashData(Encoding.UTF8.GetBytes(text));
}
