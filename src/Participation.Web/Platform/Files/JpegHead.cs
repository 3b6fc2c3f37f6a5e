using System.Buffers.Binary;

namespace Participation.Web.Platform.Files;

/// <summary>
/// What stays of the segments before a JPEG's picture: how its colours are meant, how dense it is, and which way up. The
/// small picture within (often of the scene before it was cut or covered) does not.
/// </summary>
internal sealed class JpegHead
{
    private const byte App0 = 0xE0, App1 = 0xE1, App2 = 0xE2, App14 = 0xEE;
    private const int ProfileStart = 14;

    private byte[]? _jfif;
    private byte[]? _adobe;
    private int _orientation;
    private readonly List<byte[]> _profile = [];

    public void Take(byte marker, ReadOnlySpan<byte> data)
    {
        switch (marker)
        {
            case App0 when data.Length >= 14 && data.StartsWith("JFIF\0"u8):
                _jfif ??= [.. data[..12], 0, 0];
                break;
            case App14 when data.Length >= 12 && data.StartsWith("Adobe"u8):
                _adobe ??= [.. data[..12]];
                break;
            case App1 when _orientation == 0 && data.Length > 6 && data.StartsWith("Exif\0"u8):
                _orientation = ExifOrientation.Of(data[6..]);
                break;
            case App2 when data.Length > ProfileStart && data.StartsWith("ICC_PROFILE\0"u8):
                _profile.Add([.. data]);
                break;
        }
    }

    public byte[] ToArray()
    {
        List<byte> head = [];
        if (_jfif is not null) Add(App0, _jfif);
        if (_orientation > 0) Add(App1, [.. "Exif\0\0"u8, .. ExifOrientation.Only(_orientation)]);
        if (_adobe is not null) Add(App14, _adobe);
        if (ProfileIsWhole()) _profile.ForEach(part => Add(App2, part));
        return [.. head];

        void Add(byte marker, byte[] data) => head.AddRange([0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data]);
    }

    /// <summary>All parts are there and together as long as the profile says: no other text calls itself a part of it.</summary>
    private bool ProfileIsWhole()
    {
        _profile.Sort((a, b) => a[12].CompareTo(b[12]));
        for (var i = 0; i < _profile.Count; i++)
            if (_profile[i][12] != i + 1 || _profile[i][13] != _profile.Count) return false;
        return _profile is [{ Length: > ProfileStart + 128 } first, ..]
            && BinaryPrimitives.ReadUInt32BigEndian(first.AsSpan(ProfileStart)) == _profile.Sum(part => (long)part.Length - ProfileStart)
            && first.AsSpan(ProfileStart + 36).StartsWith("acsp"u8);
    }
}
