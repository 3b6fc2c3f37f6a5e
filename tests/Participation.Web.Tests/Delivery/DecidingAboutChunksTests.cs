using Participation.Web.Delivery;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Platform.Time;

namespace Participation.Web.Tests.Delivery;

/// <summary>What may be done with a chunk at a moment, by its row and the clock alone.</summary>
public sealed class DecidingAboutChunksTests
{
    private static readonly DateTime Now = new(2026, 11, 20, 2, 30, 0, DateTimeKind.Utc);
    private static readonly DateTime NotAfter = Now.AddDays(7);

    [Fact]
    public void An_uncertain_chunk_is_repeated_for_twenty_three_hours_from_its_first_attempt_and_then_unknown()
    {
        var chunk = Chunk();
        chunk.BeginAttempt(Now);
        chunk.Record(new AttemptResult(DeliveryError.Unknown), Now);

        Assert.Equal(ChunkStep.Send, chunk.Decide(Now.AddHours(23).AddMilliseconds(-1), NotAfter));
        Assert.Equal(ChunkStep.GiveUpUnknown, chunk.Decide(Now.AddHours(23), NotAfter));
        // Also where its news is old meanwhile: somebody may have read it.
        Assert.Equal(ChunkStep.GiveUpUnknown, chunk.Decide(NotAfter, NotAfter));
    }

    [Fact]
    public void An_uncertain_chunk_that_was_called_back_is_not_asked_after()
    {
        var chunk = Chunk();
        chunk.BeginAttempt(Now);
        chunk.Record(new AttemptResult(DeliveryError.Unknown), Now);

        Assert.Equal(ChunkStep.GiveUpUnknown, chunk.Decide(Now.AddMinutes(1), notAfter: Now));
    }

    [Fact]
    public void What_LINE_surely_did_not_take_has_all_its_time_left()
    {
        var chunk = Chunk();
        chunk.BeginAttempt(Now);
        chunk.Record(new AttemptResult(DeliveryError.RateLimited), Now);
        Assert.True(chunk.IsUntouched);
        chunk.BeginAttempt(Now.AddHours(30));
        chunk.Record(new AttemptResult(DeliveryError.Unknown), Now.AddHours(30));

        Assert.Equal(ChunkStep.Send, chunk.Decide(Now.AddHours(40), NotAfter));
    }

    [Theory]
    [InlineData(null, ChunkStatus.Sent, ChunkStatus.Sent)]
    [InlineData(DeliveryError.Permanent, ChunkStatus.Refused, ChunkStatus.Unknown)]
    [InlineData(DeliveryError.RateLimited, ChunkStatus.Waiting, ChunkStatus.Waiting)]
    [InlineData(DeliveryError.Transient, ChunkStatus.Waiting, ChunkStatus.Waiting)]
    [InlineData(DeliveryError.QuotaExhausted, ChunkStatus.Waiting, ChunkStatus.Waiting)]
    [InlineData(DeliveryError.Unknown, ChunkStatus.Waiting, ChunkStatus.Waiting)]
    public void Each_end_of_an_attempt_leads_where_the_table_says_and_a_refusal_after_an_unknown_end_proves_nothing(DeliveryError? error, ChunkStatus first, ChunkStatus afterUnknown)
    {
        var fresh = Chunk();
        fresh.BeginAttempt(Now);
        fresh.Record(new AttemptResult(error), Now);
        Assert.Equal(first, fresh.Status);

        var uncertain = Chunk();
        uncertain.BeginAttempt(Now);
        uncertain.Record(new AttemptResult(DeliveryError.Unknown), Now);
        uncertain.BeginAttempt(Now);
        uncertain.Record(new AttemptResult(error), Now);
        Assert.Equal(afterUnknown, uncertain.Status);
        Assert.False(uncertain.IsUntouched);
    }

    [Fact]
    public void Whoever_is_taken_out_after_a_refused_attempt_changes_the_key_since_LINE_ties_it_to_the_people()
    {
        var chunk = Chunk();
        var key = chunk.RetryKey;
        chunk.LeaveOut(1, Now);
        Assert.Equal(key, chunk.RetryKey);
        chunk.BeginAttempt(Now);
        Assert.Throws<InvalidOperationException>(() => chunk.LeaveOut(1, Now));
        chunk.Record(new AttemptResult(DeliveryError.RateLimited), Now);

        chunk.LeaveOut(1, Now);

        Assert.NotEqual(key, chunk.RetryKey);
        Assert.Equal(498, chunk.Count);
    }

    [Theory]
    [InlineData("2026-11-20T19:59:59", null)]
    [InlineData("2026-11-20T20:00:00", "2026-11-21T07:00:00")]
    [InlineData("2026-11-20T23:59:59", "2026-11-21T07:00:00")]
    [InlineData("2026-11-21T00:00:00", "2026-11-21T07:00:00")]
    [InlineData("2026-11-21T06:59:59", "2026-11-21T07:00:00")]
    [InlineData("2026-11-21T07:00:00", null)]
    public void Quiet_hours_go_over_midnight_in_Bangkok(string bangkok, string? until)
    {
        var usual = new DeliveryOptions();
        var quiet = new QuietSpan(usual.QuietFrom, usual.QuietUntil);

        Assert.Equal(until is null ? null : At(until), quiet.EndOf(At(bangkok)!.Value));
    }

    [Fact]
    public void Hours_that_begin_and_end_at_once_are_never_quiet() =>
        Assert.Null(new QuietSpan(new(0, 0), new(0, 0)).EndOf(At("2026-11-20T03:00:00")!.Value));

    private static MulticastChunk Chunk() => new() { MulticastId = Guid.CreateVersion7(), Number = 1, Count = 500, RetryKey = Guid.CreateVersion7(), NextAttemptAt = Now };

    private static DateTime? At(string bangkok) => ThaiCalendar.ToUtc(DateTime.Parse(bangkok, System.Globalization.CultureInfo.InvariantCulture));
}
