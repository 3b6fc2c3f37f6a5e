using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Queues;
using Participation.Web.Features.Queues.Board;
using Participation.Web.Persistence;
using Participation.Web.Platform.Devices;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Queues.Hall;

/// <summary>The board in the hall: open to all, and only the paired one knows the hall's code.</summary>
public sealed class BoardTests
{
    [Theory, OnBothDatabases]
    public async Task The_page_shows_the_call_the_waiting_and_the_counters_without_script(Database database)
    {
        await using var service = await HallWorld.OpenAsync(database);
        await service.OpenCounterAsync("D1");
        await service.OpenCounterAsync("D2");
        for (var card = 0; card < 3; card++) await service.TakeAsync();
        await service.TakeAsync(ticketClass: TicketClass.Elderly);
        await service.CallNextAsync("D1");
        await service.CallNextAsync("D2");
        var visitor = Visitor.To(service);

        await visitor.OpenAsync("/board/q๑");

        Assert.Equal("/board/Q1", visitor.Path);
        Assert.Equal(("A002", "2"), (visitor.Page.QuerySelector("[data-number]")!.TextContent, visitor.Page.QuerySelector("[data-counter]")!.TextContent));
        Assert.Equal("A001 ช่อง 1", visitor.Page.QuerySelector("[data-last]")!.TextContent.Trim());
        Assert.Equal(("1", "1", "1 2"), (visitor.Page.QuerySelector("[data-ordinary]")!.TextContent, visitor.Page.QuerySelector("[data-priority]")!.TextContent, visitor.Page.QuerySelector("[data-open]")!.TextContent));
        Assert.Equal("10", visitor.Page.QuerySelector("noscript meta[http-equiv=refresh]")?.GetAttribute("content") ?? (visitor.Page.Head!.InnerHtml.Contains("http-equiv=\"refresh\" content=\"10\"", StringComparison.Ordinal) ? "10" : null));
        Assert.False(visitor.Last.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("/board/D2", "/board/Q1")]
    [InlineData("/q/D2/screen", "/q/Q1/screen")]
    public async Task The_code_of_a_counter_leads_to_its_queue(string typed, string address)
    {
        await using var service = await HallWorld.OpenAsync(Database.Sqlite);
        var visitor = Visitor.To(service);

        await visitor.OpenAsync(typed);
        Assert.Equal((HttpStatusCode.OK, address), (visitor.Status, visitor.Path));

        await visitor.OpenAsync(typed.Replace("D2", "X3", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        await visitor.OpenAsync(typed.Replace("D2", "NO", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    [Theory, OnBothDatabases]
    public async Task Only_a_paired_board_is_told_the_code_of_the_hall(Database database)
    {
        await using var service = await HallWorld.OpenAsync(database);
        var staff = await Visitor.StaffAsync(service);
        var board = HallDevice.Board(service);

        await board.SendAsync("hall", new { });
        Assert.Equal(HttpStatusCode.Unauthorized, board.Status);
        await board.PairAsync("123456789");
        Assert.Equal(HttpStatusCode.BadRequest, board.Status);
        // Of another counter of the same queue, and of another purpose.
        await board.PairAsync(await HallDevice.AddAsync(staff, "TicketScreen", "D1"));
        Assert.Equal(HttpStatusCode.BadRequest, board.Status);
        await board.PairedAsync(staff, "Board", "D2");

        await board.SendAsync("hall", new { });
        Assert.Equal(HttpStatusCode.OK, board.Status);
        var digits = board.Answer.GetProperty("digits").GetString();
        Assert.Matches("^[0-9]{4}$", digits);
        Assert.InRange(board.Answer.GetProperty("seconds").GetInt32(), 1, 180);
        Assert.StartsWith("<svg", board.Answer.GetProperty("qr").GetString(), StringComparison.Ordinal);
        service.Clock.Advance(TimeSpan.FromMinutes(3));
        await board.SendAsync("hall", new { });
        Assert.NotEqual(digits, board.Answer.GetProperty("digits").GetString());
        Assert.Equal(service.Clock.GetUtcNow().UtcDateTime, (await service.ReadAsync(db => db.Set<Device>().SingleAsync(d => d.Kind == DeviceKind.Board))).LastContactAt!.Value, TimeSpan.FromSeconds(1));
    }

    [Theory, OnBothDatabases]
    public async Task A_revoked_board_is_told_nothing_more(Database database)
    {
        await using var service = await HallWorld.OpenAsync(database);
        var staff = await Visitor.StaffAsync(service);
        var board = await HallDevice.Board(service).PairedAsync(staff, "Board");
        await board.SendAsync("hall", new { });
        Assert.Equal(HttpStatusCode.OK, board.Status);

        await staff.SendAsync("form[action*=Revoke]");
        await board.SendAsync("hall", new { });

        Assert.Equal(HttpStatusCode.Unauthorized, board.Status);
        Assert.False(board.Answer.TryGetProperty("digits", out _));
    }

    [Theory, OnBothDatabases]
    public async Task A_board_of_another_queue_is_a_stranger(Database database)
    {
        await using var service = await HallWorld.OpenAsync(database);
        await service.WriteAsync(async db =>
        {
            var other = new Queue { Id = Guid.CreateVersion7(), Code = "Q2", Name = "กองช่าง", Prefix = "B", PaperPrefix = "R", CreatedAt = service.Clock.GetUtcNow().UtcDateTime };
            db.Add(other);
            db.Add(new QueueCounter { QueueId = other.Id, PointId = (await db.Set<Participation.Web.Features.Agency.ServicePoint>().SingleAsync(p => p.Code == "X3")).Id, Number = 1 });
        });
        var board = await HallDevice.Board(service, "Q2").PairedAsync(await Visitor.StaffAsync(service), "Board", "X3");
        var elsewhere = HallDevice.Board(service);
        elsewhere.Secret = board.Secret;

        await elsewhere.SendAsync("hall", new { });

        Assert.Equal(HttpStatusCode.Unauthorized, elsewhere.Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_call_that_comes_while_the_queue_is_read_is_left_to_the_next_picture(Database database)
    {
        var meanwhile = new Meanwhile("counter_sessions");
        await using var service = await HallWorld.OpenAsync(database, meanwhile.Register);
        await service.OpenCounterAsync("D1");
        var card = await service.TakeAsync();
        await using var scope = service.Services.CreateAsyncScope();
        var reader = scope.ServiceProvider.GetRequiredService<ReadQueueNow>();

        meanwhile.Does(scope.ServiceProvider.GetRequiredService<ParticipationContext>(), () => service.CallNextAsync("D1"));
        var before = await reader.RunAsync(card.QueueId, CancellationToken.None);
        var after = await reader.RunAsync(card.QueueId, CancellationToken.None);

        Assert.Empty(before!.Calls);
        Assert.True(after!.Stamp > before.Stamp);
        Assert.True(Assert.Single(BoardPicture.Of(after, after.At).Calls).IsCurrent);
    }

    [Theory, OnBothDatabases]
    public async Task The_stream_tells_both_calls_of_one_second_and_nothing_that_leads_to_a_person(Database database)
    {
        await using var service = await HallWorld.OpenAsync(database);
        var officer = await service.OpenCounterAsync("D1");
        await service.OpenCounterAsync("D2");
        var cards = new[] { await service.TakeAsync(), await service.TakeAsync(), await service.TakeAsync() };
        using var http = service.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/board/Q1/live", UriKind.Relative));
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        using var stream = new StreamReader(await answer.Content.ReadAsStreamAsync());
        Assert.Empty((await PictureAsync(stream)).GetProperty("calls").EnumerateArray());

        await Task.WhenAll(service.CallNextAsync("D1"), service.CallNextAsync("D2"));

        var picture = await PictureAsync(stream);
        while (picture.GetProperty("calls").GetArrayLength() < 2) picture = await PictureAsync(stream);
        Assert.Equal(["A001", "A002"], picture.GetProperty("calls").EnumerateArray().Select(c => c.GetProperty("text").GetString()).Order());
        Assert.Equal([1, 2], picture.GetProperty("calls").EnumerateArray().Select(c => c.GetProperty("counter").GetInt32()).Order());
        Assert.All(picture.GetProperty("calls").EnumerateArray(), call => Assert.True(call.GetProperty("isCurrent").GetBoolean()));
        Assert.Equal(["calls", "counters", "date", "day", "isOpen", "now", "ordinary", "priority", "stamp"], picture.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["counter", "isCurrent", "secondsAgo", "serial", "text"], picture.GetProperty("calls")[0].EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["number", "text"], picture.GetProperty("counters")[0].EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        foreach (var id in cards.Select(c => c.Id).Append(officer)) Assert.DoesNotContain(id.ToString(), picture.GetRawText(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("[0-9a-fA-F]{8}-", picture.GetRawText());
    }

    [Fact]
    public async Task A_stream_of_no_queue_is_not_found()
    {
        await using var service = await HallWorld.OpenAsync(Database.Sqlite);
        using var http = service.Client();

        using var answer = await http.GetAsync(new Uri("/board/X9/live", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_staff_page_says_for_each_kind_what_to_do()
    {
        await using var service = await HallWorld.OpenAsync(Database.Sqlite);
        var staff = await Visitor.StaffAsync(service);

        await HallDevice.AddAsync(staff, "Board", "D1");
        Assert.Contains("/board/D1", staff.Words, StringComparison.Ordinal);
        Assert.Contains("จับคู่จอนี้", staff.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("หน้ายิ้ม", staff.Words, StringComparison.Ordinal);
        await HallDevice.AddAsync(staff, "TicketScreen", "D1");
        Assert.Contains("/q/D1/screen", staff.Words, StringComparison.Ordinal);
        Assert.Contains("เมื่อเห็นปุ่ม รับบัตรคิว", staff.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("คะแนน", staff.Words, StringComparison.Ordinal);
        await Tablet.AddAsync(staff, "D1");
        Assert.Contains("เมื่อเห็นหน้ายิ้มห้าหน้า", staff.Words, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> PictureAsync(StreamReader stream)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var line = await stream.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("The stream ended.");
            if (line.StartsWith("data: {", StringComparison.Ordinal)) return JsonDocument.Parse(line["data: ".Length..]).RootElement;
        }
    }
}
