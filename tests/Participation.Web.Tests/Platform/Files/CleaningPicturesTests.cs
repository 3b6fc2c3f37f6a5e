using System.Buffers.Binary;
using System.Text;
using Microsoft.AspNetCore.Http;
using Participation.Web.Platform.Files;

namespace Participation.Web.Tests.Platform.Files;

/// <summary>What a picture says beside the picture (where, when, by whom) never reaches whoever is shown it.</summary>
public sealed class CleaningPicturesTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_photo_keeps_how_it_stands_and_loses_where_it_was_taken(bool big)
    {
        var photo = SamplePictures.Jpeg(orientation: 6, big);

        var clean = Cleaned(photo, FileKind.Jpeg);

        Assert.Equal(
            [
                0xFF, 0xD8,
                .. SamplePictures.Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 1, 0, 72, 0, 72, 0, 0]),
                .. SamplePictures.Segment(0xE1, [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]),
                .. SamplePictures.Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1]),
                // The doubled beginning of a marker is gone.
                .. SamplePictures.Drawing(8, 8)[..69], .. SamplePictures.Drawing(8, 8)[70..],
                0xFF, 0xD9,
            ],
            clean);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    public void A_photo_that_stands_upright_keeps_nothing_of_its_camera(int orientation) =>
        Assert.True(Cleaned(SamplePictures.Jpeg(orientation), FileKind.Jpeg).AsSpan().IndexOf("Exif"u8) < 0);

    [Fact]
    public void A_progressive_photo_keeps_all_its_scans_byte_for_byte()
    {
        var clean = Cleaned(SamplePictures.Jpeg(isProgressive: true), FileKind.Jpeg).AsSpan();

        Assert.Equal(2, clean.Count(SamplePictures.Scan));
        Assert.True(clean.EndsWith((ReadOnlySpan<byte>)[.. SamplePictures.Scan, 0xFF, 0xD9]));
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void A_colour_profile_stays_where_it_is_as_long_as_it_says(int length, bool stays)
    {
        var profile = new byte[200];
        BinaryPrimitives.WriteInt32BigEndian(profile, length);
        "acsp"u8.CopyTo(profile.AsSpan(36));
        byte[] first = SamplePictures.Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 2, .. profile[..150]]), second = SamplePictures.Segment(0xE2, [.. "ICC_PROFILE\0"u8, 2, 2, .. profile[150..]]);

        var clean = Cleaned([0xFF, 0xD8, .. second, .. first, .. SamplePictures.Drawing(8, 8), 0xFF, 0xD9], FileKind.Jpeg);

        Assert.Equal(stays, clean.AsSpan().IndexOf([.. first, .. second]) == 2);
    }

    [Fact]
    public void A_png_keeps_the_chunks_that_draw_it()
    {
        var clean = Cleaned(SamplePictures.Png(), FileKind.Png);

        Assert.Equal(["IHDR", "gAMA", "pHYs", "IDAT", "IEND"], Chunks(clean).Select(c => c.Name));
    }

    [Fact]
    public void A_png_with_a_broken_picture_is_refused_and_with_a_broken_remark_is_not()
    {
        var whole = SamplePictures.CleanPng(2, 2);
        byte[] remark = [.. whole[..33], 0, 0, 0, 4, .. "gAMA"u8, 0, 0, 1, 1, 9, 9, 9, 9, .. whole[33..]];
        Assert.Equal(whole, CheckedFile.Of(remark)!.Content);

        whole[45] ^= 1;
        Assert.Null(CheckedFile.Of(whole));
    }

    [Fact]
    public void A_webp_loses_its_notes_and_no_longer_announces_them()
    {
        byte[] expected = SamplePictures.Riff([.. SamplePictures.Extended(0x20, 1, 1), .. SamplePictures.Piece("ICCP", new byte[131]), .. SamplePictures.Simple[12..]], behind: []);

        Assert.Equal(expected, Cleaned(SamplePictures.Webp(), FileKind.Webp));
    }

    [Fact]
    public void A_webp_that_moves_loses_its_notes_in_the_frames_too()
    {
        var clean = Cleaned(SamplePictures.MovingWebp(), FileKind.Webp);

        Assert.Equal(2, clean.AsSpan().Count("ANMF"u8));
        Assert.Equal(0x12, clean[20]);
    }

    [Fact]
    public void A_clean_picture_stays_as_it_is()
    {
        byte[] jpeg = [0xFF, 0xD8, .. SamplePictures.Drawing(8, 8)[..69], .. SamplePictures.Drawing(8, 8)[70..], 0xFF, 0xD9];

        Assert.All([jpeg, SamplePictures.CleanPng(2, 2), SamplePictures.Simple, SamplePictures.Lossy], picture => Assert.Equal(picture, CheckedFile.Of(picture)?.Content));
    }

    public static TheoryData<string> PicturesOfTheCheckout => [.. RealPictures.All.Select(path => Path.GetRelativePath(RealPictures.Checkout, path))];

    [Theory]
    [MemberData(nameof(PicturesOfTheCheckout))]
    public void A_picture_from_a_real_program_is_drawn_as_before(string path)
    {
        var before = File.ReadAllBytes(Path.Combine(RealPictures.Checkout, path));

        var clean = Cleaned(before, FileKind.Png);

        Assert.Equal(Chunks(before).Where(c => c.Name is "IDAT" or "PLTE" or "tRNS" or "IHDR").Select(c => c.Data), Chunks(clean).Where(c => c.Name is "IDAT" or "PLTE" or "tRNS" or "IHDR").Select(c => c.Data));
        Assert.True(clean.AsSpan().EndsWith(SamplePictures.Chunk("IEND", [])));
    }

    [Fact]
    public void A_picture_too_large_for_a_phone_is_refused_however_small_its_file()
    {
        Assert.All([(16_000, 6_250, true), (16_001, 1, false), (40_000, 40_000, false), (12_000, 12_000, false), (0, 8, false)], size =>
        {
            var (width, height, fits) = size;
            Assert.Equal(fits, CheckedFile.Of([0xFF, 0xD8, .. SamplePictures.Drawing(width, height), 0xFF, 0xD9]) is not null);
            Assert.Equal(fits, CheckedFile.Of(SamplePictures.CleanPng(width, height)) is not null);
            Assert.Equal(fits, CheckedFile.Of(SamplePictures.Webp(width, height)) is not null);
        });
    }

    [Fact]
    public void A_photo_of_a_thousand_scans_is_refused()
    {
        byte[] scan = [.. SamplePictures.Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x3F];

        Assert.NotNull(CheckedFile.Of([0xFF, 0xD8, .. SamplePictures.Drawing(8, 8), .. Enumerable.Repeat(scan, 99).SelectMany(s => s), 0xFF, 0xD9]));
        Assert.Null(CheckedFile.Of([0xFF, 0xD8, .. SamplePictures.Drawing(8, 8), .. Enumerable.Repeat(scan, 1000).SelectMany(s => s), 0xFF, 0xD9]));
    }

    [Theory]
    [InlineData("<!doctype html><script>alert(1)</script>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("GIF89a\u0001\0\u0001\0\0\0\0;")]
    [InlineData("PK\u0003\u0004\u0014\0\0\0\0\0word/document.xml")]
    [InlineData("MZ\u0090\0This program cannot be run in DOS mode.")]
    [InlineData("\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF<script>alert(1)</script>\u00FF\u00D9")]
    [InlineData("\u0089PNG\r\n\u001A\n<script>alert(1)</script>IEND\u00AEB`\u0082")]
    [InlineData("RIFF\u0030\0\0\0WEBPVP8 <script>alert(1)</script>")]
    [InlineData("RIFF\u0024\0\0\0WAVEfmt ")]
    [InlineData("")]
    public void A_file_that_is_not_what_it_is_called_is_refused(string content) => Assert.Null(CheckedFile.Of(Encoding.Latin1.GetBytes(content)));

    [Theory]
    [InlineData("heic", "mif1", true)]
    [InlineData("mif1", "heic", true)]
    [InlineData("isom", "avif", true)]
    [InlineData("isom", "mp42", false)]
    public async Task Whoever_sends_heic_is_told_what_to_do(string brand, string other, bool isHeic)
    {
        byte[] file = [0, 0, 0, 24, .. Encoding.ASCII.GetBytes("ftyp" + brand), .. "heic"u8, .. Encoding.ASCII.GetBytes("isom" + other), .. "heix"u8];
        using var content = new MemoryStream(file);

        var (taken, problem) = await PostedFile.ReadAsync(new FormFile(content, 0, file.Length, "Photo", "IMG_0001.HEIC"), 1024, picturesOnly: true, CancellationToken.None);

        Assert.Null(taken);
        Assert.Equal(isHeic, CheckedFile.IsHeic(file));
        Assert.Equal(isHeic, problem!.Contains("iPhone", StringComparison.Ordinal));
    }

    public static TheoryData<string, int> Samples => new() { { "photo", 1 }, { "progressive photo", 2 }, { "png", 3 }, { "resealed png", 4 }, { "webp", 5 }, { "moving webp", 6 } };

    [Theory]
    [MemberData(nameof(Samples))]
    public void Whatever_is_made_of_a_picture_ends_and_tells_nothing(string name, int seed)
    {
        var (sample, kind) = name switch
        {
            "photo" => (SamplePictures.Jpeg(), FileKind.Jpeg),
            "progressive photo" => (SamplePictures.Jpeg(isProgressive: true), FileKind.Jpeg),
            "webp" => (SamplePictures.Webp(), FileKind.Webp),
            "moving webp" => (SamplePictures.MovingWebp(), FileKind.Webp),
            _ => (SamplePictures.Png(), FileKind.Png),
        };
        var (nth, accepted) = (0, 0);
        foreach (var mutant in Mutations.Of(sample, seed, 3000))
        {
            nth++;
            if (name is "resealed png") Reseal(mutant);
            try
            {
                if (CheckedFile.Of(mutant) is null) continue;
                Cleaned(mutant, kind);
                accepted++;
            }
            catch (Exception wrong)
            {
                Assert.Fail($"{name}, seed {seed}, number {nth}: {wrong}\n{Convert.ToBase64String(mutant)}");
            }
        }
        Assert.InRange(accepted, 100, 2900);
    }

    /// <summary>What is left after cleaning: of the right kind, without the secret, and the same when cleaned again.</summary>
    private static byte[] Cleaned(byte[] picture, FileKind kind)
    {
        var file = CheckedFile.Of(picture);
        Assert.NotNull(file);
        Assert.Equal(kind, file.Kind);
        Assert.True(file.Content.AsSpan().IndexOf(SamplePictures.Secret) < 0, "The secret is in what was kept.");
        Assert.Equal(file.Content, CheckedFile.Of(file.Content)?.Content);
        return file.Content;
    }

    private static IEnumerable<(string Name, byte[] Data)> Chunks(byte[] png)
    {
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            yield return (Encoding.ASCII.GetString(png, at + 4, 4), png[(at + 8)..(at + 8 + length)]);
            at += length + 12;
        }
    }

    private static void Reseal(byte[] png)
    {
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at)) + 12L;
            if (length > png.Length - at) return;
            SamplePictures.Sealed(png[at..(at + (int)length)]).CopyTo(png, at);
            at += (int)length;
        }
    }
}
