using System.Net;
using Line.Messaging.Tests.Support;

namespace Line.Messaging.Tests.Sending;

public sealed class ContentTests
{
    private const string Id = "461230966842064897";

    [Fact]
    public async Task A_file_is_written_as_it_arrives()
    {
        var line = Sending(new byte[200_000], "image/jpeg");
        var destination = new MemoryStream();

        var ready = Assert.IsType<ContentOutcome.Ready>(await line.Client().GetContentAsync(Id, destination, 200_000));

        Assert.Equal(("image/jpeg", 200_000L, 200_000L), (ready.ContentType, ready.Length, destination.Length));
        Assert.Equal($"https://api-data.line.me/v2/bot/message/{Id}/content", line.Only.Uri.AbsoluteUri);
    }

    [Fact]
    public async Task A_file_past_the_limit_is_not_taken_whether_or_not_it_says_its_length()
    {
        var declared = await Sending(new byte[1001], "image/png").Client().GetContentAsync(Id, Stream.Null, 1000);
        Assert.Equal(new ContentOutcome.TooLarge(1000), declared);

        var destination = new MemoryStream();
        var undeclared = await Streaming(new UnknownLength(new byte[1001])).Client().GetContentAsync(Id, destination, 1000);
        Assert.Equal(new ContentOutcome.TooLarge(1000), undeclared);
        Assert.InRange(destination.Length, 0, 1000);
    }

    [Theory]
    [InlineData(HttpStatusCode.Accepted, typeof(ContentOutcome.NotReadyYet))]
    [InlineData(HttpStatusCode.NotFound, typeof(ContentOutcome.NotFound))]
    [InlineData(HttpStatusCode.Gone, typeof(ContentOutcome.Gone))]
    [InlineData(HttpStatusCode.BadRequest, typeof(ContentOutcome.Refused))]
    [InlineData(HttpStatusCode.TooManyRequests, typeof(ContentOutcome.Refused))]
    [InlineData(HttpStatusCode.InternalServerError, typeof(ContentOutcome.Unknown))]
    public async Task Each_status_has_its_own_case(HttpStatusCode status, Type outcome) =>
        Assert.IsType(outcome, await StubLine.Answering(status, """{"message":"x"}""").Client().GetContentAsync(Id, Stream.Null, 1000));

    [Fact]
    public async Task A_transfer_that_breaks_off_is_unknown()
    {
        var broken = Streaming(new Failing(new IOException("reset")));
        Assert.Equal(new ContentOutcome.Unknown("the transfer broke off"), await broken.Client().GetContentAsync(Id, Stream.Null, 1000));
    }

    [Fact]
    public async Task A_transfer_that_stands_still_is_given_up()
    {
        var clock = new ManualClock();
        var source = new Stalled();
        var fetching = Streaming(source).Client(new LineMessagingOptions { TimeProvider = clock }).GetContentAsync(Id, Stream.Null, 1000);
        await source.Reading.Task;
        clock.Advance(TimeSpan.FromSeconds(10.1));
        Assert.Equal(new ContentOutcome.Unknown("the transfer stood still"), await fetching);
    }

    [Fact]
    public async Task The_destinations_own_errors_come_out_as_they_are()
    {
        var full = new Failing(new IOException("disk full"));
        var error = await Assert.ThrowsAsync<IOException>(() => Sending(new byte[10], "image/png").Client().GetContentAsync(Id, full, 1000));
        Assert.Equal("disk full", error.Message);
    }

    [Theory]
    [InlineData("../../../v2/bot/info")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("1?x=1")]
    [InlineData("1#")]
    [InlineData("%2e%2e")]
    [InlineData("1\\2")]
    public async Task An_id_that_could_leave_its_place_in_the_address_is_refused(string id)
    {
        var line = StubLine.Answering(HttpStatusCode.OK);
        await Assert.ThrowsAsync<ArgumentException>(() => line.Client().GetContentAsync(id, Stream.Null, 1));
        await Assert.ThrowsAsync<ArgumentException>(() => line.Client().GetTranscodingStateAsync(id));
        await Assert.ThrowsAsync<ArgumentException>(() => line.Client().GetRichMenuAsync(id));
        Assert.Empty(line.Requests);
    }

    private static StubLine Sending(byte[] file, string type) => new(_ =>
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(file) };
        response.Content.Headers.ContentType = new(type);
        return response;
    });

    private static StubLine Streaming(Stream stream) => new(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(stream) });

    private sealed class UnknownLength(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }

    private sealed class Failing(Exception error) : MemoryStream
    {
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw error;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw error;
    }

    private sealed class Stalled : MemoryStream
    {
        public TaskCompletionSource Reading { get; } = new();

        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Reading.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return 0;
        }
    }
}
