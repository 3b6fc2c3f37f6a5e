using Line.Messaging.Messages;
using Participation.Web.LineChannel.Chat;

namespace Participation.Web.Features.Agency.Chat;

/// <summary>Takes the code that ties a group to its village, where it is typed in the group, and notices when the account has to leave.</summary>
public sealed class VillageGroupChat(TieVillageGroup tie) : ChatHandler
{
    public const char Letter = 'G';

    public override string Topic => TieVillageGroup.Topic;

    public override char? CodeLetter => Letter;

    public override bool SpeaksInGroups => true;

    public override async Task OnCodeAsync(ChatTurn turn, string code, CancellationToken ct)
    {
        if (turn.GroupId is not { } group)
        {
            turn.Answer(new TextMessage("รหัสนี้ใช้ในกลุ่มของหมู่บ้านหรือชุมชนค่ะ\nเชิญบัญชีนี้เข้ากลุ่มก่อน แล้วพิมพ์รหัสในกลุ่ม"));
            return;
        }
        turn.Answer(new TextMessage(await tie.RunAsync(code, group, ct) is { } village
            ? $"กลุ่มนี้เป็นกลุ่มของ {village.FullName()} แล้วค่ะ ข่าวและนัดหมายของที่นี่จะแจ้งในกลุ่มนี้"
            : "รหัสนี้ใช้ไม่ได้แล้วค่ะ รหัสใช้ได้ครั้งเดียวภายใน 1 วัน กรุณาขอรหัสใหม่จากเจ้าหน้าที่"));
    }

    public override Task OnTapAsync(ChatTurn turn, ChatTap tap, CancellationToken ct)
    {
        turn.Answer(ChatTexts.OldButton);
        return Task.CompletedTask;
    }

    public override Task OnGroupLeftAsync(string groupId, CancellationToken ct) => tie.LeftAsync(groupId, ct);
}
