using System.IO.Compression;
using System.Text;
using Participation.Web.Platform.Files;

namespace Participation.Web.Tests.Platform.Files;

/// <summary>A PDF shows something and does nothing.</summary>
public sealed class CheckingPdfTests
{
    private const string Packed = "/Filter /FlateDecode";
    private const string Objects = "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode";

    [Fact]
    public void A_plain_document_passes_unchanged()
    {
        var pdf = Pdf((Packed, SamplePictures.Deflated("BT (HTML/CSS/JS) Tj (/JavaScript) Tj ET"u8.ToArray())), (Objects, SamplePictures.Deflated("1 0 << /Type /Catalog /JSans 2 0 R >>"u8.ToArray())));

        var file = CheckedFile.Of(pdf);

        Assert.Equal((FileKind.Pdf, false), (file!.Kind, file.IsPicture));
        Assert.Same(pdf, file.Content);
    }

    [Theory]
    [InlineData("trailer << /Root 1 0 R /Encrypt 5 0 R >>", true)]
    [InlineData("trailer << /Root 1 0 R /#45ncrypt 5 0 R >>", true)]
    [InlineData("trailer << /Root 1 0 R /EncryptMetadata true >>", false)]
    public void One_under_lock_could_hide_anything_and_is_refused(string trailer, bool isLocked)
    {
        var pdf = Encoding.ASCII.GetBytes($"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n{trailer}\n%%EOF");

        Assert.Equal(isLocked, CheckedFile.IsLockedPdf(pdf));
        Assert.Equal(isLocked, CheckedFile.Of(pdf) is null);
    }

    [Theory]
    [InlineData("/S /JavaScript /JS (app.alert\\(1\\))")]
    [InlineData("/S /Rendition /JS(app.alert)")]
    [InlineData("/S /J#61vaScript")]
    [InlineData("/S/Launch/F(cmd.exe)")]
    [InlineData("/Type /EmbeddedFile")]
    [InlineData("/Names << /EmbeddedFiles 3 0 R >>")]
    [InlineData("/Subtype /RichMedia")]
    public void A_document_that_acts_is_refused_wherever_it_says_so(string action)
    {
        var bytes = Encoding.ASCII.GetBytes($"1 0 << {action} >>");

        Assert.Null(CheckedFile.Of(Encoding.ASCII.GetBytes($"%PDF-1.7\n1 0 obj << {action} >> endobj\ntrailer\n%%EOF")));
        Assert.Null(CheckedFile.Of(Pdf((Packed, SamplePictures.Deflated([1, 2, 3])), (Objects, SamplePictures.Deflated(bytes)))));
        Assert.Null(CheckedFile.Of(Pdf(("/Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode]", Encoding.ASCII.GetBytes(Convert.ToHexString(SamplePictures.Deflated(bytes)))))));
    }

    [Theory]
    [InlineData(16 * 1024)]
    [InlineData(32 * 1024)]
    [InlineData(48 * 1024)]
    public void An_action_on_the_edge_of_what_is_unpacked_at_once_is_found_and_nothing_else_taken_for_one(int edge)
    {
        for (var before = edge - 64; before < edge + 8; before++)
        {
            Assert.Null(CheckedFile.Of(Pdf((Objects, SamplePictures.Deflated([.. Enumerable.Repeat((byte)' ', before), .. "/S /J#61#76#61Script "u8])))));
            Assert.NotNull(CheckedFile.Of(Pdf((Objects, SamplePictures.Deflated([.. Enumerable.Repeat((byte)' ', before), .. "/JSans /JavaScripting "u8])))));
        }
    }

    [Fact]
    public void A_false_end_or_a_stream_within_a_stream_hides_nothing()
    {
        var action = SamplePictures.Deflated("1 0 << /S /JavaScript >>"u8.ToArray());

        Assert.Null(CheckedFile.Of(Pdf(("/Length 99 /A (endstream)", [.. "<< /B (>>stream\n) >> "u8, .. Stream(Objects, action)]))));
        Assert.Null(CheckedFile.Of(Pdf(("/Length 99", "endstream << /S /Rendition /JS (x) >> stream\nendstream"u8.ToArray()))));
    }

