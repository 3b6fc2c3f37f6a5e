using System.Buffers.Binary;

namespace Participation.Web.Platform.Codes;

/// <summary>UUIDv7s that rise strictly, also within one millisecond: what is made later sorts later.</summary>
public sealed class OrderedIds
{
    private readonly Lock _gate = new();
    private UInt128 _last;

    public Guid Next(DateTime now)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(now).TryWriteBytes(bytes, bigEndian: true, out _);
        lock (_gate)
        {
            var made = BinaryPrimitives.ReadUInt128BigEndian(bytes);
            // The last 62 bits are random: counting up in them changes neither time nor version for as long as anybody lives.
            _last = made > _last ? made : _last + 1;
            BinaryPrimitives.WriteUInt128BigEndian(bytes, _last);
        }
        return new Guid(bytes, bigEndian: true);
    }
}
