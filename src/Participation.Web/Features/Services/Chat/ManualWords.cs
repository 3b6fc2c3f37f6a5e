using System.Globalization;
using Line.Messaging.Messages;
using Microsoft.Extensions.Options;
using Participation.Web.Features.Agency;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.Features.Services.Chat;

/// <summary>What the account says about services.</summary>
public sealed class ManualWords(IOptions<SiteOptions> site)
{
    /// <summary>LINE shows at most thirteen quick replies; a few lie within a thumb's reach.</summary>
    public const int MostChoices = 10;

    private const int MostDocuments = 15;

    public static readonly Message NoneYet = new TextMessage("ขณะนี้ยังไม่มีคู่มือเผยแพร่ค่ะ กรุณาโทรถามเจ้าหน้าที่");
    public static readonly Message Gone = new TextMessage("เรื่องนี้ไม่มีในคู่มือแล้วค่ะ พิมพ์ว่า เอกสาร เพื่อดูเรื่องที่มี");

    public Message NothingFound(string text) =>
        new TextMessage($"ไม่พบเรื่อง “{(text.Length > 40 ? PlainText.Cut(text, 40) + "…" : text)}” ค่ะ ลองพิมพ์สั้นลง เช่น บ้าน ภาษี เบี้ย หรือดูทั้งหมดที่\n{Address("/services")}\nเลิกถาม พิมพ์ว่า ยกเลิก");

    public Message Choose(string question, IReadOnlyList<ManualLine> lines, Func<ManualLine, string> data) =>
        new TextMessage($"{question}\n{string.Join('\n', lines.Select(l => $"• {l.Name}"))}\nดูทั้งหมด {Address("/services")}")
        {
            QuickReply = new QuickReply(lines.Select(LineAction (l) => new PostbackAction(Labels.Cut(l.Name), data(l)) { DisplayText = l.Name }).ToArray()),
        };

    public Message Manual(PublishedManual found, IReadOnlyList<ServicePoint> points, string steps)
    {
        var c = found.Content;
        var documents = c.Documents.Take(MostDocuments).Select(d => $"• {d.Name} {d.Copies}".TrimEnd());
        var where = points.Count > 0 ? $"{c.Place} ({string.Join(", ", points.Take(3).Select(p => p.Name))})" : c.Place;
        return new TextMessage(
            $"{found.Kind.Name}\n\nเอกสารที่ต้องใช้\n{string.Join('\n', documents)}\n\nใช้เวลา {c.TotalTime}\nค่าธรรมเนียม {c.Fee}\nค่าใช้จ่ายอื่น {c.Cost}\n\nไปที่ {Cut(where)}\n{Cut(c.Hours)}\n\nอ่านทั้งหมด {Address(found)}")
        {
            QuickReply = Buttons(found, "ขั้นตอน", steps),
        };
    }

    public Message Steps(PublishedManual found, string whole) => new TextMessage(
        $"ขั้นตอน {found.Kind.Name}\n{string.Join('\n', found.Content.Steps.Select((s, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {s.Text} {s.Time}")))}\nรวม {found.Content.TotalTime}")
    {
        QuickReply = Buttons(found, "เอกสารและค่าธรรมเนียม", whole),
    };

    private QuickReply Buttons(PublishedManual found, string other, string data) => new(
        new PostbackAction(Labels.Cut(other), data) { DisplayText = other },
        new UriAction("อ่านทั้งหมด", Address(found)),
        new PostbackAction("ถามเรื่องอื่น", ChatTap.Data("manual", "ask")) { DisplayText = "ถามเรื่องอื่น" });

    private string Address(PublishedManual found) => Address(string.Create(CultureInfo.InvariantCulture, $"/services/{found.Kind.Number}"));

    private string Address(string path) => new Uri(site.Value.PublicUrl, path).ToString();

    private static string Cut(string text) => text.Length > 300 ? PlainText.Cut(text, 300) + "…" : text;
}