    [Fact]
    public void The_short_name_of_a_script_says_nothing_within_a_picture() =>
        Assert.NotNull(CheckedFile.Of(Pdf(("/Subtype /Image /Filter /DCTDecode", [0xFF, 0xD8, .. "/JS (/JS "u8, 0xFF, 0xD9]))));

    [Fact]
    public void A_document_that_unpacks_without_end_is_refused()
    {
        var twoGigabytes = Zeros(2048);

        Assert.Null(CheckedFile.Of(Pdf((Packed, twoGigabytes))));
        Assert.Null(CheckedFile.Of(Pdf((Objects, twoGigabytes))));
        Assert.Null(CheckedFile.Of(Pdf(("/Filter [/FlateDecode /FlateDecode]", SamplePictures.Deflated(twoGigabytes)))));
        Assert.Null(CheckedFile.Of(Pdf([.. Enumerable.Repeat((Packed, Zeros(20)), 10)])));
        Assert.NotNull(CheckedFile.Of(Pdf([.. Enumerable.Repeat((Packed, Zeros(20)), 5)])));
    }

    [Fact]
    public void What_is_broken_in_it_is_passed_over_and_costs_no_more_than_its_length()
    {
        var whole = SamplePictures.Deflated(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 999))));

        Assert.NotNull(CheckedFile.Of(Pdf((Packed, whole[..^40]), (Packed, [0x78, 0x9C, 0xFF, 0xFF]), (Packed, []), (Objects, [0x78]))));
        // 100,000 broken ones, 100,000 in one another, and 300,000 that have no end.
        Assert.Null(CheckedFile.Of(Pdf([.. Enumerable.Repeat((Packed, new byte[] { 0x78, 0x9C, 0xFF, 0xFF }), 100_000)])));
        Assert.Null(CheckedFile.Of(Pdf((Packed, Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(">>stream\nx\u009C", 100_000)))))));
        Assert.NotNull(CheckedFile.Of([.. "%PDF-1.4\n"u8, .. Enumerable.Repeat(">>stream\n"u8.ToArray(), 300_000).SelectMany(s => s), .. "%%EOF"u8]));
    }

    [Fact]
    public void Whatever_is_made_of_a_document_ends()
    {
        var sample = Pdf((Packed, SamplePictures.Deflated(Encoding.ASCII.GetBytes("BT (text) Tj ET"))), (Objects, SamplePictures.Deflated("1 0 << /Type /Catalog >>"u8.ToArray())), ("/Length 5", "plain"u8.ToArray()));
        const int Seed = 7;
        var (nth, accepted) = (0, 0);
        foreach (var mutant in Mutations.Of(sample, Seed, 3000))
        {
            nth++;
            try
            {
                if (CheckedFile.Of(mutant) is not null) accepted++;
            }
            catch (Exception wrong)
            {
                Assert.Fail($"Seed {Seed}, number {nth}: {wrong}\n{Convert.ToBase64String(mutant)}");
            }
        }
        Assert.InRange(accepted, 100, 2900);
    }

    private static byte[] Pdf(params (string Dictionary, byte[] Body)[] streams) =>
        [.. "%PDF-1.7\n"u8, .. streams.SelectMany(s => Stream(s.Dictionary, s.Body)), .. "trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"u8];

    private static byte[] Stream(string dictionary, byte[] body) =>
        [.. Encoding.ASCII.GetBytes($"9 0 obj << {dictionary} /Length {body.Length} >>\nstream\r\n"), .. body, .. "\nendstream\nendobj\n"u8];

    /// <summary>So many megabytes of nothing, packed once and said again.</summary>
    private static byte[] Zeros(int megabytes)
    {
        using var packed = new MemoryStream();
        using var into = new DeflateStream(packed, CompressionLevel.Optimal);
        into.Write(new byte[1024 * 1024]);
        into.Flush();
        return [0x78, 0x9C, .. Enumerable.Repeat(packed.ToArray(), megabytes).SelectMany(s => s), 3, 0];
    }
}
