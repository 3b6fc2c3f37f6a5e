using Microsoft.EntityFrameworkCore;
using Participation.Web.LineChannel.Conversations;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.LineChannel.Chat;

/// <summary>The chat is no place for it: a warning, a plain way out, and nothing of the exchange is kept.</summary>
public sealed class TalkingOfCorruptionTests
{
    [Theory, OnBothDatabases]
    public async Task The_word_is_answered_with_a_warning_and_a_link_that_knows_nobody(Database database)
    {
        await using var world = await TalkingTests.OfficeAsync(database);
        var malee = await Talk.WithFriendAsync(world);

        await malee.SayAsync("ทุจริต");

        Assert.Contains("อย่าพิมพ์รายละเอียดในแชตนี้", malee.Words, StringComparison.Ordinal);
        var link = malee.Taps.Select(t => t.TryGetProperty("uri", out var uri) ? uri.GetString()! : "").Single(u => u.StartsWith("http", StringComparison.Ordinal));
        Assert.Equal("http://localhost/report", link);
        Assert.Contains("tel:1205", malee.Taps.Select(t => t.TryGetProperty("uri", out var uri) ? uri.GetString() : ""));
    }

    [Theory]
    [InlineData("ทุจริต")]
    [InlineData("นายช่างเรียกเงินห้าพันบาท")]
    [InlineData("มีคนโกงค่าวัสดุ")]
    [InlineData("จ่ายสินบนที่กองช่าง")]
    public async Task Nothing_of_the_exchange_stays_in_any_row_or_log(string typed)
    {
        await using var world = await TalkingTests.OfficeAsync();
        var malee = await Talk.WithFriendAsync(world);

        await malee.SayAsync(typed);

        Assert.Contains("อย่าพิมพ์รายละเอียด", malee.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(await TalkingTests.KeptAsync(world), t => t.Contains(typed, StringComparison.Ordinal) || t.Contains("/report", StringComparison.Ordinal));
        Assert.DoesNotContain(world.Service.Log, l => l.Contains(typed, StringComparison.Ordinal) || l.Contains(malee.UserId, StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task In_a_flow_it_is_kept_out_of_the_flow_which_goes_on(Database database)
    {
        await using var world = await TalkingTests.OfficeAsync(database);
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync("S-D1");
        await malee.TapAsync("น้อย");
        await malee.TapAsync("เขียนความเห็นเพิ่ม");

        await malee.SayAsync("เจ้าหน้าที่เรียกเงินค่าน้ำชา");

        Assert.Contains("ทำต่อได้เลย", malee.Words, StringComparison.Ordinal);
        Assert.Equal(1, await world.Service.ReadAsync(db => db.Set<Conversation>().CountAsync()));
        Assert.DoesNotContain(await TalkingTests.KeptAsync(world), t => t.Contains("เรียกเงิน", StringComparison.Ordinal));
        await malee.SayAsync("รอนาน");
        Assert.Contains("ได้รับความเห็นแล้วค่ะ", malee.Words, StringComparison.Ordinal);
    }
}
